"""All forms of the portal, sent with birds in them; each sending is undone, so that every form meets the same world."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from django.db import OperationalError, connection, models, transaction
from django.http import HttpResponse
from django.test import Client, TestCase
from django.urls import reverse

from socialaid.files.vault import SealedStorage
from tests.canary import watching
from tests.canary.birds import ALL, lines_with_birds
from tests.canary.forms import Form, Forms, Values, filled
from tests.cast import signed_in
from tests.portal.addresses import ACTS, PAGES, PUBLIC
from tests.portal.addresses import ALL as EVERYBODY
from tests.portal.world import World, arguments

ACCOUNT = ("account_change_password", "account_change_phone", "account_email", "account_reauthenticate")
ENTRANCE = ("account_login", "account_signup", "account_reset_password")
NOT_SENT = ("/logout/", "/consent/", "/demo/")
WRITES = ("INSERT", "UPDATE", "DELETE")


@dataclass
class Sending:
    """One form in the hands of one of the cast."""

    name: str
    client: Client
    form: Form


@dataclass
class Walk:
    """What was met on the way."""

    sendings: list[Sending] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    asking: list[tuple[str, str]] = field(default_factory=list)
    statuses: dict[str, list[int]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def read(self, name: str, client: Client, response: HttpResponse) -> None:
        """Take the addresses of a page and its forms; forms that put what is typed into an address are noted."""
        self.addresses.append(response.get("Location", ""))
        if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
            return
        found = Forms(response.content.decode(), response.request["PATH_INFO"])
        self.addresses += [link for link in found.links if not link.startswith(("tel:", "mailto:"))]
        for form in found.forms:
            typed = [each["name"] for each in form.fields if each["type"] in ("text", "search", "tel", "textarea")]
            self.asking += [(name, each) for each in typed if form.method == "get"]
            if form.method == "post" and not any(part in form.action for part in NOT_SENT):
                self.sendings.append(Sending(name, client, form))

    def birds(self) -> list[tuple[list[str], str]]:
        """Those in addresses, in subjects of letters and in names of files."""
        return lines_with_birds([*dict.fromkeys(self.addresses), *sorted(self.names)])

    def broken(self) -> set[str]:
        """The forms that were answered by the page for what broke on our side."""
        return {name for name, statuses in self.statuses.items() if 500 in statuses}


def opened(world: World) -> Walk:
    """Every page of ours by the first of the cast who may open it, and the pages of the account and the entrance."""
    walk = Walk()
    for name, people in PAGES.items():
        who = next(each for each in EVERYBODY.split() if each in people.split())
        _open(walk, name, world.clients[who], reverse(name, args=arguments(world, name)))
    for name in (*ENTRANCE, *sorted(PUBLIC - {"readyz"})):
        _open(walk, name, signed_in(None), reverse(name, args=arguments(world, name)))
    for name in ACCOUNT:
        _open(walk, name, world.clients["applicant"], reverse(name))
    for name in sorted(ACTS):
        fields = [{"name": each, "type": "textarea"} for each in ("words", "text", "reason", "note", "number", "iin")]
        form = Form("post", reverse(name, args=arguments(world, name)), fields)
        walk.sendings += [Sending(name, world.clients[who], form) for who in ("applicant", "specialist", "secretary")]
    return walk


def _open(walk: Walk, name: str, client: Client, address: str) -> None:
    client.raise_request_exception = False
    response = client.get(address, follow=True)
    if response.streaming:
        b"".join(response)
        return
    walk.read(name, client, response)


def sent(walk: Walk, *, wrongly: bool, broken: Callable[[], AbstractContextManager[Any]] = nullcontext) -> None:
    """Send every form once and undo it, files too; `broken` is what does not work meanwhile."""
    for each in list(walk.sendings):
        with transaction.atomic(), patch.object(SealedStorage, "delete"):
            response = _send(each, filled(each.form, wrongly=wrongly), broken)
            if not transaction.get_rollback():
                walk.names |= {*watching.subjects(), *watching.file_names()}
            transaction.set_rollback(True)
        walk.statuses.setdefault(each.name, []).append(response.status_code)
        answer = Walk()
        answer.read(each.name, each.client, response)
        walk.addresses += answer.addresses
        walk.asking += answer.asking


def _send(each: Sending, values: Values, broken: Callable[[], AbstractContextManager[Any]]) -> HttpResponse:
    each.client.raise_request_exception = False
    with TestCase.captureOnCommitCallbacks(execute=True), broken():
        return each.client.post(each.form.action, values)


@contextmanager
def failing_rows() -> Iterator[None]:
    """A program that breaks when it writes, with all that it has in hand in the words of its error."""

    def fail(row: models.Model, *_args: Any, **_named: Any) -> None:
        raise RuntimeError(f"cannot keep {row.__dict__} of {ALL}")

    with patch.object(models.Model, "save_base", fail):
        yield


@contextmanager
def failing_database() -> Iterator[None]:
    """A database that refuses what is written, and quotes it, as databases do."""

    def fail(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(WRITES):
            raise OperationalError(f"cannot execute {sql} with {params}\nDETAIL: Failing row contains ({ALL}).")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fail):
        yield


@contextmanager
def silent_database() -> Iterator[None]:
    """A database that answers nothing at all."""

    def fail(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        raise OperationalError(f"server closed the connection while {ALL}")

    with connection.execute_wrapper(fail):
        yield
