"""The bar of places: what each of the cast finds there, and what the home page tells her to do next."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from portal.next_step import next_step
from tests.cast import draft, filed, signed_in

pytestmark = [pytest.mark.sqlite]


def bar(person, address: str) -> list[tuple[str, str, str]]:
    """The places as (address, label, count) on the page at `address`."""
    page = signed_in(person).get(address).content.decode()
    places = page.partition('<nav class="places"')[2].partition("</nav>")[0]
    entry = re.compile(r'<a href="([^"]+)"[^>]*>\s*([^<]+?)\s*(?:<span class="count[^"]*">(\d+)</span>\s*)?</a>')
    return entry.findall(places)


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.mark.parametrize("name", ["specialist", "head", "deputy", "secretary", "chair", "member"])
def test_every_place_of_the_bar_opens_for_whoever_sees_it(cast, name):
    person = getattr(cast, name)
    browser = signed_in(person)

    places = bar(person, reverse("desk"))

    assert places
    assert [browser.get(address).status_code for address, _label, _count in places] == [200] * len(places)


def test_bar_counts_what_waits_for_the_specialist(cast):
    filed(cast)

    counts = {label: count for _address, label, count in bar(cast.specialist, reverse("desk"))}

    assert counts["Cases"] == "1"


def test_bar_marks_the_place_that_holds_the_page(cast):
    case = filed(cast)

    page = signed_in(cast.specialist).get(case.get_absolute_url()).content.decode()

    marked = re.findall(r'<a href="([^"]+)" aria-current="page"', page)
    assert marked == [reverse("desk:cases")]


def test_next_step_is_the_newest_open_case_of_the_person_herself(cast):
    case = filed(cast)

    step = next_step(cast.applicant)

    assert (step.url, step.button) == (case.get_public_url(), "Open the application")
    assert next_step(cast.stranger) is None


def test_next_step_of_a_draft_is_to_go_on_with_it(cast):
    case = draft(cast)

    page = signed_in(cast.applicant).get(reverse("home")).content.decode()

    assert f'href="{case.get_public_url()}">Go on with the application</a>' in page
