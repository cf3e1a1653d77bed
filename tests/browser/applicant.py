"""What an applicant does on a phone, page by page."""

from pathlib import Path

from playwright.sync_api import expect

from applications.models import Applicant
from tests.browser.visitor import Visitor, kk

SURNAME, GIVEN_NAME, PATRONYMIC = "Серікбаева", "Айгүл", "Маратқызы"
FULL_NAME = f"{SURNAME} {GIVEN_NAME} {PATRONYMIC}"
WORDS = "Отбасымызда қаза болды. Жерлеуге көмек сұраймын."
IIN, WRONG_IIN = "840215450016", "840215450013"
IBAN, WRONG_IBAN = "KZ86125KZT5004100100", "KZ87125KZT5004100100"


def begin(visitor: Visitor, office: str, category: str, *, person: str = "myself") -> None:
    """From the home page past the question for whom: to the list of steps, where it is for herself."""
    visitor.go("/kk/")
    visitor.follow("Apply")
    visitor.page.select_option("[name=office]", office)
    visitor.press("Continue")
    visitor.choose(category=category)
    visitor.press("Continue")
    visitor.choose(person=person)
    visitor.press("Continue")


def tell_about_herself(visitor: Visitor) -> str:
    """A wrong IIN first: the answer is what the page then says; mended, it is taken."""
    visitor.follow("About you")
    visitor.fill(
        surname=SURNAME,
        given_name=GIVEN_NAME,
        patronymic=PATRONYMIC,
        iin=WRONG_IIN,
        birth_date="15.02.1984",
        address="Ақкөл қаласы, Абай көшесі, 12",
        phone="8 701 234 56 78",
        email="",
    )
    visitor.press("Save and continue")
    complaint = visitor.words()
    visitor.fill(iin=IIN)
    visitor.press("Save and continue")
    return complaint


def give_account(visitor: Visitor) -> str:
    """A wrong IBAN first: the answer is what the page then says; mended, it is taken."""
    visitor.follow("Bank account")
    visitor.fill(account=WRONG_IBAN)
    visitor.press("Save and continue")
    complaint = visitor.words()
    visitor.fill(account=IBAN)
    visitor.press("Save and continue")
    return complaint


def write_words_and_way(visitor: Visitor, language: str = "kk") -> None:
    visitor.follow("Your words")
    visitor.fill(words=WORDS)
    visitor.press("Save and continue")
    choose_way(visitor, language)


def choose_way(visitor: Visitor, language: str = "kk") -> None:
    visitor.follow("How to get the result")
    visitor.choose(way="visit", language=language)
    visitor.press("Save and continue")


def write_down_child(visitor: Visitor, name: str) -> None:
    """From the list of the family: a child without income, back to the list."""
    visitor.follow("Add a person")
    visitor.fill(name=name, birth_date="03.09.2012")
    visitor.choose(relation="child")
    visitor.press("Save and continue")
    visitor.page.check("[name=nothing]")
    visitor.press("Save and continue")


def write_down_family(visitor: Visitor, *children: str, name: str = FULL_NAME) -> str:
    """The applicant's wage, the children, and the sum; the answer is what the page of the sum says."""
    visitor.main.locator(".task-list a[href$='/family/']").first.click()
    visitor.follow("Write the income: %(name)s", name=name)
    visitor.fill(wage="180 000")
    visitor.press("Save and continue")
    for child in children:
        write_down_child(visitor, child)
    visitor.follow("This is everybody: show the sum")
    arithmetic = visitor.words()
    visitor.follow("Continue")
    return arithmetic


def hand_in_documents(visitor: Visitor, photo: Path) -> int:
    """A photo for each document that is still to do; the number of photos is the answer."""
    handed_in = 0
    while True:
        begun = visitor.main.locator("#documents + .task-list > li").filter(has_text=kk("To do"))
        if begun.count() == 0:
            return handed_in
        begun.first.get_by_role("link").click()
        send_photos(visitor, photo)
        visitor.follow("Done with this document")
        handed_in += 1


def open_document(visitor: Visitor, no: int) -> None:
    """From the list of steps."""
    visitor.main.locator(f"#documents + .task-list a[href$='/{no}/']").click()


def turn_right(visitor: Visitor, photo: str) -> None:
    """A photo that lies on its side."""
    row = visitor.main.locator(".pages > li").filter(has_text=photo)
    row.get_by_role("button", name=kk("Turn right")).click()


def choose_photos(visitor: Visitor, *photos: Path) -> None:
    """With a script chosen files go at once; without it a button sends them."""
    visitor.page.set_input_files("[name=upload]", photos)
    upload = visitor.main.get_by_role("button", name=kk("Upload"), exact=True)
    if upload.is_visible():
        with visitor.page.expect_navigation():
            upload.click()


def send_photos(visitor: Visitor, *photos: Path) -> None:
    """Until all of them are there."""
    choose_photos(visitor, *photos)
    expect(visitor.page.locator("#sending > li")).to_have_count(0)


def check_and_send(visitor: Visitor, full_name: str = FULL_NAME) -> str:
    """First without the consent, then with it; the answer is the number of the case."""
    visitor.follow("Check and send")
    visitor.press("Send the application")
    assert visitor.main.get_by_role("alert").is_visible()
    for promise in visitor.main.get_by_role("checkbox").all():
        promise.check()
    visitor.press("Send the application")
    number = visitor.main.locator(".number-panel .number").first.inner_text()
    assert Applicant.objects.get(application__number=number).full_name == full_name
    return number


def look_up(visitor: Visitor, number: str, code: str) -> str:
    """How a case goes, without signing in; the answer is what the page says."""
    visitor.go("/kk/")
    visitor.follow("Find out how a case goes")
    visitor.fill(number=number, code=code)
    visitor.press("Show")
    return visitor.words()


def write_message(visitor: Visitor, text: str) -> None:
    """On the page of her case."""
    visitor.fill(text=text)
    visitor.press("Send the message")
