"""Who may open what: the whole cast over every address of ours, as one table.

A page opens (200), leads on (302), or does not exist (404). Whoever has not signed in is led to the sign-in page.
"""

from typing import Any

import pytest
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver, reverse

from tests.cast import Cast, signed_in
from tests.portal.addresses import ACTS, ALL, OUTSIDERS, PAGES, PUBLIC
from tests.portal.world import World, arguments, world_of

pytestmark = pytest.mark.django_db

MOST_QUERIES = 25
OPENS, LEADS_ON, HIDDEN, NOT_HERS, TOO_LARGE = 200, 302, 404, 403, 413


@pytest.fixture
def world(cast: Cast) -> World:
    return world_of(cast)


def names_of(resolver: Any, namespace: str = "") -> list[str]:
    """The names of all addresses of ours, those of libraries left out."""
    found = []
    for entry in resolver.url_patterns:
        if not isinstance(entry, URLResolver):
            found.append((f"{namespace}{entry.name}", entry.callback.__module__))
        elif entry.namespace != "admin":
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            found.extend((name, module) for name, module in names_of(entry, inner))
    return found


OURS = [name for name, module in names_of(get_resolver()) if not module.startswith(("allauth.", "django."))]


def test_every_address_of_ours_stands_in_one_table() -> None:
    assert set(OURS) == PUBLIC | set(PAGES) | ACTS


def test_pages_open_to_whom_they_are_for_and_do_not_exist_for_others(world: World) -> None:
    found = {name: opened_by(world, name) for name in PAGES}

    assert found == {name: set(people.split()) for name, people in PAGES.items()}


def opened_by(world: World, name: str) -> set[str]:
    address = reverse(name, args=arguments(world, name))
    return {who for who in ALL.split() if visit(world.clients[who], address) in (OPENS, LEADS_ON)}


def visit(client: Client, address: str) -> int:
    reset_queries()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    if response.streaming:  # read to its end a file closes itself, and the test keeps its connection
        b"".join(response)
    assert len(queries) <= MOST_QUERIES, address
    assert response.status_code in (OPENS, LEADS_ON, HIDDEN, NOT_HERS, TOO_LARGE), address
    return response.status_code


def test_acts_do_not_exist_for_people_from_outside(world: World) -> None:
    for name in ACTS:
        address = reverse(name, args=arguments(world, name))
        for who in OUTSIDERS.split():
            assert world.clients[who].post(address).status_code == HIDDEN, (name, who)


def test_whoever_has_not_signed_in_is_led_to_the_sign_in_page(world: World) -> None:
    nobody = signed_in(None)
    for name in [*PAGES, *ACTS]:
        response = nobody.post(reverse(name, args=arguments(world, name)))
        assert (response.status_code, response.url.split("?")[0]) == (LEADS_ON, reverse("account_login")), name


def test_public_pages_are_open_to_everybody(world: World) -> None:
    for name in PUBLIC - {"readyz"}:
        assert visit(signed_in(None), reverse(name, args=arguments(world, name))) in (OPENS, LEADS_ON, TOO_LARGE), name


def test_specialist_next_door_gets_404_for_every_page_of_the_case(world: World) -> None:
    for address in (world.filed.get_absolute_url(), world.signed.get_absolute_url(), world.payment.get_absolute_url()):
        assert visit(world.clients["next_door"], address) == HIDDEN
