"""A small office with its commission, for tests of sittings. The day is Monday 2 November 2026."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from allauth.mfa.models import Authenticator

from applications.models import Applicant, Application, RefusalGround
from applications.states import State
from commission.actions import agenda, attending, moving, planning
from commission.actions.terms import Terms
from commission.models import AgendaPoint, Commission, Member, Motion, Sitting
from commission.queries import bench_for
from commission.states import MotionKind
from commission.voting import Choice
from entitlements.models import Category, MaslikhatDecision
from offices.models import Membership, Office, StandardVersion
from socialaid.accounts.models import User

ALMATY = ZoneInfo("Asia/Almaty")
TODAY = date(2026, 11, 2)
STARTS_AT = datetime(2026, 11, 2, 10, 0, tzinfo=ALMATY)
NOW = datetime(2026, 11, 2, 11, 0, tzinfo=ALMATY)
LONG_AGO = date(2020, 1, 1)
NAMES = ("Ахметов", "Бекова", "Волков", "Ғалымов", "Дәулетова", "Есенов", "Жунусова")


def make_standard() -> StandardVersion:
    return StandardVersion.objects.create(
        code="akmola-2008", act_number="А-7/428", adopted_on=date(2008, 10, 7), in_force_from=date(2008, 10, 7)
    )


def make_office(code: str, order: int) -> Office:
    texts = {
        f"{field}_{language}": f"{code} {field}"
        for field in ("territory", "name", "short_name", "address")
        for language in ("kk", "ru", "en")
    }
    return Office.objects.create(code=code, order=order, kind="district", **texts)


def make_user(username: str, office: Office | None = None, *roles: str) -> User:
    """A person with posts in an office and, as all who work, a second factor."""
    user = User.objects.create(username=username, surname=username.title(), given_name="Айгүл", language="ru")
    for role in roles:
        Membership.objects.create(user=user, office=office, role=role, since=LONG_AGO)
    if roles:
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": ""})
    return user


def make_commission(office: Office, members: int = 7) -> Commission:
    """A commission with a chair and others, all with a vote and, but for the first two, without an account."""
    commission = Commission.objects.create(
        office=office, legal_basis_kk="Әкімдік қаулысы", legal_basis_ru="Постановление"
    )
    for place, surname in enumerate(NAMES[:members]):
        Member.objects.create(
            commission=commission,
            surname=surname,
            given_name="Айгүл",
            post_kk="депутат",
            post_ru="депутат",
            role="member" if place else "chair",
            since=LONG_AGO,
        )
    return commission


def make_category(office: Office, **rule: Any) -> Category:
    """A category of the office; by default a fixed sum of 45 000 tenge."""
    decision = MaslikhatDecision.objects.get_or_create(
        code=f"{office.code}-1",
        office=office,
        number="С 5-5",
        adopted_on=date(2008, 2, 25),
        in_force_from=date(2008, 2, 25),
        **{f"title_{language}": "Ереже" for language in ("kk", "ru", "en")},
    )[0]
    texts = {f"{field}_{language}": "Өрт" for field in ("title", "summary") for language in ("kk", "ru", "en")}
    return Category.objects.create(
        code=f"{office.code}-{Category.objects.count()}",
        decision=decision,
        office=office,
        frequency="once",
        in_force_from=date(2008, 2, 25),
        **texts,
        **(rule or {"amount_kind": "fixed", "amount_value": 45000}),
    )


def make_case(category: Category, n: int = 1, state: State = State.REGISTERED, **fields: Any) -> Application:
    application = Application.objects.create(
        number=f"CASE-{category.office.order:02d}{n:02d}-AA",
        office=category.office,
        category=category,
        state=state,
        way="visit",
        started_at=STARTS_AT,
        filed_at=STARTS_AT,
        registered_at=STARTS_AT - timedelta(days=30),
        journal_number=f"{category.office.order:02d}-2026-{n:06d}",
        **fields,
    )
    Applicant.objects.create(application=application, surname="Сейітова", given_name=f"Роза{n}", address="Ақкөл")
    return application


def make_ground() -> RefusalGround:
    return RefusalGround.objects.create(
        code="incomplete", paragraph="17", name_kk="Толық емес", name_ru="Неполные сведения", name_en="Incomplete"
    )


def planned(commission: Commission, by: User, *cases: Application) -> Sitting:
    """A sitting planned for today with these cases on its agenda."""
    sitting = planning.plan(commission=commission, starts_at=STARTS_AT, place="Ақкөл, 1", by=by, now=STARTS_AT)
    for case in cases:
        agenda.put_on(sitting=sitting, application=case, by=by, now=STARTS_AT)
    return sitting


def opened(sitting: Sitting, by: User, absent: int = 0) -> Sitting:
    """The sitting with all members in the room but the last `absent` ones."""
    members = list(sitting.commission.members.all())
    present = {member.pk for member in members[: len(members) - absent]}
    return attending.mark(sitting=sitting, present=present, by=by, now=NOW)


def point_of(case: Application) -> AgendaPoint:
    return AgendaPoint.objects.select_related("sitting", "application").filter(application=case).latest("pk")


def grant(amount: int = 45000, words: str = "") -> Terms:
    return Terms(MotionKind.GRANT, amount=amount, words=words)


def moved(case: Application, terms: Terms, by: User) -> Motion:
    return moving.propose(point=point_of(case), terms=terms, by=by, now=NOW)


def hands_of(motion: Motion, ayes: int, noes: int = 0, chair: Choice = Choice.FOR) -> dict[int, Choice]:
    """So many hands for and against, the chair's among them as told; all others in the room abstain."""
    bench = bench_for(motion.point)
    left = {Choice.FOR: ayes, Choice.AGAINST: noes}
    seats = sorted(bench.present, key=lambda member: not member.is_chair)
    hands = {}
    for member in seats:
        wanted = chair if member.is_chair else next((one for one in left if left[one] > 0), Choice.ABSTAINED)
        hands[member.pk] = wanted
        left[wanted] = left.get(wanted, 0) - 1
    return hands


def voted(motion: Motion, by: User, ayes: int, noes: int = 0, chair: Choice = Choice.FOR) -> Motion:
    """The motion after its votes were counted."""
    return moving.count_hands(motion=motion, choices=hands_of(motion, ayes, noes, chair), by=by, now=NOW)
