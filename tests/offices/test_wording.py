import pytest
from django.utils.translation import override

from offices.models import Office
from offices.wording import complaint_facts, days_words, hours_words, office_facts, reception_words

pytestmark = [pytest.mark.sqlite, pytest.mark.usefixtures("reference")]


@pytest.mark.parametrize(
    ("days", "words"), [([0, 1, 2, 3, 4], "Дс–Жм"), ([0, 3], "Дс, Бс"), ([3], "Бс"), ([0, 1], "Дс, Сс")]
)
def test_days_words_shorten_days_in_a_row(days, words):
    assert days_words(days, "kk") == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "Дс–Жм 09:00–18:00, үзіліс 13:00–14:00"),
        ("ru", "Пн–Пт 09:00–18:00, перерыв 13:00–14:00"),
        ("en", "Mon–Fri 09:00–18:00, break 13:00–14:00"),
    ],
)
def test_hours_words_are_in_the_language_of_the_page(language, words):
    with override(language):
        assert hours_words(Office.objects.get(code="akkol")) == words


def test_hours_are_not_made_up_where_the_standard_gives_none():
    assert hours_words(Office.objects.get(code="akimat"), "kk") == ""


def test_reception_words_name_each_post_of_the_directorate():
    directorate = Office.objects.directorate()

    assert reception_words(directorate, "ru") == [
        ("начальник управления", "Пн, Чт 15:00–18:00"),
        ("заместитель начальника управления", "Ср, Чт 15:00–18:00"),
        ("заместитель начальника управления", "Чт 15:00–18:00"),
    ]


def test_office_facts_are_those_that_the_printed_head_asks_for():
    facts = office_facts(Office.objects.get(code="stepnogorsk"))

    assert set(facts) == {"name", "address", "phones", "emails", "hours"}
    assert facts["phones"] == "8 (71645) 6-26-33, 8 (71645) 6-20-30"


def test_complaint_facts_name_the_department_first_and_the_directorate_next():
    department, directorate = complaint_facts(Office.objects.get(code="akkol"), Office.objects.directorate())

    assert department["reception"]["ru"].startswith("начальник отдела и его заместители: Пн–Пт")
    assert directorate["phones"] == "8 (7162) 76-36-90"
    assert set(department) == set(directorate) == {"name", "address", "phones", "emails", "reception"}
