import pytest

from deadlines.actions.digesting import post_digests
from deadlines.actions.finishing import finish
from deadlines.actions.watching import sweep
from deadlines.ladder import Reader
from deadlines.models import DigestLine
from offices.models import Role
from socialaid.notices.models import Notice
from tests.deadlines.days import at, day
from tests.deadlines.people import running, somebody, stand_in

RECEIVED, LAST_DAY, BREACHED = "Mon 2 Nov 2026", "Tue 17 Nov 2026", "Wed 18 Nov 2026"


def sweep_on(text, hour=7):
    return sweep(today=day(text), now=at(day(text), hour))


def digests_of(user):
    return list(Notice.objects.filter(user=user).order_by("pk"))


@pytest.fixture
def three(office, specialist):
    return [running(office, day(RECEIVED), specialist=specialist) for _ in range(3)]


def test_head_gets_one_digest_for_all_cases(three, head):
    sweep_on(LAST_DAY)

    (digest,) = digests_of(head)
    assert all(due.number in digest.body for due in three)
    assert digest.subject == "Due days of your department on Tuesday, 17 November 2026"


def test_directorate_gets_one_digest_of_all_offices_without_names(three, next_office, directorate):
    far = running(next_office, day(RECEIVED))

    sweep_on(BREACHED)

    (digest,) = digests_of(directorate)
    assert all(due.number in digest.body for due in [*three, far])
    assert next_office.short_name_en in digest.body
    assert "Specialist" not in digest.body


def test_directorate_hears_nothing_before_a_breach(three, directorate):
    sweep_on(LAST_DAY)

    assert digests_of(directorate) == []


def test_head_reads_of_her_own_office_only(three, next_office, head):
    far = running(next_office, day(RECEIVED))

    sweep_on(LAST_DAY)

    (digest,) = digests_of(head)
    assert far.number not in digest.body


def test_what_comes_after_the_digest_of_the_day_waits_for_the_next(three, office, head):
    sweep_on(LAST_DAY)
    late_comer = running(office, day(RECEIVED))
    sweep_on(LAST_DAY, hour=15)
    assert len(digests_of(head)) == 1

    sweep_on(BREACHED)

    _first, second = digests_of(head)
    assert second.body.count(late_comer.number) == 1
    assert not DigestLine.objects.waiting().filter(reader=Reader.HEAD).exists()


def test_row_done_before_its_digest_is_not_in_it(three, head, specialist, office):
    sweep_on(LAST_DAY)
    late_comer = running(office, day(RECEIVED))
    sweep_on(LAST_DAY, hour=15)
    for due in [*three, late_comer]:
        finish(due=due, done_on=day(LAST_DAY), by=specialist, now=at(day(LAST_DAY), 16))

    sweep_on(BREACHED)

    assert len(digests_of(head)) == 1
    assert not DigestLine.objects.waiting().exists()


def test_substitute_reads_the_digest_beside_the_head(three, head):
    substitute = stand_in("Substitute", head, day("Mon 16 Nov 2026"), day(LAST_DAY))

    sweep_on(LAST_DAY)

    assert len(digests_of(substitute)) == 1


def test_substitute_whose_days_are_over_reads_nothing(three, head):
    substitute = stand_in("Substitute", head, day("Mon 2 Nov 2026"), day("Mon 16 Nov 2026"))

    sweep_on(LAST_DAY)

    assert digests_of(substitute) == []


def test_deputy_reads_where_there_is_no_head(three, office):
    deputy = somebody("Deputy", office, Role.DEPUTY)

    sweep_on(LAST_DAY)

    assert len(digests_of(deputy)) == 1


def test_lines_wait_while_nobody_is_there_to_read(three, office):
    sweep_on(LAST_DAY)
    head = somebody("Head", office, Role.HEAD)

    sweep_on(BREACHED)

    (digest,) = digests_of(head)
    assert all(digest.body.count(due.number) == 1 for due in three)


def test_posting_again_writes_nothing(three, head):
    sweep_on(LAST_DAY)

    assert post_digests(today=day(LAST_DAY), now=at(day(LAST_DAY), 9)) == 0
    assert len(digests_of(head)) == 1
