"""The extract from the minutes: one for each case of a sitting, without the members' names."""

import pytest

from commission.models import Member, Sitting
from socialaid.prints.models import Print
from tests.cast import ordered
from tests.printed import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_closing_freezes_an_extract_for_the_case(cast):
    case = ordered(cast)
    sitting = Sitting.objects.get()

    extract = Print.objects.get(kind="minutes_extract")

    decision = case.commission_decisions.get()
    assert (extract.number, extract.path) == (f"{sitting.number}-1", f"cases/{case.number}")
    assert (extract.facts["minutes_number"], extract.facts["decision"]["number"]) == (sitting.number, decision.number)
    assert extract.facts["votes"]["in_favour"] > 0


def test_extract_names_nobody_who_voted(cast):
    ordered(cast)

    extract = Print.objects.get(kind="minutes_extract")
    words = words_of("minutes_extract", extract.number)

    assert extract.facts["secretary"]["name"] == cast.secretary.full_name
    assert [member.full_name for member in Member.objects.filter(votes=True) if member.full_name in words] == []
