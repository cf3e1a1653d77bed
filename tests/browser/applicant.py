"""What an applicant does on a phone, page by page."""

from pathlib import Path

from applications.models import Applicant
from tests.browser.visitor import Visitor, kk

SURNAME, GIVEN_NAME, PATRONYMIC = "Серікбаева", "Айгүл", "Маратқызы"
FULL_NAME = f"{SURNAME} {GIVEN_NAME} {PATRONYMIC}"
IIN, WRONG_IIN = "840215450016", "840215450013"
IBAN, WRONG_IBAN = "KZ86125KZT5004100100", "KZ87125KZT5004100100"


def begin(visitor: Visitor, office: str, category: str) -> None:
    """From the home page to the list of steps."""
    visitor.go("/kk/")
    visitor.follow("Apply")
    visitor.page.select_option("[name=office]", office)
    visitor.press("Continue")
    visitor.choose(category=category)
    visitor.press("Continue")
    visitor.choose(person="myself")
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


def write_words_and_way(visitor: Visitor) -> None:
    visitor.follow("Your words")
    visitor.fill(words="Отбасымызда қаза болды. Жерлеуге көмек сұраймын.")
    visitor.press("Save and continue")
    visitor.follow("How to get the result")
    visitor.choose(way="visit", language="kk")
    visitor.press("Save and continue")


def hand_in_documents(visitor: Visitor, photo: Path) -> int:
    """A photo for each document that is still to do; the number of photos is the answer."""
    handed_in = 0
    while True:
        begun = visitor.main.locator("#documents + .task-list > li").filter(has_text=kk("To do"))
        if begun.count() == 0:
            return handed_in
        begun.first.get_by_role("link").click()
        visitor.page.set_input_files("[name=upload]", photo)
        send_chosen(visitor)
        visitor.follow("Done with this document")
        handed_in += 1


def send_chosen(visitor: Visitor) -> None:
    """With a script chosen files go at once; without it a button sends them."""
    upload = visitor.main.get_by_role("button", name=kk("Upload"), exact=True)
    if upload.is_visible():
        upload.click()


def check_and_send(visitor: Visitor) -> str:
    """First without the consent, then with it; the answer is the number of the case."""
    visitor.follow("Check and send")
    visitor.press("Send the application")
    assert visitor.main.get_by_role("alert").is_visible()
    visitor.page.check("[name=consent]")
    visitor.press("Send the application")
    number = visitor.main.locator(".number-panel .number").inner_text()
    assert Applicant.objects.get(application__number=number).full_name == FULL_NAME
    return number
