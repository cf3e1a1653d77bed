"""Cases brought to every state by the real acts, on days that follow today."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from applications.actions import checking, delivering, drafting, filing, registering, signing, stopping
from applications.actions.collecting import add_scan
from applications.households import asks_household, proposal_of
from applications.models import Application, DocumentStatus, RefusalGround, Way
from applications.queries import given_in_words
from applications.states import Outcome
from commission.actions import agenda, attending, closing, moving, planning
from commission.actions.terms import Terms
from commission.models import Commission, Sitting
from commission.states import MotionKind
from commission.voting import Choice
from deadlines.calendar import WorkingCalendar
from entitlements.models import Category
from entitlements.narrowing import TESTS_OF_LOW_INCOME
from offices.models import Office
from payments.actions import approving, making, preparing
from portal.demo.families import living_together
from portal.demo.names import Names
from portal.demo.scans import sample_scan
from socialaid.accounts.models import User

WHOLE_SUM = 30_000


@dataclass(frozen=True, slots=True)
class Days:
    """The working days of a case, counted back from today."""

    filed: date
    registered: date
    sitting: date
    signed: date
    paid: date


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the cases of one office play: its people, the calendar, the day."""

    office: Office
    cast: dict[str, User]
    names: Names
    calendar: WorkingCalendar
    today: date

    def back(self, working_days: int) -> date:
        return self.calendar.add_working_days(self.today, -working_days)

    def days(self, sitting_back: int) -> Days:
        return Days(
            filed=self.back(sitting_back + 6),
            registered=self.back(sitting_back + 5),
            sitting=self.back(sitting_back),
            signed=self.back(max(sitting_back - 1, 0)),
            paid=self.back(max(sitting_back - 4, 0)),
        )


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def categories_of(office: Office, day: date) -> list[Category]:
    return list(Category.objects.in_force(day).of(office).by_application().select_related("office", "decision"))


def place_of_income(setting: Setting) -> int | None:
    """Which of the office's categories looks at the income, counted from 0; None where none does."""
    tests = [category.income_test for category in categories_of(setting.office, setting.today)]
    return next((place for place, test in enumerate(tests) if test in TESTS_OF_LOW_INCOME), None)


def with_family(case: Application, by: User, now: datetime) -> None:
    """A wife or husband, two children and what came in, where the case asks for it."""
    if asks_household(case):
        living_together(case, by, now)


def begun(setting: Setting, user: User, day: date, *, place: int = 0) -> Application:
    """A draft with every answer and scan in its place."""
    choices = categories_of(setting.office, day)
    now = moment(day, 9, 10)
    draft = drafting.begin(user=user, office=setting.office, category=choices[place % len(choices)], today=day, now=now)
    drafting.answer_about_person(draft=draft, **person_answers(setting, user))
    language = "ru" if place % 3 == 2 else "kk"
    drafting.answer(
        draft=draft,
        account=setting.names.account(),
        words=setting.names.words(language),
        way=Way.POST if place % 4 == 3 else Way.VISIT,
        language=language,
    )
    draft = Application.objects.get(pk=draft.pk)
    with_family(draft, user, now)
    hand_in_scans(draft, user, now)
    return draft


def person_answers(setting: Setting, user: User | None = None) -> dict[str, Any]:
    person = setting.names.person_of(user.username) if user else setting.names.person()
    return {
        "surname": user.surname if user else person.surname,
        "given_name": user.given_name if user else person.given_name,
        "patronymic": user.patronymic if user else person.patronymic,
        "iin": person.iin,
        "birth_date": person.birth_date,
        "address": setting.names.address(setting.office.territory_kk),
        "phone": person.phone,
        "email": user.email if user else "",
    }


def hand_in_scans(application: Application, by: User, now: datetime) -> None:
    for document in application.documents.in_order():
        brought = document.status in (DocumentStatus.MISSING, DocumentStatus.HANDED_IN)
        if brought and not document.scan_list and not given_in_words(application, document):
            add_scan(document=document, upload=sample_scan(document.kind.no, document.kind.name_kk), by=by, now=now)


def filed_online(setting: Setting, user: User, day: date, *, place: int = 0) -> Application:
    draft = begun(setting, user, day, place=place)
    return filing.file(draft=draft, by=user, consent=True, today=day, now=moment(day, 9, 42))


def filed_at_counter(setting: Setting, day: date, *, place: int = 0) -> Application:
    choices = categories_of(setting.office, day)
    category = choices[place % len(choices)]
    needed = category.needed_documents.filter(needed_by_default=True)
    answers = filing.CounterAnswers(
        category=category,
        person=person_answers(setting),
        account=setting.names.account(),
        words=setting.names.words("kk"),
        way=Way.POST if place % 4 == 3 else Way.VISIT,
        language="ru" if place % 3 == 2 else "kk",
        handed_in=frozenset(needed.values_list("kind__no", flat=True)),
    )
    by = setting.cast["specialist"]
    case = filing.file_at_counter(office=setting.office, answers=answers, by=by, today=day, now=moment(day, 10, 5))
    with_family(case, by, moment(day, 10, 6))
    hand_in_scans(case, by, moment(day, 10, 8))
    return case


