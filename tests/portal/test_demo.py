"""The demo: invented people, and cases in every state that the real acts have brought there, on days up to today."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from applications.households import household_done
from applications.models import Applicant, Application, Household, Scan
from applications.states import Outcome, State
from commission.models import Commission, Sitting
from deadlines.models import Breach
from deadlines.queries import calendar
from offices.models import Membership, Office, Role
from portal.demo.cases import moment
from portal.demo.populating import populate
from socialaid.accounts.models import User
from socialaid.audit.models import Event
from socialaid.lib.identifiers import iban_error, iin_error
from socialaid.notices.models import Delivery
from tests.conftest import load_reference

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

TODAY = date(2026, 11, 20)
NOW = moment(TODAY, 18)


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[int]:
    """The whole demo, loaded once for this module; the number of its cases."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_reference()
        yield populate(today=TODAY, now=NOW)
        transaction.set_rollback(True)


def test_demo_has_sixty_cases_or_more_in_every_state(demo: int) -> None:
    assert demo == Application.objects.exclude(number=None).count() >= 60
    assert set(Application.objects.values_list("state", flat=True)) == {state.value for state in State}
    assert set(Application.objects.values_list("outcome", flat=True)) == {outcome.value for outcome in Outcome}


def test_every_office_has_its_people_a_commission_and_cases(demo: int) -> None:
    roles = {Role.SPECIALIST, Role.HEAD, Role.DEPUTY, Role.SECRETARY, Role.CHAIR, Role.MEMBER}

    for office in Office.objects.departments():
        assert set(Membership.objects.filter(office=office).values_list("role", flat=True)) == roles, office
        assert Commission.objects.get(office=office).members.filter(votes=True).count() == 7, office
        assert Application.objects.filter(office=office).exclude(number=None).count() >= 3, office


def test_directorate_and_administrator_are_there(demo: int) -> None:
    assert Membership.objects.filter(role__in=(Role.DIRECTORATE, Role.ADMINISTRATOR)).count() == 2


def test_everybody_who_works_has_a_second_factor_and_an_address_of_no_one(demo: int) -> None:
    assert not User.objects.filter(memberships__isnull=False, authenticator=None).exists()
    assert not User.objects.exclude(email__endswith="@example.com").exists()


def test_people_are_invented_and_their_numbers_are_right(demo: int) -> None:
    for applicant in Applicant.objects.exclude(iin=""):
        assert applicant.iin[7:11] == "0000"
        assert iin_error(applicant.iin, applicant.birth_date) is None
        assert applicant.phone.startswith("+7700000")
    for case in Application.objects.exclude(account=""):
        assert iban_error(case.account) is None


def test_nothing_happened_after_today(demo: int) -> None:
    end_of_today = moment(TODAY + timedelta(days=1), 0)

    assert not Event.objects.filter(at__gte=end_of_today).exists()
    assert not Application.objects.filter(filed_at__gte=end_of_today).exists()


def test_every_office_has_a_sitting_on_the_next_working_day(demo: int) -> None:
    tomorrow = calendar().add_working_days(TODAY, 1)

    planned = Sitting.objects.filter(state="planned").select_related("commission")
    assert {timezone.localtime(sitting.starts_at).date() for sitting in planned} == {tomorrow}
    assert planned.count() == 19
    assert not planned.filter(points=None).exists()


def test_one_case_is_in_breach(demo: int) -> None:
    breach = Breach.objects.select_related("due").get()

    assert breach.is_standing
    assert Application.objects.get(number=breach.due.number).state == State.ORDERED


def test_families_with_their_income_are_in_drafts_and_in_cases(demo: int) -> None:
    families = Household.objects.select_related("application")

    assert {family.application.state for family in families} >= {State.DRAFT, State.FILED}
    assert all(household_done(family.application, None) and family.members.count() == 4 for family in families)
    own = families.filter(application__applicant__user__username="applicant.aigul", application__state=State.DRAFT)
    assert own.exists()


def test_documents_have_sample_scans(demo: int) -> None:
    assert Scan.objects.count() > 100
    online = Application.objects.filter(door="online").exclude(state__in=(State.DRAFT, State.WITHDRAWN))
    for case in online:
        assert Scan.objects.filter(document__application=case).exists(), case


def test_both_languages_and_both_ways_occur(demo: int) -> None:
    filed = Application.objects.exclude(number=None)

    assert set(filed.values_list("language", flat=True)) == {"kk", "ru"}
    assert set(filed.values_list("way", flat=True)) == {"visit", "post"}
    assert set(filed.values_list("door", flat=True)) == {"online", "counter"}


def test_letters_wait_for_the_worker_as_in_real_life(demo: int) -> None:
    assert not Delivery.objects.filter(state="failed").exists()


def test_loading_again_changes_nothing(demo: int) -> None:
    before = Application.objects.count(), Event.objects.count(), User.objects.count()

    assert populate(today=TODAY, now=NOW) == 0

    assert (Application.objects.count(), Event.objects.count(), User.objects.count()) == before
