"""The notices of grant and of refusal: frozen in the act that signs, found by the applicant and at the counter."""

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.actions.signing import sign
from applications.models import DepartmentDecision
from applications.states import Outcome
from socialaid.prints.models import Print
from tests.cast import decided, ordered, signed_in
from tests.printed import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.mark.parametrize(
    ("outcome", "kind", "other"),
    [(Outcome.GRANTED, "grant_notice", "refusal_notice"), (Outcome.REFUSED, "refusal_notice", "grant_notice")],
)
def test_signing_freezes_the_notice_that_fits_the_outcome(cast, outcome, kind, other):
    case = ordered(cast, outcome)

    number = DepartmentDecision.objects.get(commission_decision__application=case).number
    notice = Print.objects.get(kind=kind)
    assert (notice.number, notice.path, notice.office) == (number, f"cases/{case.number}", case.office.code)
    assert not Print.objects.filter(kind=other).exists()
    assert case.applicant.full_name in words_of(kind, number)


def test_signing_twice_makes_one_notice(cast):
    case = ordered(cast)

    sign(application=case, by=cast.head, today=cast.setting.today, now=timezone.now())

    assert Print.objects.filter(kind="grant_notice").count() == 1


def test_signing_that_fails_leaves_no_notice(cast, monkeypatch):
    case = decided(cast)
    monkeypatch.setattr("applications.actions.signing.tell", _fails)

    with pytest.raises(RuntimeError):
        sign(application=case, by=cast.head, today=cast.setting.today, now=timezone.now())

    assert not Print.objects.filter(kind__in=("grant_notice", "department_decision")).exists()


def _fails(*_letter, **_facts):
    raise RuntimeError


def test_notice_stands_on_both_pages_of_the_case(cast):
    case = ordered(cast)

    notice = Print.objects.get(kind="grant_notice")
    for who, page, address in (
        (cast.applicant, case.get_public_url(), "my-print"),
        (cast.specialist, case.get_absolute_url(), "desk:print"),
    ):
        assert reverse(address, args=[case.number, notice.pk]) in signed_in(who).get(page).content.decode()