def returned(setting: Setting, case: Application, day: date) -> Application:
    by = setting.cast["specialist"]
    handed_in = case.documents.in_order().exclude(kind__no__in=(1, 3)).filter(status=DocumentStatus.HANDED_IN)
    checking.check_document(
        document=handed_in[0],
        status=DocumentStatus.NOT_READABLE,
        note="Сурет бұлыңғыр: мөр көрінбейді. Жарық жерде қайта түсіріңіз.",
        original_seen=False,
        by=by,
        now=moment(day, 11),
    )
    case.refresh_from_db()
    return checking.return_for_completion(application=case, words="", by=by, now=moment(day, 11, 5))


def registered(setting: Setting, case: Application, day: date) -> Application:
    by = setting.cast["specialist"]
    checking.accept_all(application=case, by=by, now=moment(day, 9, 5))
    return registering.register(application=case, by=by, now=moment(day, 9, 14))


def planned_sitting(setting: Setting, day: date, planned_on: date) -> Sitting:
    commission = Commission.objects.get(office=setting.office)
    place = setting.office.address_kk
    return planning.plan(
        commission=commission,
        starts_at=moment(day, 15),
        place=place[:200],
        by=setting.cast["secretary"],
        now=moment(planned_on, 16),
    )


def put_on(setting: Setting, sitting: Sitting, case: Application, day: date) -> Application:
    case.refresh_from_db()
    agenda.put_on(sitting=sitting, application=case, by=setting.cast["secretary"], now=moment(day, 16, 20))
    case.refresh_from_db()
    return case


def held(setting: Setting, sitting: Sitting, day: date, wishes: dict[int, Outcome]) -> None:
    """Hold a sitting: everybody came, each case is granted or refused as wished, and it is closed."""
    by = setting.cast["secretary"]
    members = list(sitting.commission.members.all())
    attending.mark(sitting=sitting, present=[member.pk for member in members], by=by, now=moment(day, 15, 2))
    for point in sitting.points.select_related("application__category").order_by("position"):
        terms = terms_for(point.application, wishes[point.application_id], day)
        motion = moving.propose(point=point, terms=terms, by=by, now=moment(day, 15, 10 + point.position))
        recused = set(point.recusals.values_list("member_id", flat=True))
        voters = [member.pk for member in members if member.votes and member.pk not in recused]
        moving.count_hands(
            motion=motion,
            choices=dict.fromkeys(voters, Choice.FOR),
            by=by,
            now=moment(day, 15, 12 + point.position),
        )
    closing.close(sitting=sitting, by=by, now=moment(day, 16, 30))


def terms_for(case: Application, outcome: Outcome, day: date) -> Terms:
    if outcome == Outcome.REFUSED:
        ground = RefusalGround.objects.filter(paragraph__startswith="17").first()
        return Terms(MotionKind.REFUSE, ground=ground, words="Ұсынылған анықтама қолданыста емес.")
    proposal = proposal_of(case, day)
    amount = proposal.amount or min(proposal.ceiling or WHOLE_SUM, WHOLE_SUM)
    return Terms(MotionKind.GRANT, amount=amount)


def signed(setting: Setting, case: Application, day: date) -> Application:
    case.refresh_from_db()
    signing.sign(application=case, by=setting.cast["head"], today=day, now=moment(day, 10, 30))
    case.refresh_from_db()
    return case


def prepared(setting: Setting, case: Application, day: date) -> Any:
    payment = case.payments.get()
    return preparing.prepare(payment=payment, by=setting.cast["specialist2"], now=moment(day, 11))


def approved(setting: Setting, case: Application, day: date) -> Any:
    transfer = prepared(setting, case, day)
    return approving.approve(transfer=transfer, by=setting.cast["head"], now=moment(day, 12))


def paid(setting: Setting, case: Application, day: date) -> Application:
    transfer = approved(setting, case, day)
    making.record_made(
        transfer=transfer,
        value_on=day,
        reference=f"PP-{case.pk:06d}",
        by=setting.cast["specialist2"],
        today=day,
        now=moment(day, 17),
    )
    case.refresh_from_db()
    return case


def delivered(setting: Setting, case: Application, day: date) -> Application:
    case.refresh_from_db()
    common: dict[str, Any] = {"application": case, "by": setting.cast["specialist"], "today": day}
    if case.way == Way.POST:
        delivering.post_result(tracking_number=f"RR{case.pk:09d}KZ", posted_on=day, now=moment(day, 17, 20), **common)
    else:
        delivering.hand_over(to_whom=case.applicant.full_name, now=moment(day, 17, 20), **common)
    return case


def stopped(setting: Setting, case: Application, day: date) -> Application:
    ground = RefusalGround.objects.filter(paragraph__startswith="17")[0]
    return stopping.stop(
        application=case,
        ground=ground,
        words="Мекенжай анықтамасы басқа адамға берілген.",
        by=setting.cast["head"],
        now=moment(day, 12),
    )


Act = Callable[[Setting, Application, date], Any]
AFTER_DECISION: dict[str, tuple[Act, ...]] = {
    "decided": (),
    "ordered": (signed,),
    "prepared": (signed, prepared),
    "approved": (signed, approved),
    "settled": (signed, paid),
    "closed": (signed, paid, delivered),
    "refused": (signed, delivered),
}
