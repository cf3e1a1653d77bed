"""What is typed is kept before it is saved, on any device, and nothing newer is overwritten silently."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from applications.actions import keeping
from applications.kept import TEXT_MOST
from applications.models import Application
from applications.queries import tasks, unanswered
from tests.applications.scene import clock
from tests.cast import Cast, draft, filed, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

ACCOUNT = "KZ86125KZT5004100100"


@pytest.fixture
def browser(cast: Cast) -> Client:
    return signed_in(cast.applicant)


def opened(browser: Client, own: Application, step: str = "account") -> dict[str, Any]:
    """What an open page of a step sends along."""
    page = browser.get(reverse(f"draft-{step}", args=[own.pk])).context
    return {"keeping_page": page["keeping_page"], "keeping_seen": page["keeping_seen"]}


def keep(
    browser: Client, own: Application, page: dict[str, Any], turn: int, step: str = "account", **texts: str
) -> Any:
    sent = page | {"keeping_turn": turn} | texts
    return browser.post(reverse("draft-keep", args=[own.pk, step]), sent)


def save(browser: Client, own: Application, page: dict[str, Any], **texts: str) -> Any:
    return browser.post(reverse("draft-account", args=[own.pk]), page | texts)


def shown(browser: Client, own: Application, name: str = "account") -> str:
    return str(browser.get(reverse(f"draft-{name}", args=[own.pk])).context["form"][name].value())


def kept(own: Application) -> dict[str, dict[str, str]]:
    return {step: row.texts for step, row in Application.objects.get(pk=own.pk).kept_steps.items()}


def test_raw_text_is_kept_and_shown_on_another_device(cast: Cast, begun: Application, browser: Client) -> None:
    answer = keep(browser, begun, opened(browser, begun), 1, account="KZ86 125K")

    other = signed_in(cast.applicant)
    page = other.get(reverse("draft-account", args=[begun.pk]))
    assert answer.status_code == 200
    assert list(answer.json()) == ["at"]
    assert page.context["form"]["account"].value() == "KZ86 125K"
    assert page.context["form"].errors == {}
    assert page.context["kept_at"]


def test_raw_text_lies_encrypted_and_the_saved_answer_stays(cast: Cast, begun: Application, browser: Client) -> None:
    before = begun.account
    keep(browser, begun, opened(browser, begun), 1, account="KZ86 125K")

    from_table = Application.objects.filter(pk=begun.pk).extra(select={"raw": "kept"}).values_list("raw", flat=True)[0]
    begun.refresh_from_db()
    assert "KZ86" not in str(from_table)
    assert begun.account == before


def test_step_with_raw_text_is_begun_and_not_done(begun: Application, browser: Client) -> None:
    keep(browser, begun, opened(browser, begun), 1, account="KZ86 125K")

    own = Application.objects.select_related("applicant").get(pk=begun.pk)
    [account] = [task for task in tasks(own) if task.code == "account"]
    assert (account.begun, account.done) == (True, False)
    assert unanswered(own) == [account]


def test_saving_drops_the_raw_text(begun: Application, browser: Client) -> None:
    page = opened(browser, begun)
    keep(browser, begun, page, 1, account="KZ86 125K")

    assert save(browser, begun, page | {"keeping_turn": 2}, account=ACCOUNT).status_code == 302

    assert kept(begun) == {"account": {}}
    assert shown(browser, begun) == ACCOUNT


def test_writing_that_arrives_after_its_page_was_saved_changes_nothing(begun: Application, browser: Client) -> None:
    page = opened(browser, begun)
    save(browser, begun, page | {"keeping_turn": 7}, account=ACCOUNT)

    late = keep(browser, begun, page, 6, account="KZ86")

    assert late.status_code == 200
    assert kept(begun) == {"account": {}}


def test_older_page_overwrites_nothing_and_says_so(begun: Application, browser: Client) -> None:
    here, there = opened(browser, begun), opened(browser, begun)
    keep(browser, begun, there, 1, account="KZ11")

    refused = keep(browser, begun, here, 2, account="KZ22")

    assert refused.status_code == 409
    assert refused.json()["sentence"] == str(keeping.ELSEWHERE)
    assert kept(begun) == {"account": {"account": "KZ11"}}


def test_button_of_an_older_page_asks_once_and_then_saves(begun: Application, browser: Client) -> None:
    here, there = opened(browser, begun), opened(browser, begun)
    save(browser, begun, there, account="KZ563190000012344567")

    asked = save(browser, begun, here, account=ACCOUNT)
    begun.refresh_from_db()
    kept_meanwhile = begun.account
    seen = {name: asked.context[name] for name in ("keeping_page", "keeping_seen")}
    again = save(browser, begun, seen, account=ACCOUNT)

    begun.refresh_from_db()
    assert str(keeping.ELSEWHERE) in asked.context["form"].non_field_errors()
    assert asked.context["form"]["account"].value() == ACCOUNT
    assert kept_meanwhile == "KZ563190000012344567"
    assert (again.status_code, begun.account) == (302, ACCOUNT)


def test_page_that_could_not_be_saved_is_kept_too(begun: Application, browser: Client) -> None:
    answer = save(browser, begun, opened(browser, begun), account="KZ1")

    assert answer.status_code == 200
    assert kept(begun) == {"account": {"account": "KZ1"}}


def test_going_back_to_what_was_saved_drops_the_raw_text(begun: Application, browser: Client) -> None:
    before = begun.account
    page = opened(browser, begun)
    keep(browser, begun, page, 1, account="KZ1")

    browser.post(reverse("draft-keep", args=[begun.pk, "account"]), page | {"forget": "1"})

    assert shown(browser, begun) == before


def test_too_long_text_and_unknown_fields_are_not_kept(begun: Application, browser: Client) -> None:
    page = opened(browser, begun)

    long = keep(browser, begun, page, 1, account="9" * (TEXT_MOST + 1))
    keep(browser, begun, page, 2, account="1\0", consent="on", state="filed")

    assert long.status_code == 409
    assert kept(begun) == {"account": {"account": "1"}}


def test_only_steps_of_her_own_draft_are_kept(cast: Cast, begun: Application, browser: Client) -> None:
    case = filed(cast)

    assert keep(browser, begun, {}, 1, step="consent", consent="on").status_code == 404
    assert keep(signed_in(cast.stranger), begun, {}, 1, account="1").status_code == 404
    assert keep(browser, case, {}, 1, account="1").status_code == 404


def test_keeping_needs_the_sign_of_the_form(cast: Cast, begun: Application) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in(cast.applicant).cookies

    assert keep(strict, begun, {}, 1, account="1").status_code == 403
    assert kept(begun) == {}


def test_filing_waits_for_what_is_not_saved(cast: Cast, begun: Application, browser: Client) -> None:
    keep(browser, begun, opened(browser, begun), 1, account="KZ1")

    page = browser.post(reverse("draft-check", args=[begun.pk]), {"consent": "on"})

    [sentence] = page.context["form"].non_field_errors()
    assert sentence == "What you typed in “Bank account” is not saved yet. Open this step and save it."


def test_every_writing_keeps_the_draft_longer(cast: Cast, begun: Application, browser: Client) -> None:
    Application.objects.filter(pk=begun.pk).update(touched_at=clock(cast, 30), warned_at=clock(cast, 1))

    keep(browser, begun, opened(browser, begun), 1, account="KZ1")

    begun.refresh_from_db()
    assert begun.touched_at > clock(cast, 1)
    assert begun.warned_at is None


@pytest.mark.parametrize(
    ("account", "words"), [(ACCOUNT, "Bank: National Bank of Kazakhstan"), ("KZ61999KZT5004100100", "by its code")]
)
def test_task_list_names_the_bank_or_says_kindly_that_it_is_unknown(
    cast: Cast, browser: Client, account: str, words: str
) -> None:
    own = draft(cast)

    answer = browser.post(reverse("draft-account", args=[own.pk]), {"account": account})

    assert words
    assert words in browser.get(answer["Location"]).content.decode()
