"""A daughter files for her father by his power of attorney; the letters go to him, and he reads Russian."""

from pathlib import Path

import pytest
from django.core import mail
from django.utils import timezone

from applications.models import Application
from socialaid.accounts.actions import claiming
from socialaid.accounts.models import User
from tests.browser import applicant, father, staff
from tests.browser.conftest import Admit
from tests.browser.letters import delivered_to
from tests.browser.paper import Paper
from tests.browser.visitor import Visitor, kk
from tests.cast import Cast


@pytest.fixture
def dinara(cast: Cast) -> User:
    """She has said who she is; nobody has seen her identity card yet."""
    claiming.claim(user=cast.stranger, iin=father.DAUGHTERS_IIN, names={}, now=timezone.now())
    return cast.stranger


def file_for_the_father(daughter: Visitor, photo: Path) -> str:
    applicant.begin(daughter, "akkol", "akkol-burial-2010", person="another")
    father.tell_all(daughter)
    applicant.give_account(daughter)
    applicant.write_words_and_way(daughter, language="ru")
    father.photograph_the_power_of_attorney(daughter, photo)
    applicant.hand_in_documents(daughter, photo)
    return applicant.check_and_send(daughter, father.FULL_NAME)


def assert_desk_knows_who_acts(specialist: Visitor, number: str) -> None:
    staff.open_case(specialist, number)
    for words in (kk("Representative"), father.DAUGHTER, father.PAPER, kk("by power of attorney")):
        assert words in specialist.words()


def test_daughter_files_for_her_father_who_gets_the_letters(
    admit: Admit, cast: Cast, dinara: User, photo: Path, tmp_path: Path
) -> None:
    daughter, specialist = admit("stranger", phone=True), admit("specialist")

    number = file_for_the_father(daughter, photo)
    assert father.FULL_NAME in daughter.words()
    assert daughter.width_beyond_the_screen() == 0
    assert_desk_knows_who_acts(specialist, number)
    assert staff.check_documents(specialist, number) == 6
    journal_number = staff.register(specialist)

    coupon = Paper(staff.save_print(specialist, "Coupon", tmp_path / "coupon.pdf"))
    for words in (journal_number, father.FULL_NAME, father.DAUGHTER):
        assert words in coupon.words
    received, registered = delivered_to(father.EMAIL)
    assert (received.subject, received.extra_headers["Content-Language"]) == (f"Заявление № {number} получено", "ru")
    assert journal_number in registered.body
    assert {address for letter in mail.outbox for address in letter.to} == {father.EMAIL}

    case = Application.objects.get(number=number)
    dinara.claim.refresh_from_db()
    assert case.applicant.iin_confirmed_at
    assert (dinara.claim.confirmed_at, dinara.claim.confirmed_by) == (None, None)
