"""What is held about the holder of an account, as plain JSON (docs/developers/export.md names every key).

Notes of the staff, votes and warnings about duplicates are not told; of others only that they are there.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Q, QuerySet

from applications.models import Application, Represented
from portal.held.cases import case_of
from socialaid.accounts.models import Claim, User
from socialaid.audit.models import Event
from socialaid.notices.models import Notice

FORM: Final = 1
Plain = dict[str, Any]


def held_about(user: User, *, now: datetime) -> Plain:
    """Everything about `user`; of cases in which she acts for somebody else only that she acts there."""
    return {
        "form": FORM,
        "made_at": now.isoformat(),
        "account": _account(user),
        "cases": [case_of(case, reader=user) for case in cases_about(user)],
        "acting": [_acting(case) for case in acted_in(user)],
        "people": [_person(person) for person in Represented.objects.of(user)],
        "letters": [_letter(notice) for notice in Notice.objects.filter(user=user).prefetch_related("deliveries")],
        "devices": [_device(each) for each in UserSession.objects.filter(user=user).order_by("created_at")],
        "acts": [_act(event) for event in Event.objects.filter(actor=user).order_by("at", "pk")],
    }


def cases_about(user: User) -> "QuerySet[Application]":
    """Her own cases, and those filed for her at a counter or by another, where a specialist has seen both IINs."""
    about = Q(applicant__user=user) & (Q(representation=None) | ~Q(representation__by=user))
    claim = Claim.objects.filter(user=user, confirmed_at__isnull=False).exclude(iin_index="").first()
    if claim:
        about |= Q(applicant__iin_index=claim.iin_index, applicant__iin_confirmed_at__isnull=False)
    return Application.objects.filter(about).with_people().order_by("started_at", "pk")


def acted_in(user: User) -> "QuerySet[Application]":
    """The cases in which she acts or acted for somebody else."""
    return Application.objects.filter(representation__by=user).with_people().order_by("started_at", "pk")


def moment(value: datetime | None) -> str | None:
    return value.isoformat() if value else None


def _account(user: User) -> Plain:
    claim = Claim.objects.filter(user=user).first()
    names = ("username", "surname", "given_name", "patronymic", "language", "phone")
    return {
        **{name: getattr(user, name) for name in names},
        "phone_confirmed_at": moment(user.phone_confirmed_at),
        "emails": [
            {"email": each.email, "confirmed": each.verified} for each in EmailAddress.objects.filter(user=user)
        ],
        "iin": claim.iin if claim else "",
        "no_iin_reason": claim.no_iin_reason if claim else "",
        "birth_date": claim.birth_date.isoformat() if claim and claim.birth_date else None,
        "identity_confirmed_at": moment(claim.confirmed_at) if claim else None,
        "begun_at": moment(user.date_joined),
        "last_signed_in_at": moment(user.last_login),
        "second_steps": _second_steps(user),
    }


def _second_steps(user: User) -> list[Plain]:
    """Which kinds and since when; their secrets are nobody's to read."""
    kept: Iterable[Any] = Authenticator.objects.filter(user=user).order_by("pk")
    return [{"kind": each.type, "since": moment(each.created_at)} for each in kept]


def _acting(case: Application) -> Plain:
    """That she acts there. What the case holds is told to the person whom it is about."""
    row = case.representation
    return {
        "number": case.number,
        "office": {"kk": case.office.name_kk, "ru": case.office.name_ru},
        "ground": row.ground,
        "words": row.words,
        "name": row.name,
        "phone": row.phone,
        "email": row.email,
        "letters_to": row.letters_to,
        "confirmed_at": moment(row.confirmed_at),
        "ended_at": moment(row.ended_at),
        "messages": [
            {"sent_at": moment(each.sent_at), "text": each.text} for each in case.messages.filter(author_id=row.by_id)
        ],
    }


def _person(person: Represented) -> Plain:
    return {"name": person.full_name, "ground": person.ground, "ended_at": moment(person.ended_at)}


def _letter(notice: Notice) -> Plain:
    return {
        "posted_at": moment(notice.posted_at),
        "read_at": moment(notice.read_at),
        "number": notice.number,
        "subject": notice.subject,
        "text": notice.body,
        "ways": [
            {"channel": way.channel, "address": way.address, "state": way.state, "sent_at": moment(way.sent_at)}
            for way in notice.deliveries.all()
        ],
    }


def _device(session: UserSession) -> Plain:
    return {
        "since": moment(session.created_at),
        "last_seen_at": moment(session.last_seen_at),
        "address": session.ip,
        "browser": session.user_agent,
    }


def _act(event: Event) -> Plain:
    return {"at": moment(event.at), "act": event.act, "number": event.number, "address": event.address}
