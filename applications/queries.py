"""Reading across the case: what is still to be done, who took part, what looks the same elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.models import Application, Document, DocumentStatus
from applications.states import STEPS, State
from socialaid.accounts.models import User
from socialaid.audit.models import Event
from socialaid.lib.words import short_date

PERSON_FIELDS = ("surname", "given_name", "birth_date", "address")
BY_WORDS_OR_SHEET = {"application": "words", "bank_account": "account"}


@dataclass(frozen=True, slots=True)
class Task:
    """A step of filing: where it is done and whether it is done."""

    code: str
    title: Any
    done: bool
    url: str


def tasks(application: Application) -> list[Task]:
    """The steps of filing in their order; documents come apart, by `document_tasks`."""
    titles = FOR_ANOTHER if application.representative else {}
    return [
        Task(code, titles.get(code, title), done(application), reverse(f"draft-{code}", args=[application.pk]))
        for code, title, done in STEPS_OF_FILING
    ]


def _for_whom_done(application: Application) -> bool:
    acting = application.representative
    return acting is None or bool(acting.name and acting.words and acting.letters_to)


def must_be_reachable(application: Application) -> bool:
    """Whether letters go to the applicant herself, so that she needs a phone or an e-mail."""
    acting = application.representative
    return acting is None or acting.writes_to_applicant


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


FOR_ANOTHER = {"person": _("About the person for whom you apply")}


def unanswered(application: Application) -> list[Task]:
    """The steps of filing that are not done yet."""
    return [task for task in tasks(application) if not task.done]


def given_in_words(application: Application, document: Document) -> bool:
    """Whether the document is given by what was typed: document 1 by the words, 3 by the account (Standard §13)."""
    field = BY_WORDS_OR_SHEET.get(document.kind.code)
    return bool(field and getattr(application, field).strip())


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


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the case as its line shows it: phase is done, now or next."""

    label: Any
    at: datetime | None
    phase: str

    @property
    def date(self) -> str:
        return short_date(self.at)


def line_of_steps(application: Application, events: list[Event]) -> list[Step]:
    """The case's line of steps with the day each was reached, read from the record."""
    current = next((place for place, (_l, group) in enumerate(STEPS) if application.state in group), None)
    reached = {event.state: event.at for event in events if event.state}
    ended = application.state == State.CLOSED
    steps = []
    for place, (label, group) in enumerate(STEPS):
        at = max((reached[state] for state in group if state in reached), default=None)
        steps.append(Step(label, at, _phase(place, current, at is not None, ended)))
    return steps


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
