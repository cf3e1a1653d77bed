"""How the applicant wishes to be written to, changed by herself after filing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications import rules
from applications.actions.moving import write_down
from applications.actions.telling import tell
from applications.models import Application, ResultDelivery, Way
from applications.queries import written_to
from offices.models import Office
from socialaid.accounts.models import User
from socialaid.lib.refused import Refused

REACHED_BY = ("phone", "email")


@dataclass(frozen=True, slots=True)
class ContactData:
    """What she wrote; `lives_in` is the department that serves the place where she lives now."""

    phone: str
    email: str
    address: str
    language: str
    way: str
    lives_in: Office


@transaction.atomic
def change_contact(*, application: Application, contact: ContactData, by: User, now: datetime) -> list[str]:
    """Write down new contact data; letters go there from now on. The names of what was changed are the answer.

    She is told at the old address too, so that nobody can do it unseen. The record keeps the names of the fields, not
    what stands in them. Where letters go to a representative only, phone and e-mail are hers and the applicant's own
    stay. Raises Refused for anybody else, once the case has ended, and without phone and e-mail.
    """
    held = Application.objects.hold(application.pk)
    _check(held, contact, by)
    changed = _changed(held, contact)
    if not changed:
        return []
    tell(held, "contact_changed", once=now.isoformat(), now=now)
    _change(held, contact)
    facts = {"fields": changed, **_moved(held, contact)}
    write_down(held, "contact.changed", by=by, now=now, facts=facts)
    return changed


def _check(application: Application, contact: ContactData, by: User) -> None:
    if not rules.may_change_contact(by, application):
        raise Refused(_("Contact data can be changed by the applicant until the case has ended."))
    if not contact.phone and not contact.email:
        raise Refused(_("Write a phone or an e-mail, so that we can tell you the result."), "phone")
    if not contact.address.strip():
        raise Refused(_("Write the address where you live."), "address")
    if contact.way != application.way and not rules.may_change_way(application):
        raise Refused(_("The decision is signed already: the way of getting it can no longer be changed."), "way")


def _changed(application: Application, contact: ContactData) -> list[str]:
    known: list[tuple[str, Any]] = [(name, written_to(application)) for name in REACHED_BY]
    known += [("address", application.applicant), ("language", application), ("way", application)]
    names = [name for name, row in known if getattr(row, name) != getattr(contact, name)]
    return names + (["lives_in"] if contact.lives_in.pk != application.office_id else [])


def _change(application: Application, contact: ContactData) -> None:
    _change_person(application, contact)
    addressee = application.addressee
    application.language, application.way = contact.language, contact.way
    application.save(update_fields=["language", "way"])
    ResultDelivery.objects.filter(application=application).update(way=contact.way)
    if addressee:
        addressee.phone, addressee.email, addressee.language = contact.phone, contact.email, contact.language
        if application.representative is None:
            addressee.address, addressee.by_post = contact.address, contact.way == Way.POST
        addressee.save(update_fields=["phone", "email", "language", "address", "by_post"])


def _change_person(application: Application, contact: ContactData) -> None:
    reached, applicant = written_to(application), application.applicant
    reached.phone, reached.email = contact.phone, contact.email
    reached.save(update_fields=REACHED_BY)
    applicant.address = contact.address
    applicant.save(update_fields=["address"])


def _moved(application: Application, contact: ContactData) -> dict[str, str]:
    return {"moved_to": contact.lives_in.code} if contact.lives_in.pk != application.office_id else {}
