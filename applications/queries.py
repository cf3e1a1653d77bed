"""Reading across the case: what is still to be done, who took part, what looks the same elsewhere."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications.households import TABLE_OF_INCOME, asks_household, household_done
from applications.keeping_time import KeepingTime
from applications.models import Applicant, Application, Document, DocumentStatus, Representation, Scan
from applications.states import RESULT_OF_REFUSAL, RESULT_STEP, RESULT_UNTOLD, STEP_DAYS, STEPS, Outcome, State
from socialaid.accounts.models import Claim, User
from socialaid.audit.models import Event
from socialaid.files.models import WITHHELD
from socialaid.files.models import Scan as FileScan
from socialaid.lib.localized import localized
from socialaid.lib.words import short_date

PERSON_FIELDS = ("surname", "given_name", "birth_date", "address")
BY_WORDS_OR_SHEET = {"application": "words", "bank_account": "account"}


@dataclass(frozen=True, slots=True)
class Task:
    """A step of filing: where it is done, whether it is done, and whether something typed there is not saved yet."""

    code: str
    title: Any
    done: bool
    url: str
    begun: bool = False


def tasks(application: Application, today: date | None = None) -> list[Task]:
    """The steps of filing in their order; a step with text that is not saved yet is begun, not done.

    Without `today` it is not looked at whether the table of income is about the past quarter.
    """
    begun = begun_steps(application)
    titles = FOR_ANOTHER if application.representative else {}
    steps = [
        Task(
            code,
            titles.get(code, title),
            done=code not in begun and done(application),
            url=reverse(f"draft-{code}", args=[application.pk]),
            begun=code in begun,
        )
        for code, title, done in STEPS_OF_FILING
    ]
    if asks_household(application):
        steps.insert(PLACE_OF_HOUSEHOLD, _household(application, today, begun="household" in begun))
    return steps


def begun_steps(application: Application) -> set[str]:
    """The steps in which something is typed and not saved yet; the pages of the family are one step."""
    typed = {step for step, row in application.kept_steps.items() if row.texts}
    return {"household" if step.startswith("household-") else STEP_OF_PAGE.get(step, step) for step in typed}


def _household(application: Application, today: date | None, *, begun: bool) -> Task:
    done = not begun and household_done(application, today)
    title = FOR_ANOTHER["household"] if application.representative else HOUSEHOLD
    return Task("household", title, done, reverse("draft-household", args=[application.pk]), begun)


def _for_whom_done(application: Application) -> bool:
    acting = application.representative
    return acting is None or bool(acting.name and acting.words and acting.letters_to)


def must_be_reachable(application: Application) -> bool:
    """Whether letters go to the applicant herself, so that she needs a phone or an e-mail."""
    acting = application.representative
    return acting is None or acting.writes_to_applicant


def written_to(application: Application) -> Applicant | Representation:
    """Whose phone and e-mail letters go to: the applicant's, or those of a representative who alone gets them."""
    acting: Representation | None = application.representative
    return application.applicant if acting is None or acting.writes_to_applicant else acting


def _person_done(application: Application) -> bool:
    applicant = application.applicant
    known = all(getattr(applicant, name) for name in PERSON_FIELDS)
    reached = bool(applicant.phone or applicant.email) or not must_be_reachable(application)
    return known and bool(applicant.iin or applicant.no_iin_reason) and reached


def _words_done(application: Application) -> bool:
    """Typed, or written by hand and handed in as document 1 (Standard §13)."""
    by_hand = application.documents.filter(kind__code="application", scans__isnull=False)
    return bool(application.words.strip()) or by_hand.exists()


def _documents_done(application: Application) -> bool:
    return not papers_missing(application)


STEPS_OF_FILING = (
    ("residence", _("Where you live and what you ask for"), lambda application: True),
    ("for-whom", _("For whom you apply"), _for_whom_done),
    ("person", _("About you"), _person_done),
    ("account", _("Bank account"), lambda application: bool(application.account)),
    ("words", _("Your words"), _words_done),
    ("way", _("How to get the result"), lambda application: bool(application.way)),
    ("documents", _("Documents"), _documents_done),
)


FOR_ANOTHER = {
    "person": _("About the person for whom you apply"),
    "household": _("The family and its income"),
}
STEP_OF_PAGE = {"acting": "for-whom"}
PLACE_OF_HOUSEHOLD = 3
HOUSEHOLD = _("Your family and its income")


def unanswered(application: Application, today: date | None = None) -> list[Task]:
    """The steps of filing that are not done yet."""
    return [task for task in tasks(application, today) if not task.done]


def kept_until(draft: Application, time: KeepingTime) -> date:
    """The last day on which a draft that nobody touches any more is kept."""
    warned = timezone.localdate(draft.warned_at) if draft.warned_at else None
    return time.kept_until(timezone.localdate(draft.touched_at), warned)


def given_in_words(application: Application, document: Document) -> bool:
    """Whether the document is given by what was typed (Standard §13).

    Document 1 by the words, 3 by the account, 14 by the table of income.
    """
    if document.kind.code == TABLE_OF_INCOME:
        return household_done(application, None)
    field = BY_WORDS_OR_SHEET.get(document.kind.code)
    return bool(field and getattr(application, field).strip())


