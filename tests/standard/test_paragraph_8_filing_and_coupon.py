"""Paragraph 8: free of charge, also said on every page of filing, in every letter about the case and on its coupon."""

from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from applications.models import Application
from applications.states import Outcome
from portal.demo import cases
from socialaid.notices.models import Notice
from tests.cast import Cast, draft, filed, ordered, signed_in
from tests.printed import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

STEPS = ("draft", "draft-residence", "draft-person", "draft-account", "draft-words", "draft-way", "draft-check")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_paragraph_8_every_page_of_filing_says_so(cast: Cast, language: str) -> None:
    own, browser = draft(cast), signed_in(cast.applicant)
    with override(language):
        addresses = [reverse(name, args=[own.pk]) for name in STEPS] + [reverse("document", args=[own.pk, 5])]
        line = gettext("The service is free of charge.")

    silent = [address for address in addresses if line not in browser.get(address).content.decode()]

    assert silent == []


def test_paragraph_8_page_of_the_case_says_so(cast: Cast) -> None:
    case = filed(cast)

    with override("ru"):
        page = signed_in(cast.applicant).get(case.get_public_url()).content.decode()
        assert gettext("The service is free of charge.") in page


def test_paragraph_8_every_letter_about_a_case_says_so(cast: Cast) -> None:
    paid = ordered(cast)
    cases.paid(cast.setting, paid, cast.setting.today)
    cases.delivered(cast.setting, paid, cast.setting.today)
    cases.delivered(cast.setting, ordered(cast, Outcome.REFUSED), cast.setting.today)
    cases.stopped(cast.setting, filed(cast), cast.setting.today)

    letters = Notice.objects.filter(letter__startswith="applications/")

    assert {letter.letter for letter in letters} >= {
        f"applications/{name}" for name in ("filed", "registered", "decided", "ordered", "handed_over", "stopped")
    }
    assert [letter.letter for letter in letters if "тегін" not in letter.body] == []


def test_paragraph_8_no_letter_template_forgets_it() -> None:
    folder = Path(settings.BASE_DIR, "templates/letters/applications")

    silent = [path.name for path in folder.glob("*.txt") if "free of charge" not in path.read_text()]

    assert silent == []


def test_paragraph_8_coupon_says_so_in_both_languages(cast: Cast) -> None:
    case: Application = cases.registered(cast.setting, filed(cast), cast.setting.today)

    words = words_of("coupon", str(case.journal_number))

    assert "Мемлекеттік қызмет тегін көрсетіледі." in words
    assert "Государственная услуга оказывается бесплатно." in words
