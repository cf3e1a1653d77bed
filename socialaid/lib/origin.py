"""Where the request in hand comes from, and what became of it so far, for whoever writes the record."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import Any


@dataclass(slots=True)
class Origin:
    """One request: the sender's address, whether a reading was written down, how many acts were refused.

    `role_of` says as what somebody acts in an office, by its code; whoever knows the posts sets it.
    """

    address: str | None
    reading_noted: bool = False
    refusals: int = 0
    role_of: Callable[[Any, str], str] | None = None


_in_hand: ContextVar[Origin | None] = ContextVar("origin", default=None)


@contextmanager
def coming_from(address: str | None) -> Iterator[Origin]:
    """While inside, the request in hand comes from `address`."""
    origin = Origin(address)
    token = _in_hand.set(origin)
    try:
        yield origin
    finally:
        _in_hand.reset(token)


def in_hand() -> Origin | None:
    return _in_hand.get()


def address_in_hand() -> str | None:
    """The sender's address; None outside a request, as in a task or a command."""
    origin = _in_hand.get()
    return origin.address if origin else None


def role_in_hand(who: Any, office: str) -> str:
    """As what `who` acts in `office`; empty outside a request, for an applicant and for the program itself."""
    origin = _in_hand.get()
    return origin.role_of(who, office) if origin and origin.role_of and who is not None else ""


def reading_was_noted() -> None:
    if origin := _in_hand.get():
        origin.reading_noted = True


def act_was_refused() -> None:
    if origin := _in_hand.get():
        origin.refusals += 1


def sender_of(meta: Mapping[str, str], proxies: int) -> str | None:
    """The sender's address behind `proxies` proxies of our own; what a sender claims beyond them is not believed."""
    hops = [hop.strip() for hop in meta.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    beyond = hops[-proxies] if 0 < proxies <= len(hops) else ""
    return _address(beyond or meta.get("REMOTE_ADDR", ""))


def _address(text: str) -> str | None:
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return str(mapped or found)
