"""The names of the offices and the standard, as loaded."""

from datetime import date

import pytest

from offices.actions import loading
from offices.models import Office, StandardVersion

pytestmark = pytest.mark.django_db


@pytest.mark.sqlite
def test_loading_again_changes_nothing():
    first = loading.load()
    rows = list(Office.objects.order_by("pk").values())

    second = loading.load()

    assert first == second == {"offices": 21, "standards": 1}
    assert list(Office.objects.order_by("pk").values()) == rows


def test_loading_keeps_what_an_office_has_set_for_itself():
    loading.load()
    Office.objects.filter(code="akkol").update(referral_days=5, originals_by="result")

    loading.load()

    akkol = Office.objects.get(code="akkol")
    assert (akkol.referral_days, akkol.originals_by) == (5, "result")


def test_loading_puts_a_changed_fact_right_again():
    loading.load()
    Office.objects.filter(code="akkol").update(phones=["0"])

    loading.load()

    assert Office.objects.get(code="akkol").phones == ["8 (71638) 2-10-48"]


@pytest.mark.parametrize(
    ("code", "kazakh", "russian"),
    [
        ("akkol", "Ақкөл ауданының", "Аккольского района"),
        ("egindikol", "Егіндікөл ауданының", "Егиндыкольского района"),
        ("enbekshilder", "Еңбекшілдер ауданының", "Енбекшильдерского района"),
        ("tselinograd", "Целиноград ауданының", "Целиноградского района"),
        ("stepnogorsk", "Степногорск қаласының", "города Степногорска"),
        ("kokshetau", "Көкшетау қаласының", "города Кокшетау"),
    ],
)
def test_full_names_are_in_the_genitive(code: str, kazakh: str, russian: str):
    loading.load()

    office = Office.objects.get(code=code)

    assert office.name_kk == f"«{kazakh} жұмыспен қамту және әлеуметтік бағдарламалар бөлімі» мемлекеттік мекемесі"
    assert office.name_ru == f"Государственное учреждение «Отдел занятости и социальных программ {russian}»"
    assert (office.genitive_kk, office.genitive_ru) == (kazakh, russian)


def test_every_office_is_named_and_placed_in_three_languages():
    loading.load()
    texts = Office.objects.values_list(
        "name_ru", "name_en", "short_name_kk", "short_name_ru", "short_name_en", "address_en"
    )

    assert all(all(row) for row in texts)


def test_later_names_of_a_district_are_known():
    loading.load()
    aliases = {office.code: [alias["ru"] for alias in office.aliases] for office in Office.objects.exclude(aliases=[])}

    assert aliases == {
        "enbekshilder": ["район Биржан сал"],
        "tselinograd": ["Малиновка"],
        "shchuche": ["Бурабайский район"],
    }


def test_the_standard_runs_with_its_true_dates_and_limits():
    loading.load()

    version = StandardVersion.objects.in_force(date(2026, 11, 22))

    assert (version.code, version.act_number, version.registered_number) == ("akmola-2008", "А-7/428", "3282")
    assert (version.adopted_on, version.in_force_to, version.last_known_edition) == (date(2008, 10, 7), None, True)
    assert (version.pay_days, version.wait_minutes) == (15, 40)
    assert (version.complaint_days, version.complaint_days_extended) == (15, 30)
