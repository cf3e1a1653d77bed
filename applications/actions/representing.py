"""Acting for the applicant in one case: chosen in the draft, confirmed at filing, ended by a specialist."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications import rules
from applications.acting import ANOTHER
from applications.actions.drafting import CARRIED_OVER, lay_out_checklist, what_is_known_of
from applications.actions.keeping import drop, held_draft, keep, save_settled
from applications.actions.moving import write_down
from applications.actions.people import held
from applications.actions.telling import tell
from applications.kept import Stamp
from applications.models import Applicant, Application, Household, Representation, Represented, Way
from entitlements.models import GROUND_FOR_ACTING
from socialaid.accounts.models import User
from socialaid.files.actions import discard
from socialaid.lib.localized import localized
from socialaid.lib.refused import Refused
from socialaid.notices.actions.posting import post
from socialaid.notices.actions.taking_away import take_away
from socialaid.notices.contacts import Contact
from socialaid.notices.models import Addressee

FOR_WHOM = "for-whom"
# The steps whose text is about the person, her family, or whoever acts for her.
ABOUT_PEOPLE = ("person", "acting", "household")


@transaction.atomic
def intend_another(*, draft: Application, now: datetime) -> None:
    """The draft is going to be about somebody who is still to be named; until then it cannot be sent.

    Raises Refused where it has been sent already.
    """
    keep(draft=draft, stamp=Stamp(step=FOR_WHOM, at=now), texts={"person": ANOTHER})


@transaction.atomic
def act_for(*, draft: Application, person: Represented, by: User) -> Application:
    """The draft is about `person` from now on; what was written about anybody else is taken out of it.

    The same person again changes nothing. Raises Refused for a person for whom `by` acts no longer.
    """
    own = held_draft(draft)
    chosen = held(by, person)
    drop(own, FOR_WHOM.__eq__)
    before = own.representative
    if before and before.represented_id == chosen.pk:
        return own
    _forget(own)
    known = {field: getattr(chosen, field) for field in (*CARRIED_OVER, "no_iin_reason")}
    _write_person(own.applicant, known)
    Representation.objects.create(
        application=own,
        by=by,
        represented=chosen,
        ground=chosen.ground,
        words=chosen.words,
        name=by.full_name,
        phone=by.phone if by.phone_confirmed_at else "",
        email=by.email,
    )
    lay_out_checklist(own)
    return own


@transaction.atomic
def act_for_oneself(*, draft: Application, by: User) -> Application:
    """The draft is about the holder of the account; what was written about somebody else is taken out of it."""
    own = held_draft(draft)
    drop(own, FOR_WHOM.__eq__)
    if own.representative is None:
        return own
    _forget(own)
    _write_person(own.applicant, {})
    _write_person(own.applicant, what_is_known_of(by))
    lay_out_checklist(own)
    return own


def _forget(application: Application) -> None:
    """Take out who acted before and the paper about it, the family, and what is typed about the person."""
    for document in application.documents.filter(kind__code=GROUND_FOR_ACTING):
        for scan in document.scans.select_related("file"):
            scan.delete()
            discard(stored=scan.file)
        document.delete()
    Representation.objects.filter(application=application).delete()
    Household.objects.filter(application=application).delete()
    drop(application, lambda step: step.startswith(ABOUT_PEOPLE))
    application.refresh_from_db()


def _write_person(applicant: Applicant, known: dict[str, Any]) -> None:
    nothing = dict.fromkeys((*CARRIED_OVER, "no_iin_reason"), "") | {"birth_date": None}
    for field, value in (nothing | known).items():
        setattr(applicant, field, value)
    applicant.save()


@transaction.atomic
def answer_about_acting(*, draft: Application, stamp: Stamp | None = None, **answers: Any) -> Application:
    """Keep who acts, by which paper, and who gets the letters.

    `stamp` says from which open page the step is saved; raises Refused where another page wrote it meanwhile.
    """
    own = held_draft(draft)
    if stamp:
        save_settled(own, stamp)
    acting = own.representative
    if acting is None:
        raise Refused(_("You apply for yourself: no ground is needed."))
    for field, value in answers.items():
        setattr(acting, field, value)
    acting.save()
    return own


@transaction.atomic
def end(*, application: Application, words: str, by: User, now: datetime) -> Application:
    """Somebody acts for the applicant no longer, for instance because a power of attorney was taken back.

    Her account loses sight of the case and of its letters at once; the case goes on, and later letters go to the
    applicant. Both are told. A second click changes nothing. Raises Refused without words.
    """
    own = Application.objects.hold(application.pk)
    acting = own.representative
    if acting and not acting.is_in_force:
        return own
    if not rules.may_end_representation(by, own):
        raise Refused(_("Only a specialist of this department can write down that somebody acts no longer."))
    if not words.strip():
        raise Refused(_("Write why: by which paper or whose word."), "words")
    acting.ended_at, acting.ended_by, acting.ended_words = now, by, words.strip()
    acting.save(update_fields=["ended_at", "ended_by", "ended_words"])
    _take_out_of_account(own, acting)
    write_down(own, "application.representation_ended", by=by, now=now)
    tell(own, "representation_ended", once="1", now=now, representative=acting.name)
    _tell_whoever_acted(own, acting, now)
    return own


def _take_out_of_account(application: Application, acting: Representation) -> None:
    if acting.by:
        take_away(user=acting.by, number=str(application.number))
    applicant = application.applicant
    applicant.user = None
    applicant.save(update_fields=["user"])
    if application.addressee:
        _write_to_applicant_only(application.addressee, applicant)


def _write_to_applicant_only(addressee: Addressee, applicant: Applicant) -> None:
    addressee.user, addressee.also = None, None
    addressee.name, addressee.email, addressee.phone = applicant.full_name, applicant.email, applicant.phone
    addressee.address = applicant.address
    addressee.save()


def _tell_whoever_acted(application: Application, acting: Representation, now: datetime) -> None:
    language = acting.by.language if acting.by else application.language
    post(
        letter="applications/acting_ended",
        to=Contact(user_id=acting.by_id, email=acting.email, language=language, name=acting.name, phone=acting.phone),
        key=f"acting_ended:{application.number}",
        facts={
            "case": application.number,
            "office": localized(application.office, "short_name", language),
            "office_address": localized(application.office, "address", language),
            "office_phone": ", ".join(application.office.phones),
        },
        now=now,
        office=application.office.code,
    )


def addressee_of(application: Application) -> Addressee:
    """Who gets the letters of a case that is being filed, as the person who files has chosen.

    An account that acts for the applicant reads every letter in the portal, in its own language.
    """
    applicant, acting, language = application.applicant, application.representative, application.language
    her = Addressee(
        name=applicant.full_name,
        email=applicant.email,
        phone=applicant.phone,
        language=language,
        address=applicant.address,
        by_post=application.way == Way.POST,
    )
    if acting is None:
        her.user = applicant.user
        her.save()
        return her
    agent = Addressee(user=acting.by, name=acting.name, language=language)
    if acting.writes_to_representative:
        agent.email, agent.phone = acting.email, acting.phone
    return _together(her, agent, acting)


def _together(applicant: Addressee, agent: Addressee, acting: Representation) -> Addressee:
    if not acting.writes_to_applicant:
        agent.save()
        return agent
    if acting.by or acting.writes_to_representative:
        agent.language = acting.by.language if acting.by else agent.language
        agent.save()
        applicant.also = agent
    applicant.save()
    return applicant
