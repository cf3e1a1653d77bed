"""Which documents do I need: from the place to the list, without signing in and without JavaScript."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from applications.models import Application
from entitlements.models import Category
from entitlements.topics import Topic
from offices.models import Office
from tests.cast import signed_in

pytestmark = [pytest.mark.sqlite, pytest.mark.usefixtures("reference")]
EMPTY = "Nothing fits these answers"


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def text(client: Client, name: str, *args: str, query: str = "") -> str:
    answer = client.get(reverse(name, args=args) + (f"?{query}" if query else ""))
    assert answer.status_code == 200
    return answer.content.decode()


def options(page: str) -> list[str]:
    return re.findall(r'<input[^>]+type="radio"[^>]+value="(\w+)"', page)


def papers(page: str) -> list[str]:
    return re.findall(r'<span class="no">(\d+)</span>', page)


def test_home_leads_to_the_questions_and_straight_to_them_where_the_district_is_known(client):
    assert f'href="{reverse("needed-documents")}"' in text(client, "home")
    assert f'href="{reverse("needed-documents-office", args=["akkol"])}"' in text(client, "home", query="office=akkol")


def test_place_leads_on_to_what_happened(client):
    answer = client.get(reverse("needed-documents"), {"office": "akkol"})

    assert answer.url == reverse("needed-documents-office", args=["akkol"])


@pytest.mark.parametrize("wrong", ["", "nowhere", "directorate"])
def test_place_that_is_no_department_is_asked_for_again(client, wrong):
    page = text(client, "needed-documents", query=f"office={wrong}")

    assert "Choose the district or city where you live." in page


def test_place_is_known_by_its_name_of_today_too(client):
    page = re.sub(r"\s+", " ", text(client, "needed-documents"))

    assert "Shchuche District (now Burabay District)" in page
    assert "Enbekshilder District (now Birzhan Sal District)" in page


def test_only_what_the_department_helps_with_is_offered(client):
    assert options(text(client, "needed-documents-office", "astrakhan")) == ["studies", "veterans"]


def test_what_happened_leads_on(client):
    address = reverse("needed-documents-office", args=["akkol"])

    answer = client.get(address, {"topic": "illness", "asked": "topic"})

    assert answer.url == reverse("needed-documents-topic", args=["akkol", "illness"])


def test_no_choice_is_told_at_the_top(client):
    assert "Choose what happened" in text(client, "needed-documents-office", "akkol", query="asked=topic")
    assert "Choose an answer." in text(client, "needed-documents-topic", "akkol", "illness", query="asked=tuberculosis")


def test_a_question_is_asked_where_it_parts_the_kinds(client):
    page = text(client, "needed-documents-topic", "akkol", "illness")

    assert "Is it about tuberculosis?" in page
    assert options(page) == ["yes", "no", "unsure"]


def test_a_single_kind_that_is_left_leads_straight_to_its_list(client):
    address = reverse("needed-documents-topic", args=["akkol", "illness"])

    answer = client.get(address, {"tuberculosis": "no"})

    assert answer.url == reverse("needed-documents-list", args=["akkol", "akkol-cancer-surgery-2010"])


def test_several_kinds_that_are_left_are_shown_to_choose_from(client):
    page = text(client, "needed-documents-topic", "akkol", "illness", query="tuberculosis=unsure&operation=unsure")

    assert set(re.findall(r"/for/([\w-]+)/", page)) == {"akkol-cancer-surgery-2010", "akkol-tb-food-travel-2010"}


def test_answers_given_go_on_with_the_next_question_and_back_leads_to_the_one_before(client):
    page = text(client, "needed-documents-topic", "atbasar", "illness", query="tuberculosis=yes")

    assert '<input type="hidden" name="tuberculosis" value="yes">' in page
    assert f'<a class="back" href="{reverse("needed-documents-topic", args=["atbasar", "illness"])}">' in page


def test_every_category_of_every_department_is_reached_without_an_answer_that_takes_away(client):
    """Whoever is never sure still finds each kind of assistance: no road ends in nothing."""
    for office in Office.objects.departments():
        found = {category for topic in Topic for category in reached(client, office.code, topic.value)}

        assert found == set(Category.objects.filter(office=office).values_list("code", flat=True)), office.code


def reached(client: Client, office: str, topic: str) -> set[str]:
    address = reverse("needed-documents-topic", args=[office, topic])
    unsure = dict.fromkeys(("tuberculosis", "disability", "child", "operation", "travel", "income"), "unsure")
    answer = client.get(address, unsure)
    if answer.status_code == 404:
        return set()
    where = answer.url if answer.status_code == 302 else answer.content.decode()
    assert EMPTY not in where
    return set(re.findall(r"/for/([\w-]+)/", where))


def test_list_says_what_counts_what_is_not_needed_how_long_and_where(client):
    page = text(client, "needed-documents-list", "akkol", "akkol-fire-2010")

    assert papers(page) == ["1", "2", "3", "5", "6", "4"]
    assert "Act of the emergency body on the fire or disaster" in page
    assert "A photo is enough; you show the original later." in page
    assert "The RNN has not been issued since 2013" in page
    assert "If you apply online: before the sitting." in page
    assert "Not later than 15 calendar days" in page
    assert reverse("office", args=["akkol"]) in page
    assert "Not verified" in page


def test_list_carries_department_and_category_over_into_filing(cast):
    page = text(Client(), "needed-documents-list", "akkol", "akkol-fire-2010")
    address = f"{reverse('new-category', args=['akkol'])}?category=akkol-fire-2010"
    browser = signed_in(cast.applicant)

    form = browser.get(address).content.decode()
    browser.post(address, {"category": "akkol-fire-2010"})

    assert f'href="{address}"' in page
    assert re.findall(r'value="([\w-]+)"[^>]*\s+checked', form) == ["akkol-fire-2010"]
    assert Application.objects.get().category.code == "akkol-fire-2010"


def test_signing_in_on_the_way_keeps_department_and_category(client):
    answer = client.get(f"{reverse('new-category', args=['akkol'])}?category=akkol-fire-2010")

    assert "/new/akkol/%3Fcategory%3Dakkol-fire-2010" in answer.url


def test_what_is_paid_by_list_asks_for_no_paper_and_no_application(client):
    page = text(client, "needed-documents-list", "akkol", "akkol-elderly-2010")

    assert "Paid by list: you need not do anything." in page
    assert papers(page) == []
    assert "category=akkol-elderly-2010" not in page


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("needed-documents-office", ["nowhere"]),
        ("needed-documents-office", ["directorate"]),
        ("needed-documents-topic", ["akkol", "nonsense"]),
        ("needed-documents-topic", ["akkol", "disaster-x"]),
        ("needed-documents-list", ["akkol", "shchuche-burial-2010"]),
        ("needed-documents-list", ["akkol", "nothing"]),
    ],
)
def test_what_is_not_there_is_not_found(client, name, args):
    assert client.get(reverse(name, args=args)).status_code == 404


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("needed-documents", []),
        ("needed-documents-office", ["akkol"]),
        ("needed-documents-topic", ["akkol", "illness"]),
        ("needed-documents-topic", ["akkol", "veterans"]),
        ("needed-documents-list", ["akkol", "akkol-burial-2010"]),
    ],
)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_pages_open_in_both_languages_and_take_few_queries(client, django_assert_max_num_queries, name, args, language):
    with override(language):
        address = reverse(name, args=args)

    with django_assert_max_num_queries(8):
        answer = client.get(address)

    assert answer.status_code == 200
    assert f'<html lang="{language}" ' in answer.content.decode()
    assert "<script>" not in answer.content.decode()
