"""What the people of a department and its commission do at their desks, page by page."""

from datetime import datetime
from pathlib import Path

from django.utils import timezone

from tests.browser.visitor import Visitor, kk


def check_documents(visitor: Visitor, number: str) -> int:
    """Open the case from the worklist and accept one document after the other, as the page leads."""
    visitor.go("/kk/desk/")
    visitor.follow("Applications to check and register")
    visitor.follow_exactly(number)
    with visitor.page.expect_navigation():
        visitor.main.locator("tbody tr").first.get_by_role("link").click()
    checked = 0
    while visitor.page.locator("#document form").count():
        visitor.choose(status="accepted")
        visitor.page.check("[name=original_seen]")
        with visitor.page.expect_navigation():
            visitor.press("Save the decision")
        checked += 1
    return checked


def open_document(visitor: Visitor, no: int) -> None:
    """In the case that is open."""
    visitor.main.locator(f"tbody th a[href*='document={no}#']").click()
    visitor.page.wait_for_url(f"**document={no}#*")


def ask_again(visitor: Visitor, no: int, words: str, *, more: str = "") -> None:
    """In the case that is open: this document cannot be read; the case goes back to the citizen."""
    open_document(visitor, no)
    visitor.choose(status="not_readable")
    visitor.fill(note=words)
    visitor.press("Save the decision")
    visitor.follow("Return for completion")
    visitor.fill(words=more)
    visitor.press("Return for completion")


def answer_message(visitor: Visitor, text: str) -> None:
    """In the case that is open, where a citizen waits for an answer."""
    visitor.fill(text=text)
    visitor.press("Send the message")


def register(visitor: Visitor) -> str:
    """Register the case that is open; the answer is its number in the journal."""
    visitor.press("Register")
    return visitor.main.locator("h1").inner_text().split(" · ")[0]


def save_print(visitor: Visitor, title: str, path: Path) -> Path:
    """Open a printed sheet of the case by its button and keep it as a file."""
    button = visitor.main.get_by_role("link", name=f"{kk(title)} (PDF)", exact=True)
    answer = visitor.context.request.get(visitor.address + str(button.get_attribute("href")))
    assert answer.headers["content-type"] == "application/pdf"
    path.write_bytes(answer.body())
    return path


def plan_sitting(visitor: Visitor, starts_at: datetime) -> None:
    visitor.go("/kk/desk/")
    visitor.page.get_by_role("link", name=kk("Sittings"), exact=True).click()
    visitor.follow("Plan a sitting")
    local = timezone.localtime(starts_at)
    visitor.fill(day=f"{local:%Y-%m-%d}", time=f"{local:%H:%M}", place="Ақкөл, Нұрмағамбетов көшесі, 81, 4-кабинет")
    visitor.press("Plan the sitting")


def put_on_agenda(visitor: Visitor, journal_number: str) -> None:
    """On the page of the sitting: put the case with this journal number on its agenda."""
    visitor.follow("Put cases on the agenda")
    visitor.page.get_by_label(journal_number).check()
    visitor.press("Put on the agenda")


def open_sitting(visitor: Visitor) -> None:
    """One of the members did not come."""
    visitor.follow("Mark who is present")
    visitor.main.get_by_role("checkbox").nth(3).uncheck()
    visitor.press("Save and open the sitting")


def grant_by_raised_hands(visitor: Visitor, applicant: str) -> None:
    """Move the sum that the rule proposes; everybody raises a hand for it."""
    visitor.follow_exactly(applicant)
    visitor.choose(kind="grant")
    visitor.press("Put to the vote")
    visitor.page.select_option("[name=rest]", "for")
    visitor.press("Record and count the votes")


def close_sitting(visitor: Visitor) -> None:
    visitor.main.locator("a.back").click()
    visitor.follow("Close the sitting")
    visitor.press("Close the sitting")


def open_case(visitor: Visitor, number: str) -> None:
    """By the search of the worklist."""
    visitor.go("/kk/desk/cases/")
    visitor.fill(q=number)
    visitor.press("Search")
    visitor.follow_exactly(number)


def sign(visitor: Visitor, number: str) -> None:
    open_case(visitor, number)
    visitor.press("Sign the department's decision")


def open_payment(visitor: Visitor, number: str) -> None:
    open_case(visitor, number)
    visitor.follow("To the payment")


def record_transfer(visitor: Visitor, number: str) -> None:
    """The bank has made the transfer, today."""
    open_payment(visitor, number)
    visitor.fill(value_on=f"{timezone.localdate():%Y-%m-%d}", reference="ПП-000871")
    visitor.press("The bank made the transfer")


def hand_over(visitor: Visitor, number: str) -> None:
    open_case(visitor, number)
    visitor.follow("Hand the decision over")
    visitor.press("Hand the decision over")


def state_shown(visitor: Visitor, number: str) -> str:
    """The state of the case as its page says it."""
    visitor.go(f"/kk/desk/cases/{number}/")
    return visitor.main.locator(".case-head .tag").first.inner_text()
