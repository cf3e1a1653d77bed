"""A recused member may not open the case while it is before the commission; where a sitting usually takes place."""

import pytest
from django.urls import reverse

from commission.actions import recusing
from commission.models import Member
from offices.models import Role
from tests.cast import signed_in
from tests.commission import stage
from tests.commission.stage import NOW, grant, moved, opened, planned, point_of, voted


@pytest.fixture(autouse=True)
def _on_the_day(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def relative(commission, office):
    """A member with an account and no other post, who will say that the applicant is a relative."""
    user = stage.make_user("member", office, Role.MEMBER)
    Member.objects.filter(pk=commission.members.filter(role="member").first().pk).update(user=user)
    return user


def test_case_does_not_exist_for_a_recused_member_until_it_is_decided(commission, case, secretary, relative):
    opened(planned(commission, secretary, case), secretary)
    page = reverse("desk:case", args=[case.number])
    assert signed_in(relative).get(page).status_code == 200

    seat = Member.objects.get(user=relative)
    recusing.recuse(point=point_of(case), member=seat, reason="A relative", by=secretary, now=NOW)

    assert signed_in(relative).get(page).status_code == 404
    assert signed_in(secretary).get(page).status_code == 200
    voted(moved(case, grant(), secretary), secretary, ayes=6)
    assert signed_in(relative).get(page).status_code == 200


def test_place_of_a_sitting_begins_with_the_address_of_the_department(commission, secretary):
    shown = signed_in(secretary).get(reverse("desk:sitting-new")).content.decode()

    assert f'value="{commission.office.address_en}"' in shown
