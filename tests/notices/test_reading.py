from datetime import UTC, datetime, timedelta

import pytest

from socialaid.notices import queries
from socialaid.notices.actions.posting import Posting, post_many
from socialaid.notices.actions.reading import mark_read
from socialaid.notices.contacts import Contact, contact_of

NOW = datetime(2026, 11, 2, 5, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def letter_to(to: Contact, key: str, days: int):
    posting = Posting("tests/greeting", to, key, {"words": key}, number="7K3M")
    [notice] = post_many([posting], now=NOW + timedelta(days=days))
    return notice


def test_inbox_holds_ones_own_letters_the_newest_first(aigul):
    older, newer = letter_to(contact_of(aigul), "older", 0), letter_to(contact_of(aigul), "newer", 1)
    letter_to(Contact(user_id=None, email="b@example.kz", language="kk"), "of another", 2)

    assert list(queries.inbox(aigul)) == [newer, older]


def test_mark_read_keeps_the_first_opening(aigul):
    notice = letter_to(contact_of(aigul), "one", 0)

    mark_read(notice=notice, now=NOW)
    mark_read(notice=notice, now=NOW + timedelta(days=1))

    notice.refresh_from_db()
    assert (notice.read_at, queries.unread_count(aigul)) == (NOW, 0)


@pytest.mark.parametrize("count", [1, 30])
def test_about_reads_letters_and_their_ways_in_two_queries(aigul, count, django_assert_num_queries):
    for day in range(count):
        letter_to(contact_of(aigul), f"letter {day}", day)

    with django_assert_num_queries(2):
        assert sum(len(notice.deliveries.all()) for notice in queries.about("7K3M")) == 2 * count
