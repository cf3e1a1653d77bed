"""The pages that anybody may read."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from entitlements.models import Category
from offices.models import Office
from portal.views.errors import server_error
from tests.cast import Cast, filed, signed_in

pytestmark = [pytest.mark.sqlite, pytest.mark.usefixtures("reference")]

ALMATY = ZoneInfo("Asia/Almaty")
PAGES = ["/", "/?office=akkol", "/service/", "/documents/", "/offices/", "/offices/akkol/", "/offices/directorate/"]
MONDAY_MORNING = datetime(2026, 11, 23, 10, 0, tzinfo=ALMATY)
MONDAY_BREAK = datetime(2026, 11, 23, 13, 30, tzinfo=ALMATY)
SUNDAY = datetime(2026, 11, 22, 10, 0, tzinfo=ALMATY)
HOLIDAY = datetime(2026, 12, 16, 10, 0, tzinfo=ALMATY)


def a_category(**conditions) -> Category:
    return Category.objects.filter(office__code="akkol", **conditions)[0]


def page(client, name: str, *args: str, language: str = "en") -> str:
    with override(language):
        return client.get(reverse(name, args=args)).content.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_public_pages_open_in_three_languages_and_say_which(client, path, language):
    answer = client.get(f"/{language}{path}")

    assert answer.status_code == 200
    assert f'<html lang="{language}" ' in answer.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_switching_the_language_keeps_the_page(client, path):
    links = re.findall(r'hreflang="(\w\w)"\s+href="([^"]+)"', client.get(f"/ru{path}").content.decode())

    assert links == [(code, f"/{code}{path}") for code in ("kk", "ru", "en")]


@pytest.mark.parametrize("path", PAGES)
def test_public_pages_take_few_queries(client, django_assert_max_num_queries, path):
    with django_assert_max_num_queries(6):
        client.get(f"/kk{path}")


def test_the_category_page_takes_few_queries(client, django_assert_max_num_queries):
    address = a_category(by_list=False).get_absolute_url()

    with django_assert_max_num_queries(4):
        client.get(address)


def test_home_remembers_the_department_chosen(client):
    client.get("/en/?office=kokshetau")

    text = client.get("/en/").content.decode()

    assert '<option value="kokshetau" selected>' in text
    assert "Kokshetau City Department" in text


def test_home_does_not_remember_a_department_that_is_not_there(client):
    answer = client.get("/en/?office=nowhere")

    assert answer.status_code == 200
    assert "office" not in answer.cookies


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (MONDAY_MORNING, "Open now"),
        (MONDAY_BREAK, "Closed now"),
        (SUNDAY, "Closed now"),
        (HOLIDAY, "Closed now"),
    ],
)
def test_office_says_whether_it_is_open_now(client, moment, words):
    with time_machine.travel(moment, tick=False):
        text = page(client, "office", "akkol")

    assert re.findall("Open now|Closed now", text) == [words]


def test_office_shows_the_name_it_is_known_by_today(client):
    assert "Known since 2009 as Burabay District." in page(client, "office", "shchuche")


def test_office_that_is_not_there_is_not_found(client):
    assert client.get("/en/offices/nowhere/").status_code == 404


def test_offices_lists_all_19_and_those_above_them(client):
    text = page(client, "offices")

    codes = re.findall(r"/en/offices/(\w+)/", text)

    assert set(codes) == set(Office.objects.values_list("code", flat=True))


def test_category_shows_the_arithmetic_of_the_sum_today(client):
    category = a_category(amount_kind="mci_multiple", by_list=False)

    with time_machine.travel(MONDAY_MORNING, tick=False):
        text = page(client, "category", category.code)

    assert re.search(r"MCI\s×\s4\s325\s₸ = [\d\s]+₸", text)
    assert category.decision.number in text
    assert f"category={category.code}" in text


def test_category_paid_by_list_cannot_be_applied_for(client):
    category = a_category(by_list=True)

    text = page(client, "category", category.code)

    assert "Paid by list: you need not do anything." in text
    assert f"category={category.code}" not in text


def test_category_no_longer_in_force_cannot_be_applied_for(client):
    category = a_category(by_list=False)
    category.in_force_to = date(2026, 1, 31)
    category.save()

    with time_machine.travel(MONDAY_MORNING, tick=False):
        text = page(client, "category", category.code)

    assert "not in force any more" in text
    assert f"category={category.code}" not in text


def test_documents_lists_the_16_with_the_base_first(client):
    text = page(client, "documents")

    assert re.findall(r'<span class="no">(\d+)</span>', text) == [str(n) for n in range(1, 17)]


def test_a_page_that_is_not_there_says_what_to_do_in_the_language_of_its_address(client):
    answer = client.get("/en/nowhere/")

    assert answer.status_code == 404
    assert "There is no such page" in answer.content.decode()


def test_a_form_that_is_too_old_says_what_to_do():
    answer = Client(enforce_csrf_checks=True).post("/en/account/login/", {"login": "a", "password": "b"})

    assert answer.status_code == 403
    assert "The page was open for too long" in answer.content.decode()


def test_the_page_for_what_broke_asks_nothing_of_the_database(rf, django_assert_num_queries):
    with django_assert_num_queries(0), override("en"):
        answer = server_error(rf.get("/en/"))

    assert answer.status_code == 500
    assert "Something broke on our side" in answer.content.decode()


@pytest.mark.parametrize(("who", "path"), [("applicant", "my"), ("specialist", "desk"), ("applicant", "home")])
def test_page_for_somebody_signed_in_stays_in_no_cache(cast: Cast, who: str, path: str) -> None:
    signed = signed_in(getattr(cast, who)).get(reverse(path))

    assert signed["Cache-Control"] == "private, no-store"
    assert not Client().get(reverse("home")).has_header("Cache-Control")


def test_address_of_a_button_opened_by_a_link_is_a_page_of_ours(cast: Cast) -> None:
    answer = signed_in(cast.specialist).get(reverse("desk:accept-all", args=[filed(cast).number]))

    assert answer.status_code == 405
    assert "<nav" in answer.content.decode()
    assert "POST" in answer["Allow"]


@pytest.mark.parametrize("page", ["home", "needed-documents", "new"])
def test_district_is_found_by_the_name_of_today_as_well(cast: Cast, page: str) -> None:
    with override("kk"):
        address = reverse(page)

    words = signed_in(cast.stranger).get(address).content.decode()

    assert "Щучье ауданы (қазір Бурабай ауданы)" in words
