"""The acts of the desk in the browser: what they do, what they say, and for whom they do not exist."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from applications.actions import checking, registering
from applications.models import Application
from applications.states import Outcome, State
from entitlements.models import Category
from socialaid.audit.models import Reading
from socialaid.prints.models import Print
from tests.applications.scene import clock, document, photo, statuses
from tests.cast import Cast, decided, filed, ordered, signed_in

pytestmark = pytest.mark.django_db

ACTS: dict[str, dict[str, str]] = {
    "accept-all": {},
    "register": {},
    "return": {"words": "Телефон жауап бермейді."},
    "complete": {},
    "stop": {"ground": "incomplete_information", "words": "Анықтама басқа адамдікі."},
    "sign": {},
    "hand-over": {"to_whom": "Ахметова Гүлнар"},
    "post": {"tracking_number": "RR123456789KZ", "posted_on": "02.11.2026"},
    "came-back": {},
}


def act(browser: Client, case: Application, name: str, *args: int, follow: bool = True, **answers: Any) -> Any:
    """What the page says after an act was sent off."""
    answers = answers or {"csrfmiddlewaretoken": "x"}
    return browser.post(reverse(f"desk:{name}", args=[case.number, *args]), answers, follow=follow)


def said(page: Any) -> list[str]:
    return [str(message) for message in page.context["messages"]]


def state(case: Application) -> str:
    return Application.objects.get(pk=case.pk).state


@pytest.fixture
def specialist(cast: Cast) -> Client:
    return signed_in(cast.specialist)


@pytest.fixture
def head(cast: Cast) -> Client:
    return signed_in(cast.head)


def test_document_is_decided_on_and_the_next_one_opens(specialist: Client, case: Application) -> None:
    page = act(specialist, case, "document-check", 5, follow=False, status="wrong", note="Басқа құжат.")

    assert page["Location"].endswith("?document=1")
    assert statuses(case)[5] == "wrong"


def test_document_without_a_decision_or_a_reason_is_explained(specialist: Client, case: Application) -> None:
    without_decision = act(specialist, case, "document-check", 5, note="Айқын емес.").content.decode()
    without_reason = act(specialist, case, "document-check", 5, status="wrong").content.decode()

    assert without_decision.count("Please choose what you decide on this document.") == 2  # in the list, at the field
    assert 'value="Айқын емес."' in without_decision
    assert without_reason.count("Write one sentence that says why: the citizen will read it.") == 2
    assert re.search(r'value="wrong"[^>]* checked', without_reason)
    assert statuses(case)[5] == "handed_in"


def test_accepting_all_and_registering_are_two_clicks(specialist: Client, case: Application) -> None:
    act(specialist, case, "accept-all")

    page = act(specialist, case, "register")

    case.refresh_from_db()
    assert said(page) == [f"Registered: {case.journal_number}."]


def test_coupon_is_printed_at_once_although_no_worker_has_made_it(specialist: Client, case: Application) -> None:
    act(specialist, case, "accept-all")
    act(specialist, case, "register")
    sheet = Print.objects.get(kind="coupon")
    assert sheet.made_at is None

    coupon = specialist.get(reverse("desk:print", args=[case.number, sheet.pk]))

    assert coupon["Content-Type"] == "application/pdf"
    assert coupon.getvalue().startswith(b"%PDF-")


def test_registering_too_early_says_which_documents_wait(specialist: Client, case: Application) -> None:
    [sentence] = said(act(specialist, case, "register"))

    assert sentence.startswith("These documents are not accepted yet: 1, 2, 3, 5")
    assert state(case) == State.FILED


def test_return_without_anything_asked_for_stays_on_its_page(specialist: Client, case: Application) -> None:
    page = act(specialist, case, "return", words="")

    assert page.context["form"].errors == {"words": ["Say which document is missing or what is wrong."]}
    assert state(case) == State.FILED


def test_returned_case_is_completed_at_the_counter(specialist: Client, case: Application) -> None:
    act(specialist, case, "return", **ACTS["return"])
    assert state(case) == State.RETURNED

    act(specialist, case, "complete")

    assert state(case) == State.FILED


def test_page_brought_to_the_counter_is_added(specialist: Client, case: Application) -> None:
    act(specialist, case, "document-add", 5, upload=photo(5))

    assert document(case, 5).scans.count() == 2


def test_head_stops_with_ground_and_words_only(head: Client, case: Application) -> None:
    page = act(head, case, "stop", ground="income_above_threshold", words="x")
    assert set(page.context["form"].errors) == {"ground"}

    act(head, case, "stop", **ACTS["stop"])
    assert state(case) == State.STOPPED


def test_head_signs(cast: Cast, head: Client) -> None:
    case = decided(cast)

    [sentence] = said(act(head, case, "sign"))

    assert sentence.startswith("Signed: decision 01-Ш-")


def test_result_is_posted_comes_back_and_is_handed_over(cast: Cast, specialist: Client) -> None:
    case = ordered(cast, Outcome.REFUSED)
    today = cast.setting.today.strftime("%d.%m.%Y")

    act(specialist, case, "post", tracking_number="RR123456789KZ", posted_on=today)
    act(specialist, case, "came-back")
    page = act(specialist, case, "hand-over", to_whom="Ахметова Гүлнар")

    assert page.status_code == 200
    case.result_delivery.refresh_from_db()
    assert (case.result_delivery.state, state(case)) == ("handed_over", State.CLOSED)


def test_posting_in_the_future_is_explained_at_its_field(cast: Cast, specialist: Client) -> None:
    page = act(specialist, ordered(cast), "post", tracking_number="RR1", posted_on="31.12.2099")

    assert page.context["form"].errors == {"posted_on": ["The day of posting cannot be after today."]}


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("who", ["next_door", "applicant", "stranger", "directorate", "administrator"])
def test_for_everybody_else_the_acts_do_not_exist(cast: Cast, case: Application, name: str, who: str) -> None:
    browser = signed_in(getattr(cast, who))

    assert act(browser, case, name, **ACTS[name]).status_code == 404
    assert state(case) == State.FILED


@pytest.mark.parametrize("name", ["accept-all", "register", "return", "stop"])
@pytest.mark.parametrize("who", ["secretary", "deputy"])
def test_who_sees_the_case_and_may_not_act_is_told_so(cast: Cast, case: Application, name: str, who: str) -> None:
    page = act(signed_in(getattr(cast, who)), case, name, **ACTS[name])

    assert page.status_code == 200
    assert said(page) or page.context["form"].errors
    assert state(case) == State.FILED


@pytest.mark.parametrize("name", ["accept-all", "register", "complete", "sign", "came-back"])
def test_nothing_happens_by_merely_opening_an_address(cast: Cast, case: Application, name: str) -> None:
    assert signed_in(cast.specialist).get(reverse(f"desk:{name}", args=[case.number])).status_code == 405


def test_counter_enters_a_case_in_one_page(cast: Cast, specialist: Client) -> None:
    category = Category.objects.get(code="akkol-fire-2010")
    answers = {
        "surname": "Әлімғазы",
        "given_name": "Құндыз",
        "iin": "580101300127",
        "birth_date": "01.01.1958",
        "address": "Ақкөл",
        "phone": "8 701 234 56 78",
        "account": "KZ86125KZT5004100100",
        "words": "Үйім өртенді.",
        "way": "visit",
        "language": "kk",
        "handed_in": ["2", "5", "6"],
        "consent": "on",
    }

    page = specialist.post(f"{reverse('desk:counter')}?category={category.code}", answers, follow=True)

    case = Application.objects.get()
    assert said(page) == [f"Entered. The case number is {case.number}."]
    assert page.redirect_chain[-1][0] == case.get_absolute_url()
    assert (case.door, set(statuses(case).values())) == ("counter", {"handed_in", "not_needed"})


@pytest.mark.parametrize("who", ["head", "secretary", "member", "applicant", "directorate", "administrator"])
def test_only_specialists_have_a_counter(cast: Cast, who: str) -> None:
    assert signed_in(getattr(cast, who)).get(reverse("desk:counter")).status_code == 404


def scan_address(case: Application) -> str:
    return reverse("scan", args=[document(case, 5).scans.get().pk])


def test_scan_is_shown_inert_and_its_reading_is_written_down(cast: Cast, specialist: Client, case: Application) -> None:
    page = specialist.get(scan_address(case))

    assert (page.getvalue()[:3], page["Content-Type"]) == (b"\xff\xd8\xff", "image/jpeg")
    assert "sandbox" in page["Content-Security-Policy"]
    assert "no-store" in page["Cache-Control"]
    reading = Reading.objects.get()
    assert (reading.reader, reading.number, reading.role, reading.office) == (
        cast.specialist,
        case.number,
        "specialist",
        "akkol",
    )


def test_her_own_scan_leaves_no_reading(cast: Cast, case: Application) -> None:
    assert signed_in(cast.applicant).get(scan_address(case)).getvalue()
    assert not Reading.objects.exists()


@pytest.mark.parametrize("who", ["next_door", "stranger", "directorate", "administrator", "chair", "member"])
def test_scan_of_a_case_that_is_not_hers_does_not_exist(cast: Cast, case: Application, who: str) -> None:
    assert signed_in(getattr(cast, who)).get(scan_address(case)).status_code == 404
    assert not Reading.objects.exists()


def test_scan_is_not_shown_without_signing_in(case: Application) -> None:
    assert signed_in(None).get(scan_address(case)).status_code == 302


def test_registered_case_keeps_its_pages_in_the_browser_too(cast: Cast, specialist: Client) -> None:
    case = filed(cast)
    checking.accept_all(application=case, by=cast.specialist, now=clock(cast))
    registering.register(application=case, by=cast.specialist, now=clock(cast))
    scan = document(case, 5).scans.get()

    page = specialist.post(reverse("scan-remove", args=[scan.pk]), follow=True)

    assert said(page) == ["Documents of this case cannot be changed now. Ask the department what to do."]
    assert document(case, 5).scans.get() == scan
