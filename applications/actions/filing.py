"""Filing: the application becomes a case with a number (Standard §13, §14)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications import rules
from applications.actions.drafting import check_category, lay_out_checklist, set_person
from applications.actions.moving import move
from applications.actions.people import ENDED
from applications.actions.representing import addressee_of
from applications.actions.taking_part import note_part
from applications.actions.telling import tell
from applications.models import Applicant, Application, Document, DocumentStatus, Door, Part, Representation, Way
from applications.queries import given_in_words, still_asked, unanswered
from applications.states import State
from entitlements.models import GROUND_FOR_ACTING, Category
from offices.models import Office
from socialaid.accounts.models import User
from socialaid.lib.folding import fold
from socialaid.lib.numbering import new_case_number
from socialaid.lib.refused import Refused

NUMBER_TRIES = 5


@transaction.atomic
def file(
    *, draft: Application, by: User, consent: bool, may_act: bool = False, today: date, now: datetime
) -> Application:
    """File a draft: the number is given at once, the receipt is told (Standard §14).

    Filing twice is harmless: the second click finds the case already filed. Raises Refused where an answer is
    missing, consent was not given, or the category has ended meanwhile. Who files for somebody else confirms that
    she may act for that person.
    """
    application = _locked(draft)
    if application.state != State.DRAFT:
        return application
    if not rules.is_own(by, application):
        raise Refused(_("Only the applicant can do this."))
    if not consent:
        raise Refused(
            _("We need your consent to use your data. Without it we cannot consider the application."), "consent"
        )
    _check_may_act(application, may_act=may_act, now=now)
    _check_complete(application, today)
    return _give_number(application, by=by, now=now)


def _check_may_act(application: Application, *, may_act: bool, now: datetime) -> None:
    acting = application.representative
    if acting is None:
        return
    if acting.represented is None or acting.represented.ended_at:
        raise Refused(ENDED)
    if not may_act:
        raise Refused(_("Please confirm that you may act for this person."), "may_act")
    acting.confirmed_at = now
    acting.save(update_fields=["confirmed_at"])


def _locked(draft: Application) -> Application:
    return (
        Application.objects.select_for_update(of=("self",))
        .select_related("applicant", "office", "category", "representation__represented")
        .get(pk=draft.pk)
    )


def _check_complete(application: Application, today: date) -> None:
    missing = unanswered(application)
    if missing:
        raise Refused(_("Not everything is filled in yet: %(step)s.") % {"step": missing[0].title})
    check_category(application.category, application.office, today)


def _give_number(application: Application, *, by: User, now: datetime) -> Application:
    application.addressee = addressee_of(application)
    changes: dict[str, Any] = {"filed_at": now, "consent_at": now, "addressee": application.addressee}
    changes |= {"number": _free_number(), "search_key": search_key(application)}
    application.number = changes["number"]
    _hand_in_what_was_typed(application)
    move(application, "application.filed", by=by, now=now, facts={"door": application.door}, **changes)
    tell(application, "filed", once="1", now=now)
    return application


def _hand_in_what_was_typed(application: Application) -> None:
    typed = [row.pk for row in application.documents.select_related("kind") if given_in_words(application, row)]
    Document.objects.filter(pk__in=typed, status=DocumentStatus.MISSING).update(status=DocumentStatus.HANDED_IN)


def _free_number() -> str:
    for _try in range(NUMBER_TRIES):
        number = new_case_number()
        if not Application.objects.filter(number=number).exists():
            return number
    raise IntegrityError("no free case number was drawn")


def search_key(application: Application) -> str:
    """What the worklist is searched by: the folded name."""
    return fold(application.applicant.full_name)[:400]


@dataclass(frozen=True, slots=True)
class CounterAnswers:
    """What the specialist enters for a person at the counter.

    `handed_in` holds the numbers of documents; `acting` says who stands there for the applicant, where somebody does.
    """

    category: Category
    person: dict[str, Any]
    account: str
    words: str
    way: Way
    language: str
    handed_in: frozenset[int]
    acting: dict[str, Any] | None = None
    paper_of_acting: bool = False


@transaction.atomic
def file_at_counter(*, office: Office, answers: CounterAnswers, by: User, today: date, now: datetime) -> Application:
    """Enter and file an application for a person who stands at the counter; it is marked so (Standard §2, §14)."""
    if not rules.may_enter(by, office):
        raise Refused(_("Only a specialist of this department enters applications at its counter."))
    check_category(answers.category, office, today)
    application = Application(
        office=office,
        category=answers.category,
        door=Door.COUNTER,
        language=answers.language,
        words=answers.words,
        way=answers.way,
        started_at=now,
        specialist=by,
    )
    application.set_account(answers.account)
    application.save()
    applicant = Applicant(application=application)
    set_person(applicant, answers.person)
    applicant.save()
    if answers.acting:
        Representation.objects.create(application=application, confirmed_at=now, **answers.acting)
    lay_out_checklist(application)
    brought = Q(kind__no__in=answers.handed_in)
    if answers.paper_of_acting:
        brought |= Q(kind__code=GROUND_FOR_ACTING)
    application.documents.filter(brought).update(status=DocumentStatus.HANDED_IN)
    _give_number(application, by=by, now=now)
    note_part(application=application, user=by, part=Part.INTAKE, now=now)
    return application


@transaction.atomic
def complete(*, application: Application, by: User, now: datetime) -> Application:
    """Send a returned case in again, once every document asked for has been handed in anew."""
    own = _locked(application)
    if own.state == State.FILED:
        return own
    if own.state == State.RETURNED and not rules.may_complete(by, own):
        raise Refused(_("Only the applicant, or a specialist of this department, can send the case in again."))
    asked = still_asked(own, own.documents.in_order())
    if asked:
        raise Refused(_("Document %(no)s has not been sent again yet.") % {"no": asked[0].kind.called}, "documents")
    move(own, "application.completed", by=by, now=now)
    if not rules.is_own(by, own):
        note_part(application=own, user=by, part=Part.INTAKE, now=now)
    return own


@transaction.atomic
def withdraw(*, application: Application, by: User, now: datetime) -> Application:
    """Withdraw an application at the applicant's wish, up to the sitting."""
    own = _locked(application)
    if own.state == State.WITHDRAWN:
        return own
    if not rules.is_own(by, own):
        raise Refused(_("Only the applicant can do this."))
    move(own, "application.withdrawn", by=by, now=now)
    tell(own, "withdrawn", once="1", now=now)
    return own