def step_that_gives(document: Document, steps: Iterable[Task]) -> Task | None:
    """Which of the steps of filing writes the document, so that no paper is needed; None where only a paper counts."""
    code = "household" if document.kind.code == TABLE_OF_INCOME else BY_WORDS_OR_SHEET.get(document.kind.code)
    return next((task for task in steps if task.code == code), None)


def what_is_asked(application: Application, document: Document) -> str:
    """What exactly counts as the document for this category, as its rules put it; empty where they say no more."""
    need = application.category.needed_documents.filter(kind=document.kind, needed_by_default=True).first()
    return localized(need, "note") if need and need.note_kk else ""


def papers_missing(application: Application) -> list[Document]:
    """The documents for which neither a page nor typed words are there."""
    lacking = (DocumentStatus.MISSING, DocumentStatus.NOT_READABLE, DocumentStatus.WRONG)
    return [
        document
        for document in application.documents.in_order()
        if document.status in lacking and not given_in_words(application, document)
    ]


def still_asked(application: Application, documents: Iterable[Document]) -> list[Document]:
    """Those of its documents for which a returned case waits: to be sent anew, or never come."""
    return [
        document
        for document in documents
        if document.is_asked_again
        or (document.status == DocumentStatus.MISSING and not given_in_words(application, document))
    ]


def reusable_for(document: Document, user: User, today: date) -> list[Document]:
    """Documents of the kind that may serve once more: accepted lately in another case of the same confirmed person.

    Nothing where no specialist has confirmed who holds the account, or where the case is about somebody else. A copy
    of a copy is not offered, so that nothing is prolonged without end.
    """
    months = document.kind.reusable_months
    person = Claim.objects.filter(user=user, confirmed_at__isnull=False).values_list("iin_index", flat=True).first()
    if not months or not person or document.application.applicant.iin_index != person:
        return []
    same = Document.objects.filter(
        kind=document.kind_id,
        status=DocumentStatus.ACCEPTED,
        taken_from=None,
        decided_at__gte=_months_before(today, months),
        application__applicant__user=user,
        application__applicant__iin_index=person,
    )
    shown = same.filter(scans__isnull=False).exclude(scans__file__scan__in=WITHHELD).distinct()
    others = shown.exclude(application=document.application_id).exclude(taken_by=document)
    return list(
        others.select_related("application__office").prefetch_related("scans__file").order_by("-decided_at")[:3]
    )


def _months_before(day: date, months: int) -> datetime:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return timezone.make_aware(datetime.combine(first, time.min))


def with_harmful_pages(*states: State) -> Q:
    """The cases in `states` in which a page was lost to a virus and no page has come for it since."""
    newer = Scan.objects.filter(document=OuterRef("document"), pk__gt=OuterRef("pk")).exclude(
        file__scan=FileScan.HARMFUL
    )
    lost = Scan.objects.filter(~Exists(newer), file__scan=FileScan.HARMFUL, document__application__state__in=states)
    return Q(pk__in=lost.values("document__application"))


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the case as its line shows it: phase is done, now or next; `words` say what happens now."""

    label: Any
    at: datetime | None
    phase: str
    words: str = ""

    @property
    def date(self) -> str:
        return short_date(self.at)


def line_of_steps(application: Application, events: list[Event], *, neutral: bool = False) -> list[Step]:
    """The case's line of steps with the day of each, read from the record; `neutral` does not name the outcome."""
    current = next((place for place, (_l, group) in enumerate(STEPS) if application.state in group), None)
    # The first filing and registration count, however often the case came back.
    reached = {event.state: event.at for event in reversed(events) if event.state}
    ended = application.state == State.CLOSED
    steps = []
    for place, (label, _group) in enumerate(STEPS):
        at = next((reached[state] for state in STEP_DAYS[place] if state in reached), None)
        shown = _result_label(application, neutral) if place == RESULT_STEP else label
        steps.append(Step(shown, at, _phase(place, current, at is not None, ended)))
    return steps


def _result_label(application: Application, neutral: bool) -> Any:
    if neutral:
        return RESULT_UNTOLD
    return RESULT_OF_REFUSAL if application.outcome == Outcome.REFUSED else STEPS[RESULT_STEP][0]


def _phase(place: int, current: int | None, was_reached: bool, ended: bool) -> str:
    if ended or (current is None and was_reached) or (current is not None and place < current):
        return "done"
    return "now" if place == current else "next"


def parts_of(user: User, application: Application) -> set[str]:
    """As what `user` took part in the case."""
    return set(application.participations.filter(user=user).values_list("part", flat=True))


def who_may_take_the_result(application: Application) -> list[str]:
    """The names that may stand under the handing over: the representative first, where somebody acts."""
    acting = application.representative
    agents = [acting.name] if acting and acting.is_in_force else []
    return [*agents, application.applicant.full_name]


def similar_cases(application: Application) -> list[Application]:
    """Other cases of the same person or with the same account, for a warning; never a block, never a link."""
    same = Q()
    if application.applicant.iin_index:
        same |= Q(applicant__iin_index=application.applicant.iin_index)
    if application.account_index:
        same |= Q(account_index=application.account_index)
    if not same:
        return []
    others = Application.objects.filter(same, number__isnull=False).exclude(pk=application.pk)
    return list(others.select_related("office", "category").newest_first()[:10])
