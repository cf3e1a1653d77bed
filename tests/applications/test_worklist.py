"""The office's worklist: found by number, name and IIN; filtered by state; a page costs the same with 30 rows."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.actions import stopping
from applications.actions.filing import search_key
from applications.models import Application, RefusalGround
from portal.demo.cases import Setting, filed_at_counter
from socialaid.accounts.models import User
from tests.applications.scene import clock
from tests.cast import Cast, registered, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

IIN = "580101300127"


def entered(cast: Cast, *, back: int = 1, name: str = "", iin: str = "") -> Application:
    """A case entered at the counter for somebody of this name."""
    case = filed_at_counter(cast.setting, cast.setting.back(back))
    if name:
        case.applicant.surname, case.applicant.given_name, case.applicant.patronymic = (*name.split(), "", "")[:3]
    if iin:
        case.applicant.set_iin(iin)
    case.applicant.save()
    case.search_key = search_key(case)
    case.save()
    return case


@pytest.fixture
def browser(cast: Cast) -> Client:
    return signed_in(cast.specialist)


def shown(browser: Client, **asked: str) -> list[Application]:
    page = browser.post(reverse("desk:cases"), asked, follow=True)
    assert page.status_code == 200
    return list(page.context["page"])


def test_newest_stand_first(cast: Cast, browser: Client) -> None:
    older, newer = entered(cast, back=3), entered(cast, back=1)

    assert shown(browser) == [newer, older]


@pytest.mark.parametrize(
    "typed",
    [
        "Әлімғазы",
        "әлімғазы",
        "ӘЛІМҒАЗЫ",
        "лімғ",
        "  Құндыз   Әлімғазы ",
        "әлiмғазы",  # with a Latin i, as on many keyboards
        "қызы",
        "Әлімғазы\u00a0Құндыз",
    ],
)
def test_name_is_found_in_any_case_order_and_part(cast: Cast, browser: Client, typed: str) -> None:
    wanted = entered(cast, name="Әлімғазы Құндыз Үмбетқызы")
    entered(cast, name="Алимгазиева Кундуз Омаровна")

    assert shown(browser, q=typed) == [wanted]


@pytest.mark.parametrize("typed", ["Қоңырбай", "%", "_", "әлімғазы иванова", "'; drop table"])
def test_what_fits_nobody_finds_nobody(cast: Cast, browser: Client, typed: str) -> None:
    entered(cast, name="Әлімғазы Құндыз Үмбетқызы")

    assert shown(browser, q=typed) == []


@pytest.mark.parametrize("change", [str, str.lower, lambda number: f"  {number} "])
def test_case_is_found_by_its_number(cast: Cast, browser: Client, change: Any) -> None:
    wanted = entered(cast)
    entered(cast)

    assert shown(browser, q=change(wanted.number)) == [wanted]


def test_case_is_found_by_its_journal_number(cast: Cast, browser: Client) -> None:
    wanted = registered(cast)
    entered(cast)

    assert shown(browser, q=str(wanted.journal_number)) == [wanted]


@pytest.mark.parametrize("typed", [IIN, "580101 300127", " 580101-300127 "])
def test_case_is_found_by_the_whole_iin_only(cast: Cast, browser: Client, typed: str) -> None:
    wanted = entered(cast, iin=IIN)
    entered(cast)

    assert shown(browser, q=typed) == [wanted]
    assert shown(browser, q=IIN[:11]) == []


def test_search_finds_ended_cases_too_and_the_list_shows_open_ones(
    cast: Cast, browser: Client, ground: RefusalGround
) -> None:
    still_open, over = entered(cast), entered(cast)
    stopping.stop(application=over, ground=ground, words="x", by=cast.head, now=clock(cast))

    assert shown(browser) == [still_open]
    assert shown(browser, q=str(over.number)) == [over]
    assert shown(browser, state="stopped") == [over]


def test_filter_that_does_not_exist_shows_the_open_cases(cast: Cast, browser: Client) -> None:
    case = entered(cast)

    assert shown(browser, state="nonsense") == [case]


def test_what_is_searched_for_stands_in_no_address_and_not_readable_in_the_session(cast: Cast, browser: Client) -> None:
    case = entered(cast, name="Әлімғазы Құндыз", iin=IIN)
    copied = {case, *copies(case, 34)}

    answer = browser.post(reverse("desk:cases"), {"q": "Әлімғазы"})
    first = browser.get(answer.url)
    rest = browser.get(answer.url, {"searched": "1", "after": first.context["page"].next})

    assert answer.url == f"{reverse('desk:cases')}?searched=1"
    assert {*first.context["page"], *rest.context["page"]} == copied
    assert "Әлімғазы" not in str(dict(browser.session))


def test_words_in_an_address_are_not_searched_for(cast: Cast, browser: Client) -> None:
    case = entered(cast)

    assert list(browser.get(reverse("desk:cases"), {"q": "nobody"}).context["page"]) == [case]


def test_search_without_a_session_of_it_shows_the_list(cast: Cast, browser: Client) -> None:
    case = entered(cast)

    assert list(browser.get(reverse("desk:cases"), {"searched": "1"}).context["page"]) == [case]


def test_search_never_leaves_the_office(cast: Cast, browser: Client) -> None:
    neighbour = cast.next_door.memberships.get().office
    people = {"specialist": cast.next_door}
    setting = Setting(neighbour, people, cast.setting.names, cast.setting.calendar, cast.setting.today)
    theirs = filed_at_counter(setting, cast.setting.today)

    assert shown(browser, q=str(theirs.number)) == []
    assert shown(browser, q=theirs.applicant.iin) == []
    assert shown(signed_in(cast.next_door), q=str(theirs.number)) == [theirs]


@pytest.mark.parametrize("who", ["applicant", "stranger", "directorate", "administrator"])
def test_who_works_on_no_cases_has_no_worklist(cast: Cast, who: str) -> None:
    assert signed_in(getattr(cast, who)).get(reverse("desk:cases")).status_code == 404


def copies(case: Application, count: int) -> Iterator[Application]:
    """More of the same, written without their acts: only the list is looked at."""
    for n in range(count):
        other = Application.objects.get(pk=case.pk)
        applicant = other.applicant
        other.pk, other.number, other.addressee = None, f"2222-{n:04d}-22", None
        other.save()
        applicant.pk, applicant.application = None, other
        applicant.save()
        yield other


def test_page_costs_the_same_with_one_row_and_with_thirty(cast: Cast, browser: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            browser.get(reverse("desk:cases"))
        return len(asked)

    case = entered(cast)
    queries()
    with_one = queries()
    list(copies(case, 29))

    assert len(shown(browser)) == 30
    assert queries() == with_one <= 25


def test_thirty_rows_make_a_page_and_the_rest_follows(cast: Cast, browser: Client) -> None:
    first = entered(cast)
    everybody = {first, *copies(first, 34)}

    page = browser.get(reverse("desk:cases")).context["page"]
    rest = browser.get(reverse("desk:cases"), {"after": page.next}).context["page"]

    assert (len(page), len(rest)) == (30, 5)
    assert {*page, *rest} == everybody
    assert list(browser.get(reverse("desk:cases"), {"before": rest.previous}).context["page"]) == list(page)


def test_substitute_has_the_worklist_of_the_office_where_she_stands_in(cast: Cast) -> None:
    case = entered(cast)
    post = cast.head.memberships.get()
    today = cast.setting.today
    cast.stranger.substitutions.create(absent=post, since=today, until=today, ground="№ 7")
    user = User.objects.get(pk=cast.stranger.pk)
    cast.stranger.authenticator_set.create(type="totp", data={"secret": ""})

    assert shown(signed_in(user)) == [case]


def test_cases_that_wait_to_be_registered_stand_in_the_order_in_which_they_came(cast: Cast, browser: Client) -> None:
    late, early = entered(cast, back=1), entered(cast, back=3)

    waiting = browser.get(reverse("desk:cases"), {"state": "filed"}).context["page"]
    everything = browser.get(reverse("desk:cases")).context["page"]

    assert [case.number for case in waiting] == [early.number, late.number]
    assert [case.number for case in everything] == [late.number, early.number]
