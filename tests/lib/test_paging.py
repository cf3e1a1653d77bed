from datetime import UTC, date, datetime

import pytest

from deadlines.models import CalendarDay
from socialaid.audit.models import Event
from socialaid.lib.paging import page

KEYS = ("date", "pk")
FALLING = ("-date", "-pk")


@pytest.fixture
def days(db):
    return CalendarDay.objects.bulk_create(CalendarDay(date=date(2026, 1, day)) for day in range(1, 8))


def numbers(shown):
    return [row.date.day for row in shown.rows]


def walked(keys, size):
    """Every page from the first to the last, and then back again by the other link."""
    forth, asked = [], {}
    while True:
        shown = page(CalendarDay.objects.all(), keys=keys, asked=asked, size=size)
        forth.append(numbers(shown))
        if not shown.next:
            break
        asked = {"after": shown.next}
    back = [forth[-1]]
    while shown.previous:
        shown = page(CalendarDay.objects.all(), keys=keys, asked={"before": shown.previous}, size=size)
        back.insert(0, numbers(shown))
    return forth, back


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("keys", "pages"), [(KEYS, [[1, 2, 3], [4, 5, 6], [7]]), (FALLING, [[7, 6, 5], [4, 3, 2], [1]])]
)
def test_pages_follow_each_other_forth_and_back(days, keys, pages):
    assert walked(keys, 3) == (pages, pages)


def test_last_full_page_leads_nowhere(days):
    forth, back = walked(KEYS, 7)

    assert forth == back == [[1, 2, 3, 4, 5, 6, 7]]


def test_rows_with_one_day_are_told_apart_by_their_key(db):
    Event.objects.bulk_create(Event(at=datetime(2026, 1, 1, tzinfo=UTC), act="a") for _ in range(5))
    first = page(Event.objects.all(), keys=("-at", "-pk"), asked={}, size=2)
    second = page(Event.objects.all(), keys=("-at", "-pk"), asked={"after": first.next}, size=2)

    seen = [row.pk for row in first] + [row.pk for row in second]
    assert seen == list(Event.objects.order_by("-pk").values_list("pk", flat=True)[:4])
    assert "+" not in first.next


def test_new_row_before_the_page_moves_nothing(days):
    first = page(CalendarDay.objects.all(), keys=KEYS, asked={}, size=3)
    CalendarDay.objects.create(date=date(2025, 12, 31))

    assert numbers(page(CalendarDay.objects.all(), keys=KEYS, asked={"after": first.next}, size=3)) == [4, 5, 6]


@pytest.mark.parametrize("key", ["", "x", "2026-01-03", "2026-01-03~x", "2026-13-01~5", "~5"])
@pytest.mark.parametrize("side", ["after", "before"])
def test_key_that_cannot_be_read_gives_the_first_page(days, side, key):
    assert numbers(page(CalendarDay.objects.all(), keys=KEYS, asked={side: key}, size=3)) == [1, 2, 3]


def test_each_page_is_one_query(days, django_assert_num_queries):
    first = page(CalendarDay.objects.all(), keys=KEYS, asked={}, size=3)

    with django_assert_num_queries(1):
        page(CalendarDay.objects.all(), keys=KEYS, asked={"after": first.next}, size=3)


def test_no_rows_are_one_empty_page(db):
    shown = page(CalendarDay.objects.all(), keys=KEYS, asked={})

    assert (shown.rows, shown.previous, shown.next, len(shown)) == ([], "", "", 0)
