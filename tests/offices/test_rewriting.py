import pytest
from django.utils import timezone

from offices.actions import rewriting
from offices.actions.rewriting import LetterWords, rewrite
from socialaid.audit.models import Event
from socialaid.lib.refused import Refused
from socialaid.notices.models import LetterText
from tests.cast import Cast, signed_in

pytestmark = pytest.mark.django_db
GOOD = LetterWords("{number} өтініш", "{category}. {office_phone}", "{number} алынды.")
PAGE = "/ru/desk/letters/words/applications/filed/"


def write(cast: Cast, words: LetterWords = GOOD, **changes) -> LetterText:
    which = {"letter": "applications/filed", "variant": "", "language": "kk", "seen": 0, "by": cast.directorate}
    return rewrite(words=words, now=timezone.now(), **{**which, **changes})


def test_new_words_are_a_new_version_and_stand_in_the_record(cast):
    first, second = write(cast), write(cast, seen=1)

    assert (first.version, second.version) == (1, 2)
    assert Event.objects.filter(act="letters.rewritten").count() == 2


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (LetterWords("{nobody}", "-", "-"), "subject"),
        (LetterWords("-", "{{ number }}", "-"), "body"),
        (LetterWords("-", "{number.__class__}", "-"), "body"),
        (LetterWords("-", "-", "{% now %}"), "sms"),
        (LetterWords("-", "-", ""), "sms"),
        (LetterWords("-", "-", "ә" * 135), "sms"),
    ],
)
def test_words_that_would_break_a_letter_are_refused_at_their_field(cast, words, field):
    with pytest.raises(Refused) as refusal:
        write(cast, words)

    assert refusal.value.field == field
    assert LetterText.objects.count() == 0


@pytest.mark.parametrize("who", ["head", "specialist", "administrator", "applicant"])
def test_words_are_written_by_the_directorate_only(cast, who):
    with pytest.raises(Refused):
        write(cast, by=getattr(cast, who))


def test_words_of_letters_to_staff_are_not_written(cast):
    with pytest.raises(Refused):
        write(cast, letter="deadlines/head_digest")


def test_words_that_somebody_else_has_written_meanwhile_are_not_lost(cast):
    write(cast)

    with pytest.raises(Refused) as refusal:
        write(cast)

    assert refusal.value.message == rewriting.MEANWHILE


def test_directorate_rewrites_a_letter_and_everybody_previews_it(cast):
    browser = signed_in(cast.directorate)
    page = browser.get(f"{PAGE}ru/").content.decode()
    assert "{number}" in page

    words = {
        "subject": "Получено: {number}",
        "body": "Мы начали. {office_phone}",
        "sms": "{number} получено.",
        "seen": 0,
    }
    assert browser.post(f"{PAGE}ru/", words).status_code == 302

    preview = signed_in(cast.specialist).get(PAGE).content.decode()
    assert "Получено: 7K3M-94QX" in preview
    assert "Мы начали. 8 (71638) 2-00-00" in preview


def test_page_keeps_what_was_typed_where_a_place_is_wrong(cast):
    words = {"subject": "{nobody}", "body": "мой текст", "sms": "-", "seen": 0}

    page = signed_in(cast.directorate).post(f"{PAGE}ru/", words).content.decode()

    assert "мой текст" in page
    assert "{nobody}" in page


def test_old_versions_stay_readable(cast):
    old = write(cast)
    write(cast, LetterWords("жаңа", "жаңа", "жаңа"), seen=1)

    assert (
        "{category}. {office_phone}"
        in signed_in(cast.head).get(f"/kk/desk/letters/words/versions/{old.pk}/").content.decode()
    )
