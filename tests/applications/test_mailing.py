from datetime import timedelta

import pytest
from django.utils import timezone

from applications.actions import mailing
from socialaid.audit.models import Event, Reading
from socialaid.lib.refused import Refused
from socialaid.notices.contacts import Contact
from socialaid.notices.models import Delivery
from tests.cast import Cast, signed_in
from tests.notices.letters import GRANDMOTHER, for_the_post

pytestmark = pytest.mark.django_db
BY_MAIL = Contact(user_id=None, email="wrong@example.kz", language="kk", name="Болат")


@pytest.fixture
def letter(cast: Cast) -> Delivery:
    return for_the_post(cast.office.code)


@pytest.fixture
def failed(cast: Cast) -> Delivery:
    delivery = for_the_post(cast.office.code, key="by mail", to=BY_MAIL)
    Delivery.objects.filter(pk=delivery.pk).update(state="failed", next_try_at=None, attempts=49, error="550")
    return Delivery.objects.get(pk=delivery.pk)


def post(cast: Cast, letter: Delivery, **changes):
    now = timezone.now()
    facts = {"posted_on": timezone.localdate(), "tracking_number": "RR1KZ", "by": cast.specialist, "now": now}
    return mailing.mark_posted(delivery=letter, **{**facts, "today": timezone.localdate(), **changes})


def come_back(cast: Cast, letter: Delivery, reason: str = "Адресат көшіп кеткен") -> Delivery:
    today = timezone.localdate()
    return mailing.note_came_back(delivery=letter, reason=reason, by=cast.specialist, today=today, now=timezone.now())


def test_letter_on_paper_is_the_same_sheet_each_time(cast, letter):
    first = mailing.print_letter(delivery=letter, by=cast.specialist, now=timezone.now())
    again = mailing.print_letter(delivery=letter, by=cast.head, now=timezone.now())

    assert first == again
    assert (first.kind, first.facts["to_name"], first.facts["to_address"], first.facts["body"]) == (
        "letter",
        GRANDMOTHER.name,
        GRANDMOTHER.address,
        letter.notice.body,
    )


def test_posting_keeps_day_and_number_and_happens_once(cast, letter):
    post(cast, letter)
    again = post(cast, letter, tracking_number="another")

    assert (again.state, again.posted_on, again.tracking_number) == ("sent", timezone.localdate(), "RR1KZ")
    assert Event.objects.filter(act="letters.posted").count() == 1


@pytest.mark.parametrize("days", [1, -1])
def test_posting_is_refused_for_a_day_that_cannot_be(cast, letter, days):
    with pytest.raises(Refused) as refusal:
        post(cast, letter, posted_on=timezone.localdate() + timedelta(days=days))

    assert refusal.value.field == "posted_on"


def test_letter_that_came_back_is_shown_with_its_reason_and_goes_to_a_mended_address(cast, letter):
    post(cast, letter)

    back = come_back(cast, letter)
    assert (back.state, back.error, back.came_back_on) == ("failed", "Адресат көшіп кеткен", timezone.localdate())

    again = mailing.send_again(delivery=back, address="Ақкөл, Сейфуллин, 8", by=cast.specialist, now=timezone.now())
    assert (again.state, again.address, again.tracking_number) == ("waiting", "Ақкөл, Сейфуллин, 8", "")


def test_letter_that_was_not_posted_cannot_come_back(cast, letter):
    with pytest.raises(Refused):
        come_back(cast, letter)


def test_letter_comes_back_for_a_reason(cast, letter):
    post(cast, letter)

    with pytest.raises(Refused) as refusal:
        come_back(cast, letter, reason=" ")

    assert refusal.value.field == "reason"


def test_letter_at_the_counter_is_handed_over_once(cast):
    waits = for_the_post(cast.office.code, key="counter", to=Contact(user_id=None, email="", language="kk", name="Б"))

    for _again in range(2):
        mailing.hand_letter_over(delivery=waits, by=cast.specialist, now=timezone.now())

    assert Delivery.objects.get(pk=waits.pk).state == "sent"
    assert Event.objects.filter(act="letters.handed_over").count() == 1


def test_refused_e_mail_is_sent_again_to_the_mended_address_with_all_its_tries(cast, failed, bell):
    again = mailing.send_again(delivery=failed, address="right@example.kz", by=cast.specialist, now=timezone.now())

    assert (again.state, again.address, again.attempts, again.error) == ("waiting", "right@example.kz", 0, "")


def test_refused_e_mail_is_not_sent_again_to_what_is_no_address(cast, failed):
    with pytest.raises(Refused) as refusal:
        mailing.send_again(delivery=failed, address="right", by=cast.specialist, now=timezone.now())

    assert refusal.value.field == "address"


def test_specialist_next_door_touches_no_letter(cast, letter):
    with pytest.raises(Refused):
        post(cast, letter, by=cast.next_door)


def test_pages_lead_from_the_shelf_to_the_posted_letter(cast, letter):
    browser = signed_in(cast.specialist)
    address = f"/kk/desk/letters/{letter.pk}/"

    assert GRANDMOTHER.name in browser.get("/kk/desk/letters/").content.decode()
    assert letter.notice.subject in browser.get(address).content.decode()
    browser.post(address, {"posted_on": timezone.localdate().strftime("%d.%m.%Y"), "tracking_number": "RR1KZ"})

    assert GRANDMOTHER.name not in browser.get("/kk/desk/letters/").content.decode()
    assert GRANDMOTHER.name in browser.get("/kk/desk/letters/?show=done").content.decode()
    assert Reading.objects.filter(reader=cast.specialist).exists()


def test_undelivered_letter_stands_on_its_shelf_and_is_sent_again_from_its_page(cast, failed):
    browser = signed_in(cast.specialist)

    assert BY_MAIL.name in browser.get("/ru/desk/letters/?show=failed").content.decode()
    browser.post(f"/ru/desk/letters/{failed.pk}/", {"address": "right@example.kz"})

    assert Delivery.objects.get(pk=failed.pk).address == "right@example.kz"


def test_shelf_that_does_not_exist_is_no_page(cast):
    assert signed_in(cast.specialist).get("/kk/desk/letters/?show=attic").status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_shelf_takes_the_same_queries_for_one_letter_and_for_thirty(cast, count, django_assert_max_num_queries):
    for number in range(count):
        for_the_post(cast.office.code, key=f"letter {number}")

    browser = signed_in(cast.specialist)

    with django_assert_max_num_queries(20):
        assert browser.get("/kk/desk/letters/").status_code == 200


def test_labels_are_a_sheet_of_paper(cast, letter):
    answer = signed_in(cast.specialist).get("/kk/desk/letters/labels/")

    assert answer.content.startswith(b"%PDF-")
