"""The pages of the family: what they say, to whom they exist, how many queries they take."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import Application, Household, HouseholdMember, Income
from entitlements.models import Category, IndexValue
from tests.applications.families import added, begun_next_door, filed_next_door, income, ready_next_door
from tests.applications.scene import acts
from tests.cast import Cast, draft, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
PAGES = ("", "-add", "-sum", "-own")
PAGES_OF_A_PERSON = ("-member", "-income", "-remove")
MOST = 25


def read(browser: Client, address: str) -> str:
    return str(browser.get(address).content.decode()).replace("\N{NO-BREAK SPACE}", " ")


def every_address(case: Application, prefix: str, key: int | str) -> list[str]:
    person = HouseholdMember.objects.filter(household__application=case).last()
    assert person is not None
    return [reverse(f"{prefix}{page}", args=[key]) for page in PAGES] + [
        reverse(f"{prefix}{page}", args=[key, person.pk]) for page in PAGES_OF_A_PERSON
    ]


@pytest.fixture
def ready(cast: Cast) -> Application:
    return ready_next_door(cast)


@pytest.mark.parametrize("who", ["stranger", "specialist", "next_door", "head", "directorate", "administrator"])
def test_pages_of_a_draft_exist_for_its_applicant_alone(cast: Cast, ready: Application, who: str) -> None:
    browser = signed_in(getattr(cast, who))

    for address in every_address(ready, "draft-household", ready.pk):
        assert browser.get(address).status_code == browser.post(address).status_code == 404, address
    assert HouseholdMember.objects.count() == 4


def test_pages_of_a_draft_open_for_its_applicant_with_few_queries(cast: Cast, ready: Application) -> None:
    browser = signed_in(cast.applicant)
    for address in every_address(ready, "draft-household", ready.pk):
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 200, address
        assert len(asked) <= MOST, address


@pytest.mark.parametrize("who", ["applicant", "stranger", "specialist", "administrator"])
def test_pages_at_the_desk_exist_for_the_department_alone(cast: Cast, who: str) -> None:
    case = filed_next_door(cast)
    browser = signed_in(getattr(cast, who))

    for address in every_address(case, "desk:household", str(case.number)):
        assert browser.get(address).status_code == browser.post(address).status_code == 404, address


def test_pages_at_the_desk_open_for_the_specialist(cast: Cast) -> None:
    case = filed_next_door(cast)
    browser = signed_in(cast.next_door)

    for address in every_address(case, "desk:household", str(case.number)):
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 200, address
        assert len(asked) <= MOST, address


@pytest.mark.parametrize("name", ["draft", "draft-household", "draft-household-sum", "draft-check"])
def test_page_of_a_draft_asks_no_more_for_a_larger_family(cast: Cast, ready: Application, name: str) -> None:
    browser, address = signed_in(cast.applicant), reverse(name, args=[ready.pk])
    with CaptureQueriesContext(connection) as few:
        browser.get(address)

    for number in range(12):
        income(cast, ready, added(cast, ready, f"Бала {number}"), benefit=5_000)

    with CaptureQueriesContext(connection) as many:
        browser.get(address)
    assert len(many) == len(few) <= MOST


def test_case_page_shows_the_family_to_citizen_and_specialist(cast: Cast) -> None:
    case = filed_next_door(cast)

    for who, address in (
        (cast.applicant, case.get_public_url()),
        (cast.next_door, case.get_absolute_url()),
    ):
        browser = signed_in(who)
        browser.get(address)
        with CaptureQueriesContext(connection) as asked:
            page = read(browser, address)
        assert "471 500 ₸ in the quarter ÷ 3 months ÷ 4 (people in the family) =" in page
        assert "39 291 ₸</strong>" in page
        assert "rounded down to the whole tenge" in page
        assert "The income is within the limit. The commission decides." in page
        assert len(asked) <= MOST


def test_list_says_when_the_draft_has_outlived_its_quarter(cast: Cast, ready: Application) -> None:
    Household.objects.update(year=2020, quarter=2)

    page = read(signed_in(cast.applicant), reverse("draft-household", args=[ready.pk]))

    assert "These sums were about April to June 2020. Now" in page
    assert "Write the income: " in page


def test_old_sums_are_shown_to_be_checked(cast: Cast, ready: Application) -> None:
    Household.objects.update(year=2020, quarter=2)

    page = read(signed_in(cast.applicant), reverse("draft-household-own", args=[ready.pk]))

    assert "These sums are from an earlier quarter. Check them, then save." in page
    assert 'value="96500"' in page


def test_sum_waits_until_everybody_is_answered_for(cast: Cast) -> None:
    begun = begun_next_door(cast)
    added(cast, begun)

    answer = signed_in(cast.applicant).get(reverse("draft-household-sum", args=[begun.pk]))

    assert answer["Location"] == reverse("draft-household", args=[begun.pk])


@pytest.mark.parametrize(
    ("category", "sentence"),
    [
        ({"income_test": "poverty_line", "income_value": None}, "The portal does not know its value today"),
        ({"income_test": "unknown", "income_value": None}, "The rules known to the portal name no limit of income"),
        ({"income_test": "mci", "income_value": 2}, "The income is above the limit."),
        ({"income_test": "mci", "income_value": 20}, "20 MCI × 4 325 ₸ = 86 500 ₸"),
    ],
)
def test_sum_stands_beside_the_limit_of_the_category(
    cast: Cast, ready: Application, category: dict[str, object], sentence: str
) -> None:
    Category.objects.filter(pk=ready.category_id).update(**category)

    page = read(signed_in(cast.applicant), reverse("draft-household-sum", args=[ready.pk]))

    assert sentence in page


def test_limit_that_nobody_has_compared_with_the_law_says_so(cast: Cast, ready: Application) -> None:
    address = reverse("draft-household-sum", args=[ready.pk])
    assert "not verified" not in read(signed_in(cast.applicant), address)

    IndexValue.objects.update(verified=False)

    assert "not verified" in read(signed_in(cast.applicant), address)


def test_where_only_the_number_of_people_counts_no_income_is_asked(cast: Cast) -> None:
    own = draft(cast)
    Category.objects.filter(pk=own.category_id).update(amount_per_member=True)
    browser, address = signed_in(cast.applicant), reverse("draft-household", args=[own.pk])

    page = read(browser, address)
    assert ("three months" in page, "This is everybody" in page) == (False, True)
    assert browser.get(reverse("draft-household-own", args=[own.pk]))["Location"] == address

    assert browser.post(address)["Location"] == own.get_public_url()
    assert Household.objects.get().members.count() == 1
    assert not Income.objects.exists()


def test_page_leads_back_where_the_family_is_not_asked_about(cast: Cast) -> None:
    own = draft(cast)

    answer = signed_in(cast.applicant).get(reverse("draft-household", args=[own.pk]))

    assert answer["Location"] == own.get_public_url()


def test_specialist_writes_the_family_down_at_the_desk(cast: Cast) -> None:
    case = filed_next_door(cast)
    Household.objects.all().delete()
    browser = signed_in(cast.next_door)
    number = str(case.number)

    browser.post(
        reverse("desk:household-add", args=[number]), {"name": "Бекова Айару", "relation": "child", "birth_date": ""}
    )
    child = HouseholdMember.objects.get(name="Бекова Айару")
    browser.post(reverse("desk:household-own", args=[number]), {"wage": "240 000"})
    browser.post(reverse("desk:household-income", args=[number, child.pk]), {"nothing": "on"})

    assert "40 000 ₸</strong>" in read(browser, case.get_absolute_url())
    assert acts(case)[-3:] == ["household.written"] * 3


def test_person_is_put_right_and_taken_off_after_a_question(cast: Cast, ready: Application) -> None:
    browser = signed_in(cast.applicant)
    child = HouseholdMember.objects.get(name__endswith="Айару")
    change = reverse("draft-household-member", args=[ready.pk, child.pk])

    browser.post(change, {"name": "Бекова Айару", "relation": "sibling", "birth_date": "03.09.2012"})
    child.refresh_from_db()
    assert (child.name, child.relation) == ("Бекова Айару", "sibling")

    remove = reverse("draft-household-remove", args=[ready.pk, child.pk])
    assert "Take Бекова Айару off the list?" in read(browser, remove)
    assert browser.post(remove)["Location"] == reverse("draft-household", args=[ready.pk])
    assert not HouseholdMember.objects.filter(pk=child.pk).exists()
