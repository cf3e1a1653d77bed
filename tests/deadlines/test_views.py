import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from deadlines.actions.finishing import finish
from deadlines.actions.watching import sweep
from deadlines.models import Breach
from offices.models import Role
from tests.deadlines.days import at, day
from tests.deadlines.people import running, running_many, somebody, stand_in

TODAY = day("Wed 18 Nov 2026")
BOARD, REGION, BREACHES = "desk:deadlines", "desk:deadlines-region", "desk:breaches"


@pytest.fixture(autouse=True)
def _wednesday():
    with time_machine.travel(at(TODAY, 10), tick=False), override("en"):
        yield


@pytest.fixture
def due(office, specialist):
    return running(office, day("Mon 2 Nov 2026"), number="7K3M-94QX", specialist=specialist)


@pytest.fixture
def breach(due, head):
    sweep(today=TODAY, now=at(TODAY))
    return Breach.objects.get()


def page_for(client, user, name, *args, query=""):
    client.force_login(user)
    return client.get(reverse(name, args=args) + query)


def post_as(client, user, name, breach, **fields):
    client.force_login(user)
    return client.post(reverse(name, args=[breach.pk]), fields)


def test_board_shows_numbers_and_days_of_her_office(client, due, specialist, next_office):
    running(next_office, day("Mon 2 Nov 2026"), number="ELSEWHERE")

    text = page_for(client, specialist, BOARD).content.decode()

    assert "7K3M-94QX" in text
    assert "1 day late" in text
    assert "ELSEWHERE" not in text


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"late", "today", "far"}),
        ("?state=late", {"late"}),
        ("?state=today", {"today"}),
        ("?state=soon", {"today"}),
        ("?state=nonsense", {"late", "today", "far"}),
        ("?after=nonsense", {"late", "today", "far"}),
    ],
)
def test_board_is_filtered_by_state(client, office, specialist, query, shown):
    for number, received in [("late", "Sun 1 Nov 2026"), ("today", "Tue 3 Nov 2026"), ("far", "Fri 13 Nov 2026")]:
        running(office, day(received), number=number)

    page = page_for(client, specialist, BOARD, query=query).context["page"]

    assert {due.number for due in page.rows} == shown


def test_board_without_a_row_says_what_will_appear(client, specialist):
    assert "Nothing runs out here" in page_for(client, specialist, BOARD).content.decode()


def test_board_is_paged_by_act_by(client, office, specialist):
    running_many(office, day("Mon 2 Nov 2026"), 40)

    first = page_for(client, specialist, BOARD).context["page"]
    second = page_for(client, specialist, BOARD, query=f"?after={first.next}").context["page"]

    assert (len(first.rows), len(second.rows)) == (30, 10)


@pytest.mark.parametrize("name", [BOARD, REGION, BREACHES])
def test_lists_take_as_many_queries_for_30_rows_as_for_one(client, office, directorate, specialist, name):
    reader = directorate if name == REGION else specialist
    counts = []
    for rows in (1, 29):
        running_many(office, day("Mon 2 Nov 2026"), rows, specialist=specialist, number=f"ROW-{rows}")
        sweep(today=TODAY, now=at(TODAY))
        client.force_login(reader)
        client.get(reverse(name))
        with CaptureQueriesContext(connection) as caught:
            client.get(reverse(name))
        counts.append(len(caught))

    assert counts[0] == counts[1] <= 25


def test_directorate_is_taken_from_the_board_to_the_region(client, directorate):
    assert page_for(client, directorate, BOARD).url == reverse(REGION)


def test_region_shows_figures_numbers_and_days_without_names(client, due, specialist, directorate):
    response = page_for(client, directorate, REGION)

    text = response.content.decode()
    assert len(response.context["figures"]) == 19
    assert "7K3M-94QX" in text
    assert specialist.surname not in text
    assert reverse("desk:case", args=["7K3M-94QX"]) not in text


