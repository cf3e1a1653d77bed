"""Filing: the application becomes a case with a number (Standard §13, §14)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications import consent as consent_text
from applications import rules
from applications.actions.drafting import check_category, lay_out_checklist, set_person
from applications.actions.moving import move
from applications.actions.people import ENDED
from applications.actions.representing import addressee_of
from applications.actions.taking_part import note_part
from applications.actions.telling import tell
from applications.households import asks_household, has_outlived, household_done, household_of
from applications.models import (
    Applicant,
    Application,
    Document,
    DocumentStatus,
    Door,
    Household,
    Part,
    Representation,
    Way,
)
from applications.queries import Task, given_in_words, papers_missing, still_asked, unanswered
from applications.states import State
from entitlements.models import GROUND_FOR_ACTING, Category
from offices.models import Office
from socialaid.accounts.models import User
from socialaid.lib.folding import fold, visible
from socialaid.lib.localized import localized
from socialaid.lib.numbering import new_case_code, new_case_number
from socialaid.lib.refused import Refused

NUMBER_TRIES = 5


@transaction.atomic
def file(
    *, draft: Application, by: User, consent: bool, may_act: bool = False, today: date, now: datetime
) -> Application:
    """File a draft: the number is given at once, the receipt is told (Standard §14).

    Filing twice is harmless: the second click finds the case already filed. A family that was asked for another
    kind of assistance does not go along. Raises Refused where an answer is missing, consent was not given, or the
    category has ended meanwhile. Who files for somebody else confirms that she may act for that person.
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
    if not asks_household(application):
        Household.objects.filter(application=application).delete()
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
    return Application.objects.hold(draft.pk)


def _check_complete(application: Application, today: date) -> None:
    check_category(application.category, application.office, today)
    if asks_household(application) and has_outlived(application, today):
        raise Refused(_("A new quarter has begun since you wrote down the income. Check the sums, then send."))
    missing = unanswered(application, today)
    if missing:
        raise Refused(_what_is_missing(application, missing[0]))


def _what_is_missing(application: Application, step: Task) -> Any:
    if step.begun:
        return _("What you typed in “%(step)s” is not saved yet. Open this step and save it.") % {"step": step.title}
    papers = papers_missing(application) if step.code == "documents" else []
    if papers:
        named = ", ".join(f"{paper.kind.numeral}{localized(paper.kind, 'short')}" for paper in papers)
        return _("These documents are still missing: %(documents)s.") % {"documents": named}
    return _("Not everything is filled in yet: %(step)s.") % {"step": step.title}


def _give_number(application: Application, *, by: User, now: datetime) -> Application:
    application.addressee = addressee_of(application)
    changes: dict[str, Any] = {"filed_at": now, "addressee": application.addressee, "kept": ""}
    changes |= {"consent_at": now, "consent_version": consent_text.VERSION}
    changes |= {"number": _free_number(), "code": new_case_code(), "search_key": search_key(application)}
    application.number = changes["number"]
    hand_in_what_was_typed(application)
    facts = {"door": application.door, "consent": consent_text.VERSION}
    move(application, "application.filed", by=by, now=now, facts=facts, **changes)
    tell(application, "filed", once="1", now=now, code=application.printed_code)
    return application


def hand_in_what_was_typed(application: Application) -> None:
    """Documents 1 and 3 are there when their words were typed (Standard §13)."""
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
    if household_of(own) and asks_household(own) and not household_done(own, None):
        raise Refused(_("The income of somebody in the family is still missing in the table."))
    move(own, "application.completed", by=by, now=now)
    if not rules.is_own(by, own):
        note_part(application=own, user=by, part=Part.INTAKE, now=now)
    return own


@transaction.atomic
def withdraw(*, application: Application, by: User, now: datetime) -> Application:
    """Withdraw a filed application at the applicant's wish, up to the sitting; a draft is thrown away instead."""
    own = _locked(application)
    if own.state == State.WITHDRAWN:
        return own
    if not rules.is_own(by, own):
        raise Refused(_("Only the applicant can do this."))
    if own.number is None:
        raise Refused(_("This application has not been sent yet. You can throw the draft away."))
    move(own, "application.withdrawn", by=by, now=now)
    tell(own, "withdrawn", once="1", now=now)
    return own


@transaction.atomic
def record_withdrawal(*, application: Application, words: str, by: User, now: datetime) -> Application:
    """Withdraw for a person without an account who has signed it at the counter; `words` are hers.

    A second click changes nothing. Raises Refused without words, and where she can withdraw by herself.
    """
    own = _locked(application)
    if own.state == State.WITHDRAWN:
        return own
    if not rules.works_on_cases(by, own):
        raise Refused(_("Only a specialist of this department can record it."))
    if own.applicant.user_id is not None:
        raise Refused(_("This person has an account and withdraws the application there."))
    if not visible(words):
        raise Refused(_("Write the words that the person has signed."), "words")
    move(own, "application.withdrawn", by=by, now=now, withdrawal_words=words.strip())
    note_part(application=own, user=by, part=Part.INTAKE, now=now)
    tell(own, "withdrawn", once="1", now=now)
    return own
