"""The places of the desk: where staff work, who sees which, and what waits there."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from offices.models import Role
from portal import waiting
from socialaid.accounts.models import User

Counter = Callable[[User], int]

SPECIALISTS = frozenset({Role.SPECIALIST})
HEADS = frozenset({Role.HEAD, Role.DEPUTY})
COMMISSION = frozenset({Role.SECRETARY, Role.CHAIR, Role.MEMBER})


@dataclass(frozen=True)
class Place:
    """A page of the desk; `count` answers how many things wait there for this person."""

    url_name: str
    label: str | Promise
    roles: frozenset[str]
    count: Counter | None = None
    tone: str = ""


PLACES: tuple[Place, ...] = (
    Place("desk", _("Today"), SPECIALISTS | HEADS | COMMISSION),
    Place("desk:cases", _("Cases"), SPECIALISTS | HEADS | frozenset({Role.SECRETARY}), waiting.cases_to_check),
    Place("desk:messages", _("Messages"), SPECIALISTS | HEADS, waiting.messages_to_answer, "warn"),
    Place("desk:counter", _("Counter"), SPECIALISTS),
    Place("desk:sittings", _("Sittings"), SPECIALISTS | HEADS | COMMISSION),
    Place("desk:payments", _("Payments"), SPECIALISTS | HEADS, waiting.payments_to_approve),
    Place("desk:deadlines", _("Due days"), SPECIALISTS | HEADS, waiting.limits_passed, "bad"),
    Place("desk:letters", _("Letters"), SPECIALISTS | HEADS),
    Place("desk:rules", _("Rules"), HEADS),
    Place("desk:deadlines-region", _("Region"), frozenset({Role.DIRECTORATE})),
    Place("desk:letter-words", _("Words of letters"), frozenset({Role.DIRECTORATE})),
    Place("desk:record", _("The record"), frozenset({Role.DIRECTORATE})),
)


def places_of(roles: frozenset[str]) -> list[Place]:
    """The places open to somebody with these roles, in the order of the bar."""
    return [place for place in PLACES if place.roles & roles]
