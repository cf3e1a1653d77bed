"""No page of a case takes more than 25 queries, whatever the number of its rows."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import Application
from portal.demo import cases
from tests.applications.scene import clock, document, hand_in
from tests.cast import Cast, draft, filed, ordered, signed_in

pytestmark = pytest.mark.django_db

MOST = 25


def queries(cast: Cast, who: str, address: str) -> int:
    browser = signed_in(getattr(cast, who))
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    ("who", "page"), [("applicant", Application.get_public_url), ("specialist", Application.get_absolute_url)]
)
def test_page_of_a_case_with_everything_on_it(cast: Cast, who: str, page: Callable[[Application], str]) -> None:
    case = ordered(cast)
    cases.paid(cast.setting, case, cast.setting.today)
    cases.delivered(cast.setting, case, cast.setting.today)

    assert queries(cast, who, page(case)) <= MOST


@pytest.mark.parametrize("who", ["applicant", "specialist"])
def test_page_of_a_case_asks_no_more_for_more_pages_of_documents(cast: Cast, who: str) -> None:
    case = filed(cast)
    address = case.get_public_url() if who == "applicant" else case.get_absolute_url()
    with_few = queries(cast, who, address)

    for _n in range(9):
        hand_in(case, 5, cast.specialist, clock(cast))

    assert document(case, 5).scans.count() == 10
    assert queries(cast, who, address) == with_few <= MOST


def test_her_list_asks_no_more_for_more_cases(cast: Cast) -> None:
    filed(cast)
    with_one = queries(cast, "applicant", reverse("my"))

    for _n in range(5):
        filed(cast)
    draft(cast)

    assert queries(cast, "applicant", reverse("my")) == with_one <= MOST


@pytest.mark.parametrize("name", ["draft", "draft-check", "draft-person", "draft-words"])
def test_pages_of_a_draft(cast: Cast, name: str) -> None:
    own = draft(cast)

    assert queries(cast, "applicant", reverse(name, args=[own.pk])) <= MOST
