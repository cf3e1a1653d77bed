"""What somebody says who she is: a claim, with no effect on anybody else."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from applications.actions import checking, drafting
from applications.models import Application, DocumentStatus
from portal.demo import cases
from socialaid.accounts.models import Claim, User
from socialaid.notices.models import Notice
from tests.accounts.conftest import code_in_sms, page, sign_up
from tests.cast import Cast, filed, signed_in

PROFILE = "/kk/my/profile/"
pytestmark = pytest.mark.django_db


def say(client: Client, **answers: str) -> str:
    """Fill the page in; what the next page says."""
    full = {"surname": "Ахметова", "given_name": "Айгүл", "language": "kk", **answers}
    return client.post(PROFILE, full, follow=True).content.decode()


def decide(cast: Cast, case: Application, status: DocumentStatus, *, seen: bool) -> None:
    identity = case.documents.get(kind__no=2)
    checking.check_document(
        document=identity, status=status, note="Сурет", original_seen=seen, by=cast.specialist, now=timezone.now()
    )


@pytest.fixture
def case(cast: Cast) -> Application:
    return filed(cast)


@pytest.fixture
def iin(case: Application) -> str:
    return case.applicant.iin


def test_claim_is_kept_encrypted_and_unconfirmed(cast, iin):
    say(signed_in(cast.stranger), iin=iin)

    own = Claim.objects.get(user=cast.stranger)
    assert (own.iin, own.confirmed_at) == (iin, None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT iin, iin_index FROM accounts_claim")
        row = cursor.fetchone()
    assert iin not in "".join(row)


def test_birth_date_follows_from_the_iin(cast):
    say(signed_in(cast.stranger), iin="620315450011"[:11] + _check_digit("62031545001"))

    assert Claim.objects.get(user=cast.stranger).birth_date == date(1962, 3, 15)


def _check_digit(eleven: str) -> str:
    total = sum(int(digit) * weight for weight, digit in enumerate(eleven, 1)) % 11
    assert total < 10
    return str(total)


@pytest.mark.parametrize(
    "answers",
    [
        {"iin": "123"},
        {"iin": "620315450012"},
        {"iin": "621315450015"},
        {"iin": "620315950013"},
        {"iin": "620315450011", "birth_date": "16.03.1962"},
        {"birth_date": "15.03.2199"},
        {"birth_date": "31.02.1962"},
    ],
)
def test_impossible_answer_gets_its_sentence_and_loses_nothing(cast, answers):
    text = say(signed_in(cast.stranger), **answers)

    assert "error-summary" in text
    assert all(f'value="{answer}"' in text for answer in answers.values())
    assert not Claim.objects.exists()


def test_person_without_an_iin_says_why(cast):
    say(signed_in(cast.stranger), no_iin_reason="қандас", birth_date="15.03.1962")

    own = Claim.objects.get(user=cast.stranger)
    assert (own.iin, own.no_iin_reason) == ("", "қандас")


def test_specialist_who_saw_the_document_confirms_the_account(cast, case, iin):
    say(signed_in(cast.applicant), iin=iin)

    decide(cast, case, DocumentStatus.ACCEPTED, seen=True)

    own = Claim.objects.get(user=cast.applicant)
    assert own.confirmed_by == cast.specialist
    assert "tag-ok" in page(signed_in(cast.applicant), PROFILE)


def test_picture_from_afar_confirms_the_case_but_not_the_account(cast, case, iin):
    say(signed_in(cast.applicant), iin=iin)

    decide(cast, case, DocumentStatus.ACCEPTED, seen=False)

    case.applicant.refresh_from_db()
    assert case.applicant.iin_confirmed_at is not None
    assert Claim.objects.get(user=cast.applicant).confirmed_at is None


def test_confirmation_goes_when_the_specialist_changes_her_mind(cast, case, iin):
    decide(cast, case, DocumentStatus.ACCEPTED, seen=True)

    decide(cast, case, DocumentStatus.WRONG, seen=True)

    assert Claim.objects.get(user=cast.applicant).confirmed_at is None


def test_another_iin_takes_the_confirmation_away(cast, case, iin):
    decide(cast, case, DocumentStatus.ACCEPTED, seen=True)

    say(signed_in(cast.applicant), no_iin_reason="ескі құжат")

    assert Claim.objects.get(user=cast.applicant).confirmed_at is None


def test_case_filed_for_somebody_else_does_not_touch_ones_own_claim(cast, case, iin):
    other = "62031545001" + _check_digit("62031545001")
    say(signed_in(cast.applicant), iin=other)

    decide(cast, case, DocumentStatus.ACCEPTED, seen=True)

    own = Claim.objects.get(user=cast.applicant)
    assert (own.iin, own.confirmed_at) == (other, None)


def test_stranger_who_claims_the_iin_of_somebody_known_learns_nothing(cast, case, iin):
    decide(cast, case, DocumentStatus.ACCEPTED, seen=True)
    unknown_to_all = "63041645002" + _check_digit("63041645002")
    client, newcomer = signed_in(cast.stranger), signed_in(User.objects.create_user("newcomer", email="new@mail.kz"))

    about_known, about_unknown = say(client, iin=iin), say(newcomer, iin=unknown_to_all)

    assert _without(about_known, iin, "stranger.nurlan") == _without(about_unknown, unknown_to_all, "newcomer")
    for path in ("/kk/my/", PROFILE, "/kk/my/new/"):
        shown = page(client, path)
        assert case.number not in shown
        assert case.applicant.address not in shown
    assert client.get(f"/kk/my/cases/{case.number}/").status_code == 404


def _without(text: str, iin: str, username: str) -> list[str]:
    """The page without what its reader typed herself, and keys made anew each time."""
    user = User.objects.get(username=username)
    born = Claim.objects.get(user=user).birth_date
    for own in (iin, f"{born:%d.%m.%Y}", user.email, user.username, user.short_name):
        text = text.replace(own, "") if own else text
    return [line.strip() for line in text.splitlines() if "csrfmiddlewaretoken" not in line and line.strip()]


def test_stranger_who_claims_an_iin_blocks_nothing(cast, iin):
    say(signed_in(cast.stranger), iin=iin)
    owner = signed_in(cast.applicant)

    assert "error-summary" not in say(owner, iin=iin)
    second = filed(cast)
    decide(cast, second, DocumentStatus.ACCEPTED, seen=True)

    assert Claim.objects.get(user=cast.applicant).confirmed_at is not None
    assert Claim.objects.get(user=cast.stranger).confirmed_at is None
    assert Claim.objects.filter(iin_index=Claim.objects.get(user=cast.applicant).iin_index).count() == 2


def test_first_draft_begins_with_what_one_said_of_oneself(cast):
    client = signed_in(cast.stranger)
    say(client, iin="62031545001" + _check_digit("62031545001"), surname="Серіков", given_name="Нұрлан")
    cast.stranger.refresh_from_db()
    category = cast.office.categories.filter(by_list=False).first()

    begun = drafting.begin(
        user=cast.stranger, office=cast.office, category=category, today=date(2026, 11, 2), now=timezone.now()
    )

    assert begun.applicant.full_name == "Серіков Нұрлан"
    assert begun.applicant.birth_date == date(1962, 3, 15)


def test_owner_signs_up_claims_files_and_is_confirmed_after_a_stranger_took_her_iin(cast, iin):
    stranger, owner = signed_in(cast.stranger), Client()
    say(stranger, iin=iin)
    sign_up(owner, "+77012345678")
    owner.post("/kk/account/phone/verify/", {"code": code_in_sms()})
    assert "error-summary" not in say(owner, iin=iin)
    newcomer = User.objects.get(phone="+77012345678")

    own = cases.filed_online(cast.setting, newcomer, cast.setting.back(1))
    own.applicant.set_iin(iin)
    own.applicant.save()
    decide(cast, own, DocumentStatus.ACCEPTED, seen=True)

    assert Claim.objects.get(user=newcomer).confirmed_by == cast.specialist
    assert Claim.objects.get(user=cast.stranger).confirmed_at is None
    assert stranger.get(f"/kk/my/cases/{own.number}/").status_code == 404
    assert own.number not in page(stranger, "/kk/my/")
    assert not Notice.objects.filter(user=cast.stranger).exists()


def test_first_draft_of_a_stranger_takes_nothing_from_the_person_whose_iin_she_claims(cast, case, iin):
    decide(cast, case, DocumentStatus.ACCEPTED, seen=True)
    say(signed_in(cast.stranger), iin=iin, surname="Бөтен", given_name="Адам")
    cast.stranger.refresh_from_db()
    category = cast.office.categories.filter(by_list=False).first()

    begun = drafting.begin(
        user=cast.stranger, office=cast.office, category=category, today=date(2026, 11, 2), now=timezone.now()
    )

    known = (case.applicant.address, case.applicant.phone, case.applicant.email)
    assert begun.applicant.full_name == "Бөтен Адам"
    assert not set(filter(None, known)) & {begun.applicant.address, begun.applicant.phone, begun.applicant.email}
    assert begun.account == ""
