"""The pages of the family and of acting for somebody keep what is typed, as the other steps do."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from applications.acting import Ground, LettersTo
from applications.actions import household, representing
from applications.models import Application, HouseholdMember
from applications.queries import begun_steps, tasks
from portal.demo import acting
from tests.applications.families import added, filed_next_door, ready_next_door
from tests.applications.scene import clock
from tests.cast import Cast, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def own(cast: Cast) -> Application:
    return ready_next_door(cast)


@pytest.fixture
def browser(cast: Cast) -> Client:
    return signed_in(cast.applicant)


def member_of(own: Application) -> HouseholdMember:
    return HouseholdMember.objects.filter(household__application=own).exclude(relation="self").order_by("pk")[0]


def opened(browser: Client, address: str) -> dict[str, Any]:
    page = browser.get(address).context
    return {"keeping_page": page["keeping_page"], "keeping_seen": page["keeping_seen"]}


def keep(browser: Client, own: Application, step: str, address: str, **texts: str) -> int:
    sent = opened(browser, address) | {"keeping_turn": 1} | texts
    return browser.post(reverse("draft-keep", args=[own.pk, step]), sent).status_code


def shown(browser: Client, address: str) -> Any:
    return browser.get(address).context["form"]


def fresh(own: Application) -> Application:
    return Application.objects.select_related("household").get(pk=own.pk)


def step_of(own: Application, code: str) -> Any:
    return next(task for task in tasks(fresh(own)) if task.code == code)


def test_name_of_somebody_in_the_family_is_kept_until_it_is_saved(browser: Client, own: Application) -> None:
    address = reverse("draft-household-add", args=[own.pk])

    assert keep(browser, own, "household-add", address, name="Бекова Ай", birth_date="31.02") == 200

    form = shown(browser, address)
    assert (form["name"].value(), form["birth_date"].value(), form.errors) == ("Бекова Ай", "31.02", {})
    assert (step_of(own, "household").begun, step_of(own, "household").done) == (True, False)
    browser.post(address, opened(browser, address) | {"name": "Бекова Айару", "relation": "child"})
    assert shown(browser, address)["name"].value() is None
    assert begun_steps(fresh(own)) == set()


def test_sums_and_a_tick_taken_away_are_kept(browser: Client, own: Application) -> None:
    member = member_of(own)
    address = reverse("draft-household-income", args=[own.pk, member.pk])
    browser.post(address, {"nothing": "on"})

    keep(browser, own, f"household-income-{member.pk}", address, wage="12o 000")

    form = shown(browser, address)
    assert form["wage"].value() == "12o 000"
    assert not form["nothing"].value()
    browser.post(address, opened(browser, address) | {"wage": "120 000"})
    assert str(shown(browser, address)["wage"].value()) == "120000"
    assert begun_steps(fresh(own)) == set()


def test_another_device_is_told_before_it_overwrites_the_income(browser: Client, own: Application) -> None:
    address = reverse("draft-household-own", args=[own.pk])
    old_page = opened(browser, address)
    keep(browser, own, "household-own", address, pension="90000")

    page = browser.post(address, old_page | {"pension": "10"})

    assert page.status_code == 200
    assert page.context["form"].non_field_errors()
    assert page.context["form"]["pension"].value() == "10"


def test_what_was_typed_about_somebody_goes_with_her(cast: Cast, browser: Client, own: Application) -> None:
    extra = added(cast, own)
    address = reverse("draft-household-member", args=[own.pk, extra.pk])
    keep(browser, own, f"household-member-{extra.pk}", address, name="Басқа ат")
    assert begun_steps(fresh(own)) == {"household"}

    household.remove_member(application=own, member=extra.pk, by=cast.applicant, now=clock(cast))

    assert begun_steps(fresh(own)) == set()


def test_going_back_to_what_was_saved_leads_to_the_very_page(browser: Client, own: Application) -> None:
    member = member_of(own)
    address = reverse("draft-household-income", args=[own.pk, member.pk])
    keep(browser, own, f"household-income-{member.pk}", address, wage="x")

    there = browser.post(
        reverse("draft-keep", args=[own.pk, f"household-income-{member.pk}"]),
        opened(browser, address) | {"forget": "1"},
    )

    assert there["Location"] == address
    assert begun_steps(fresh(own)) == set()


def test_at_the_desk_nothing_is_kept(cast: Cast) -> None:
    case = filed_next_door(cast)

    page = signed_in(cast.next_door).get(reverse("desk:household-own", args=[case.number]))

    assert "data-keep" not in page.content.decode()


def test_acting_page_is_kept_and_goes_when_the_person_changes(cast: Cast, browser: Client) -> None:
    person = acting.somebody(cast.setting, cast.applicant, Ground.PROXY, "№ 1", cast.setting.today)
    own = acting.begun_for(cast.setting, cast.applicant, person, clock(cast), letters_to=LettersTo.APPLICANT)
    address = reverse("draft-acting", args=[own.pk])

    keep(browser, own, "acting", address, name="Серікбаева А", email="a@")

    assert shown(browser, address)["email"].value() == "a@"
    assert step_of(own, "for-whom").begun
    representing.act_for_oneself(draft=own, by=cast.applicant)
    assert begun_steps(fresh(own)) == set()