def test_region_is_filtered_by_office(client, due, next_office, directorate):
    running(next_office, day("Mon 2 Nov 2026"), number="ELSEWHERE")

    page = page_for(client, directorate, REGION, query=f"?office={next_office.code}").context["page"]

    assert [row.number for row in page.rows] == ["ELSEWHERE"]


def test_breaches_of_her_office_are_listed(client, breach, specialist):
    text = page_for(client, specialist, BREACHES).content.decode()

    assert "7K3M-94QX" in text
    assert "Not explained yet" in text


def test_head_explains_a_breach(client, breach, head):
    response = post_as(client, head, "desk:breach-explain", breach, words="The bank was down.")

    breach.refresh_from_db()
    assert response.url == breach.get_absolute_url()
    assert (breach.explanation, breach.explained_by) == ("The bank was down.", head)
    assert "The bank was down." in client.get(response.url).content.decode()


def test_head_sees_what_is_wrong_with_an_empty_explanation(client, breach, head):
    response = post_as(client, head, "desk:breach-explain", breach, words=" ")

    breach.refresh_from_db()
    assert response.context["explain_form"].errors
    assert breach.explained_at is None


def test_head_disproves_what_was_done_in_time(client, breach, head, specialist):
    finish(due=breach.due, done_on=day("Tue 17 Nov 2026"), by=specialist, now=at(TODAY))

    post_as(client, head, "desk:breach-disprove", breach, reference="BANK-1")

    breach.refresh_from_db()
    assert not breach.is_standing
    assert "BANK-1" in client.get(breach.get_absolute_url()).content.decode()


def test_head_sees_why_what_is_not_done_cannot_be_disproved(client, breach, head):
    response = post_as(client, head, "desk:breach-disprove", breach, reference="BANK-1")

    assert response.context["disprove_form"].errors
    assert Breach.objects.standing().exists()


def test_substitute_explains_for_the_head(client, breach, head):
    substitute = stand_in("Substitute", head, TODAY, TODAY)

    post_as(client, substitute, "desk:breach-explain", breach, words="The bank was down.")

    breach.refresh_from_db()
    assert breach.explained_by == substitute


def test_head_sees_the_form_and_others_do_not(client, breach, head, specialist, directorate):
    seen = {
        user: page_for(client, user, "desk:breach", breach.pk).context["explain_form"] is not None
        for user in (head, specialist, directorate)
    }

    assert seen == {head: True, specialist: False, directorate: False}


@pytest.mark.parametrize("role", [Role.SPECIALIST, Role.DEPUTY, Role.DIRECTORATE, Role.MEMBER])
def test_only_the_head_explains(client, breach, office, role):
    other = somebody("Other", office, role)

    assert post_as(client, other, "desk:breach-explain", breach, words="x").status_code == 404


@pytest.mark.parametrize(
    ("role", "statuses"),
    [
        (Role.SPECIALIST, [200, 404, 200]),
        (Role.HEAD, [200, 404, 200]),
        (Role.DEPUTY, [200, 404, 200]),
        (Role.MEMBER, [404, 404, 404]),
        (Role.SECRETARY, [404, 404, 404]),
        (Role.DIRECTORATE, [302, 200, 200]),
        (Role.ADMINISTRATOR, [404, 404, 404]),
        ("", [404, 404, 404]),
    ],
)
def test_boards_exist_only_for_those_who_work_by_them(client, office, role, statuses):
    user = somebody("Other", office if role else None, role)

    seen = [page_for(client, user, name).status_code for name in (BOARD, REGION, BREACHES)]

    assert seen == statuses


def test_breach_of_another_office_does_not_exist(client, breach, next_office):
    next_head = somebody("Next", next_office, Role.HEAD)

    assert page_for(client, next_head, "desk:breach", breach.pk).status_code == 404
    assert post_as(client, next_head, "desk:breach-explain", breach, words="x").status_code == 404


@pytest.mark.parametrize("name", [BOARD, REGION, BREACHES])
def test_stranger_is_asked_to_sign_in(client, reference, name):
    assert client.get(reverse(name)).status_code == 302
