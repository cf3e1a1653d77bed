"""What a test of payments stands on: an office with its people, and a case that the commission has granted."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from allauth.mfa.models import Authenticator

from applications.actions.deciding import receive_decision
from applications.actions.signing import sign
from applications.models import Applicant, Application, CommissionDecision
from applications.states import Outcome, State
from deadlines.models import Due
from entitlements.amounts import AmountKind
from entitlements.models import Category, MaslikhatDecision
from offices.models import Membership, Office, Role, StandardVersion, Substitution
from payments.actions.approving import approve
from payments.actions.making import record_made
from payments.actions.opening import open_payment
from payments.actions.preparing import prepare
from payments.models import Payment, Transfer
from socialaid.accounts.models import User
from socialaid.notices.models import Addressee

ALMATY = ZoneInfo("Asia/Almaty")
RECEIVED_ON = date(2026, 11, 2)
DUE_ON = date(2026, 11, 17)
TODAY = date(2026, 11, 16)
ACCOUNT = "KZ86125KZT5004100100"
OTHER_ACCOUNT = "KZ75125KZT2069100100"


def at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), ALMATY)


NOW = at(TODAY)


LANGUAGES = ("kk", "ru", "en")


def standard() -> StandardVersion:
    return StandardVersion.objects.get_or_create(
        code="akmola-2008",
        defaults={
            "act_number": "А-7/428",
            "adopted_on": date(2008, 10, 7),
            "in_force_from": date(2008, 11, 7),
            "pay_days": 15,
        },
    )[0]


def office(code: str, order: int, kind: str = "district") -> Office:
    names = {f"{field}_{language}": code for field in ("territory", "name", "short_name") for language in LANGUAGES}
    address = {"address_kk": "Тәуелсіздік 1", "address_ru": "Независимости 1"}
    made, _created = Office.objects.get_or_create(
        code=code, defaults={"order": order, "kind": kind, "phones": ["8 (71638) 2-10-48"], **names, **address}
    )
    return made


def person(username: str, place: Office | None = None, role: str = "", **names: str) -> User:
    """Somebody with an account; whoever works in an office has her second factor."""
    user = User.objects.create(
        username=username, surname=names.get("surname", username.title()), given_name=names.get("given_name", "Айгүл")
    )
    if place:
        Membership.objects.create(user=user, office=place, role=role, since=date(2020, 1, 1))
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return user


def stand_in(user: User, absent: User) -> Substitution:
    """`user` stands in for the head these years, on the ground of an order."""
    post = absent.memberships.get(role=Role.HEAD)
    return Substitution.objects.create(
        absent=post, user=user, since=date(2020, 1, 1), until=date(2099, 1, 1), ground="№ 7, 01.01.2020"
    )


def category(place: Office) -> Category:
    decision, _created = MaslikhatDecision.objects.get_or_create(
        code=f"{place.code}-2010",
        defaults={
            "office": place,
            "number": "С27-3",
            "adopted_on": date(2010, 3, 16),
            "in_force_from": date(2010, 3, 16),
            **{f"title_{language}": "Әлеуметтік көмек" for language in LANGUAGES},
        },
    )
    texts = {f"{field}_{language}": "Өрт" for field in ("title", "summary") for language in LANGUAGES}
    made, _created = Category.objects.get_or_create(
        code=f"{place.code}-fire",
        defaults={
            "decision": decision,
            "office": place,
            "amount_kind": AmountKind.BY_COMMISSION,
            "frequency": "once",
            "in_force_from": date(2010, 3, 16),
            **texts,
        },
    )
    return made


def referred_case(place: Office, number: str = "7K3M-94QX-B2", user: User | None = None, **more) -> Application:
    """A case before the commission, of an applicant who reads Russian."""
    filed = datetime(2026, 10, 20, 4, tzinfo=UTC)
    case = Application(
        number=number,
        office=place,
        category=category(place),
        state=State.REFERRED,
        language="ru",
        way="visit",
        started_at=filed,
        filed_at=filed,
        registered_at=at(date(2026, 1, 5)),
        journal_number=f"{place.order:02d}-{number}"[:20],
        addressee=Addressee.objects.create(user=user, name="Ахметова Гүлнар", email="g@example.kz", language="ru"),
    )
    case.set_account(more.get("account", ACCOUNT))
    case.save()
    Applicant.objects.create(application=case, user=user, surname="Ахметова", given_name="Гүлнар")
    return case


def decision_on(
    case: Application, by: User, *, received_on: date = RECEIVED_ON, amount: int = 43_250
) -> CommissionDecision:
    """The commission's grant, received by the department; its limit runs from that day."""
    standard()
    return receive_decision(
        application=case,
        number=f"К-{case.number}",
        received_on=received_on,
        sitting_on=received_on,
        outcome=Outcome.GRANTED,
        amount=amount,
        ground=None,
        words="",
        by=by,
        now=at(received_on, 17),
    )


def owed_payment(
    place: Office, by: User, *, number: str = "7K3M-94QX-B2", received_on: date = RECEIVED_ON, **more
) -> Payment:
    """A payment that the commission's decision has just made owed."""
    case = referred_case(place, number, **more)
    return open_payment(
        application=case, decision=decision_on(case, by, received_on=received_on), now=at(received_on, 17)
    )


def signed_payment(place: Office, by: User, head: User, **more) -> Payment:
    """A payment whose department's decision is signed, so that it can be prepared."""
    payment = owed_payment(place, by, **more)
    office("directorate", 0, "directorate")
    signed_on = payment.decision.received_on
    sign(application=payment.application, by=head, today=signed_on, now=at(signed_on, 18))
    payment.refresh_from_db()
    return payment


def approved_transfer(payment: Payment, preparer: User, head: User) -> Transfer:
    """A transfer that may go to the bank."""
    return approve(transfer=prepare(payment=payment, by=preparer, now=NOW), by=head, now=NOW)


def paid(payment: Payment, preparer: User, head: User, value_on: date = TODAY) -> Transfer:
    """The transfer that paid it."""
    transfer = approved_transfer(payment, preparer, head)
    return record_made(transfer=transfer, value_on=value_on, reference="B-1", by=preparer, today=TODAY, now=NOW)


def due_of(payment: Payment) -> Due:
    return Due.objects.get(pk=payment.due_id)
