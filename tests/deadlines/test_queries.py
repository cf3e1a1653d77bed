import pytest

from deadlines.actions.finishing import finish
from deadlines.models import Due
from deadlines.queries import calendar, days_left, open_now
from deadlines.queries.boards import office_figures, terms_in
from deadlines.queries.readers import readers_on
from offices.models import Role
from tests.deadlines.days import at, day, reference_calendar
from tests.deadlines.people import running, somebody, stand_in


@pytest.mark.parametrize(
    ("today", "left"),
    [
        ("Mon 2 Nov 2026", 11),
        ("Thu 12 Nov 2026", 3),
        ("Fri 13 Nov 2026", 2),
        ("Sat 14 Nov 2026", 2),
        ("Mon 16 Nov 2026", 1),
        ("Tue 17 Nov 2026", 0),
        ("Wed 18 Nov 2026", 0),
    ],
)
def test_days_left_are_working_days(office, today, left):
    due = running(office, day("Mon 2 Nov 2026"))

    assert days_left(due, day(today)) == left


def test_calendar_holds_the_days_of_the_reference(reference):
    assert calendar() == reference_calendar()


@pytest.mark.parametrize(
    ("text", "hour", "minute", "is_open"),
    [
        ("Mon 2 Nov 2026", 8, 59, False),
        ("Mon 2 Nov 2026", 9, 0, True),
        ("Mon 2 Nov 2026", 12, 59, True),
        ("Mon 2 Nov 2026", 13, 0, False),
        ("Mon 2 Nov 2026", 13, 59, False),
        ("Mon 2 Nov 2026", 14, 0, True),
        ("Mon 2 Nov 2026", 17, 59, True),
        ("Mon 2 Nov 2026", 18, 0, False),
        ("Sat 7 Nov 2026", 10, 0, False),
        ("Sun 8 Nov 2026", 10, 0, False),
        ("Wed 7 Jan 2026", 10, 0, False),  # Orthodox Christmas
        ("Tue 24 Mar 2026", 10, 0, False),  # day off in lieu
        ("Sat 4 May 2024", 10, 0, True),  # made working
        ("Sat 4 May 2024", 13, 30, False),
        ("Wed 8 May 2024", 10, 0, False),  # its day off
        ("Sun 5 Jan 2025", 9, 0, True),  # a Sunday made working
        ("Tue 7 Oct 2008", 9, 0, True),  # Almaty was an hour further from Greenwich
    ],
)
def test_office_is_open_in_its_hours_on_working_days(office, text, hour, minute, is_open):
    assert open_now(office, at(day(text), hour, minute)) is is_open


def test_office_without_hours_is_never_open(office):
    office.opens = None

    assert not open_now(office, at(day("Mon 2 Nov 2026"), 10))


def test_open_now_with_a_known_calendar_asks_nothing(office, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert open_now(office, at(day("Mon 2 Nov 2026"), 10), reference_calendar())


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("", ["late", "last day", "soon", "far"]),
        ("late", ["late"]),
        ("today", ["last day"]),
        ("soon", ["last day", "soon"]),
    ],
)
def test_terms_in_a_state_are_the_running_ones(office, specialist, state, expected):
    for number, received in [
        ("late", "Wed 28 Oct 2026"),
        ("last day", "Fri 30 Oct 2026"),
        ("soon", "Mon 2 Nov 2026"),
        ("far", "Wed 4 Nov 2026"),
        ("done", "Thu 29 Oct 2026"),
    ]:
        running(office, day(received), number=number)
    today = day("Fri 13 Nov 2026")
    finish(due=Due.objects.get(number="done"), done_on=today, by=specialist, now=at(today))

    found = terms_in(state, today, reference_calendar()).in_order()

    assert [due.number for due in found] == expected


def test_figures_count_each_office_in_three_queries(office, next_office, django_assert_num_queries):
    running(office, day("Mon 2 Nov 2026"))
    running(office, day("Fri 23 Oct 2026"))
    running(next_office, day("Mon 16 Nov 2026"))

    with django_assert_num_queries(3):
        figures = office_figures(day("Tue 17 Nov 2026"), reference_calendar())

    numbers = {row.office: (row.running, row.soon, row.late, row.breaches) for row in figures}
    assert len(numbers) == 19
    assert numbers[office] == (2, 1, 1, 0)
    assert numbers[next_office] == (1, 0, 0, 0)


def test_readers_are_those_in_office_on_the_day(office, next_office, head, specialist, directorate):
    today = day("Mon 2 Nov 2026")
    gone = somebody("Gone", office, Role.HEAD)
    gone.memberships.update(until=day("Fri 30 Oct 2026"))
    somebody("Idle", office, Role.HEAD, is_active=False)
    deputy = somebody("Deputy", next_office, Role.DEPUTY)
    substitute = stand_in("Substitute", head, today, today)

    readers = readers_on(today)

    assert set(readers.heads_of(office.pk)) == {head, substitute}
    assert readers.heads_of(next_office.pk) == [deputy]
    assert list(readers.directorate.values()) == [directorate]


def test_readers_take_two_queries(office, head, specialist, django_assert_num_queries):
    with django_assert_num_queries(2):
        readers_on(day("Mon 2 Nov 2026"))
