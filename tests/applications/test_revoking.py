"""Revoking a printed sheet of a case: who may, what is written down, who is told."""

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.actions.revoking import revoke_print
from socialaid.audit.models import Event
from socialaid.lib.refused import Refused
from socialaid.notices.models import Notice
from socialaid.prints.models import Print, Revocation
from tests.cast import ordered, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def case(cast):
    return ordered(cast)


def sheet_of(case, kind="coupon"):
    return Print.objects.get(path=f"cases/{case.number}", kind=kind)


def revoke(case, sheet, by, reason="mistake", words="The name of another person"):
    return revoke_print(application=case, sheet=sheet, reason=reason, words=words, by=by, now=timezone.now())


def test_specialist_revokes_a_coupon_on_the_record_and_the_applicant_is_told(cast, case):
    sheet, state = sheet_of(case), case.state

    revoke(case, sheet, cast.specialist)

    event = Event.objects.get(act="print.revoked", number=case.number)
    assert (event.actor, event.facts) == (
        cast.specialist,
        {"kind": "coupon", "number": sheet.number, "reason": "mistake"},
    )
    letter = Notice.objects.get(letter="applications/print_revoked")
    assert sheet.number in letter.body
    assert "another person" not in letter.body
    case.refresh_from_db()
    assert case.state == state


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("specialist", (True, False)),
        ("colleague", (True, False)),
        ("head", (True, True)),
        ("deputy", (False, False)),
        ("secretary", (False, False)),
        ("next_door", (False, False)),
        ("directorate", (False, False)),
        ("applicant", (False, False)),
    ],
)
def test_departments_decision_is_revoked_by_its_head_only(cast, case, who, may):
    done = []
    for kind in ("coupon", "department_decision"):
        try:
            revoke(case, sheet_of(case, kind), getattr(cast, who))
            done.append(True)
        except Refused:
            done.append(False)

    assert (tuple(done), Revocation.objects.count()) == (may, sum(may))


def test_sheet_of_another_case_and_a_reason_that_is_none_are_refused(cast, case):
    other = ordered(cast)

    with pytest.raises(Refused):
        revoke(case, sheet_of(other), cast.head)
    with pytest.raises(Refused) as refused:
        revoke(case, sheet_of(case), cast.head, reason="mood")

    assert (refused.value.field, Revocation.objects.count()) == ("reason", 0)


def test_second_revocation_is_refused_and_written_down_once(cast, case):
    revoke(case, sheet_of(case), cast.specialist)

    with pytest.raises(Refused):
        revoke(case, sheet_of(case), cast.head, reason="lost")

    assert Event.objects.filter(act="print.revoked").count() == 1


def test_page_revokes_and_the_case_shows_it(cast, case):
    sheet, client = sheet_of(case), signed_in(cast.specialist)
    address = reverse("desk:print-revoke", args=[case.number, sheet.pk])

    empty = client.post(address, {"words": "A slip"})
    assert "A slip" in empty.content.decode()
    assert not Revocation.objects.exists()

    answer = client.post(address, {"reason": "lost", "words": "A slip"}, follow=True)

    shown = answer.content.decode()
    assert Revocation.objects.get().by == cast.specialist
    assert "A slip" in shown
    assert address not in shown


def test_case_page_offers_to_each_only_what_she_may_revoke(cast, case):
    coupon, decision = (
        reverse("desk:print-revoke", args=[case.number, sheet_of(case, kind).pk])
        for kind in ("coupon", "department_decision")
    )
    pages = {
        who: signed_in(getattr(cast, who)).get(case.get_absolute_url()).content.decode()
        for who in ("specialist", "head", "secretary")
    }

    assert {who: (coupon in page, decision in page) for who, page in pages.items()} == {
        "specialist": (True, False),
        "head": (True, True),
        "secretary": (False, False),
    }


def test_applicant_sees_that_a_sheet_was_revoked_but_not_the_words(cast, case):
    revoke(case, sheet_of(case), cast.specialist)

    shown = signed_in(cast.applicant).get(case.get_public_url()).content.decode()

    assert "tag-bad" in shown
    assert "another person" not in shown
