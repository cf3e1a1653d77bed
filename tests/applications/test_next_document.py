"""Checking the documents one after another: the page leads from each to the next that waits."""

from django.test import Client

from applications.models import Application
from tests import cast as stage
from tests.cast import Cast


def decide(browser: Client, case: Application, no: int, **answers: str) -> str:
    response = browser.post(f"/kk/desk/cases/{case.number}/documents/{no}/", answers)
    return str(response.headers["Location"]).removeprefix(f"/kk/desk/cases/{case.number}/")


def test_accepting_leads_to_the_next_document_and_at_last_to_the_case(cast: Cast) -> None:
    case = stage.filed(cast)
    browser = stage.signed_in(cast.specialist)
    waiting = list(case.documents.filter(status="handed_in").order_by("kind__no").values_list("kind__no", flat=True))

    led_to = [decide(browser, case, no, status="accepted") for no in waiting]

    assert led_to == [f"?document={no}" for no in waiting[1:]] + [""]


def test_nothing_is_decided_before_the_specialist_chooses(cast: Cast) -> None:
    case = stage.filed(cast)
    page = stage.signed_in(cast.specialist).get(f"/kk/desk/cases/{case.number}/?document=2")

    assert page.context["document_form"]["status"].value() is None


def test_decision_without_its_sentence_keeps_what_was_chosen(cast: Cast) -> None:
    case = stage.filed(cast)
    browser = stage.signed_in(cast.specialist)

    page = browser.post(f"/kk/desk/cases/{case.number}/documents/2/", {"status": "not_readable"})

    assert page.context["document_form"]["status"].value() == "not_readable"
    assert case.documents.get(kind__no=2).status == "handed_in"


def test_address_of_a_decision_asked_for_by_a_link_is_the_case_with_the_document_open(cast: Cast) -> None:
    case = stage.filed(cast)

    answer = stage.signed_in(cast.specialist).get(f"/ru/desk/cases/{case.number}/documents/2/")

    assert answer["Location"] == f"/ru/desk/cases/{case.number}/?document=2"
