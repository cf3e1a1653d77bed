"""What is written down of a visit to a page: readings, acts and attempts, with who, when, from where."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from socialaid.audit.actions import noting
from socialaid.audit.models import Attempt, Event, Reading
from tests.cast import filed, registered, signed_in

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db]
FROM = {"REMOTE_ADDR": "203.0.113.9"}


def attempts() -> list[tuple[str, ...]]:
    rows = Attempt.objects.order_by("pk").select_related("who")
    return [(row.who.username, row.path, row.number, row.office, row.outcome, row.address) for row in rows]


def test_reading_says_who_in_which_role_when_and_from_where(cast):
    case = filed(cast)

    signed_in(cast.specialist).get(case.get_absolute_url(), **FROM)

    (reading,) = Reading.objects.all()
    assert (reading.reader, reading.role, reading.number) == (cast.specialist, "specialist", case.number)
    assert (reading.office, reading.address) == ("akkol", "203.0.113.9")


def test_act_says_from_where(cast):
    case = filed(cast)

    signed_in(cast.specialist).post(
        reverse("desk:document-check", args=[case.number, 2]), {"status": "accepted"}, **FROM
    )

    event = Event.objects.filter(act="document.checked").latest("pk")
    assert (event.actor, event.role, event.address) == (cast.specialist, "specialist", "203.0.113.9")


def test_act_of_the_desk_that_names_no_role_itself_gets_that_of_the_post(cast):
    person = {"no_iin_reason": "x", "surname": "Ә", "given_name": "Б", "birth_date": "01.01.1980", "language": "kk"}
    for user in (cast.head, cast.applicant):
        assert signed_in(user).post(reverse("profile"), person).status_code == 302

    roles = dict(Event.objects.filter(act="account.claimed").values_list("actor__username", "role"))
    assert roles == {"akkol.head": "head", "applicant.aigul": ""}


@pytest.mark.parametrize("name", ["desk:return", "desk:stop"])
def test_every_page_of_the_desk_about_a_case_is_a_reading(cast, name):
    case = filed(cast)

    signed_in(cast.head).get(reverse(name, args=[case.number]), **FROM)

    (reading,) = Reading.objects.all()
    assert (reading.reader, reading.number, reading.path, reading.role) == (cast.head, case.number, name, "head")
    assert reading.address == "203.0.113.9"


def test_own_pages_are_no_readings(cast):
    case = registered(cast)
    browser = signed_in(cast.applicant)

    browser.get(case.get_public_url())
    browser.get(reverse("my-case-opened", args=[case.number]))

    assert Reading.objects.count() == 0
    assert attempts() == []


def test_case_of_another_office_is_hidden_and_the_attempt_is_written_down(cast):
    case = filed(cast)

    response = signed_in(cast.next_door).get(case.get_absolute_url(), **FROM)

    assert response.status_code == 404
    assert attempts() == [("arshaly.specialist", "desk:case", case.number, "akkol", "hidden", "203.0.113.9")]
    assert Attempt.objects.get().role == "arshaly.specialist"
    assert Event.objects.about(case.number).filter(actor=cast.next_door).count() == 0


def test_page_without_a_number_is_named_by_its_id(cast):
    scan = filed(cast).documents.filter(scans__isnull=False).first().scans.first()

    signed_in(cast.stranger).get(reverse("scan", args=[scan.pk]))

    assert attempts() == [("stranger.nurlan", f"scan {scan.pk}", "", "", "hidden", "127.0.0.1")]


def test_refused_act_is_written_down_although_its_transaction_is_undone(cast):
    case = registered(cast)

    address = reverse("desk:document-check", args=[case.number, 2])

    signed_in(cast.specialist).post(address, {"status": "accepted"}, **FROM)

    assert attempts() == [
        ("akkol.specialist", "desk:document-check 2", case.number, "akkol", "refused", "203.0.113.9"),
    ]


def test_what_somebody_types_into_the_address_is_not_kept(cast):
    signed_in(cast.specialist).get(reverse("desk:case", args=["900101300123"]))

    assert [(path, number) for _who, path, number, *_rest in attempts()] == [("desk:case", "")]


def test_strangers_and_public_pages_write_nothing(cast):
    case = filed(cast)

    signed_in(None).get(case.get_absolute_url())
    signed_in(cast.stranger).get(reverse("office", args=["nowhere"]))

    assert attempts() == []


def test_attempts_of_one_person_are_bounded_and_the_last_says_so(cast, monkeypatch):
    monkeypatch.setattr(noting, "MOST_IN_AN_HOUR", 3)
    case, browser = filed(cast), signed_in(cast.next_door)

    for _one in range(5):
        browser.get(case.get_absolute_url())
    signed_in(cast.stranger).get(case.get_absolute_url())

    assert [(who, outcome) for who, *_rest, outcome, _address in attempts()] == [
        ("arshaly.specialist", "hidden"),
        ("arshaly.specialist", "hidden"),
        ("arshaly.specialist", "many"),
        ("stranger.nurlan", "hidden"),
    ]


def test_attempts_are_written_again_in_the_next_hour(cast, monkeypatch):
    monkeypatch.setattr(noting, "MOST_IN_AN_HOUR", 1)
    facts = {"who": cast.stranger, "role": "", "number": "", "path": "scan 1", "office": "", "outcome": "hidden"}
    now = timezone.now()

    for minutes in (0, 30, 61):
        noting.note_attempt(**facts, now=now + timedelta(minutes=minutes))

    assert Attempt.objects.count() == 2
