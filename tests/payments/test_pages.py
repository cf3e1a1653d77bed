"""The pages of the desk as each of the cast meets them."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from offices.models import Role
from payments.models import Payment, Transfer
from payments.states import TransferState
from socialaid.audit.models import Reading
from tests.payments import world


def address(name, *args):
    return reverse(f"desk:{name}", args=args)


@pytest.fixture
def desk(client):
    """A client at the desk of whoever is given."""

    def sit_down(user):
        client.force_login(user)
        return client

    return sit_down


def words(response):
    """What the page says, without its markup."""
    main = response.content.decode().split("<main ", 1)[1].split("</main>")[0]
    text = re.sub(r"<[^>]+>", " ", main.partition(">")[2])
    return " ".join(text.split())


def test_list_shows_what_is_owed_the_most_pressing_first(desk, office, specialist, head):
    later = world.signed_payment(office, specialist, head, number="AAAA-0002", received_on=date(2026, 11, 9))
    sooner = world.signed_payment(office, specialist, head, number="AAAA-0001", received_on=date(2026, 11, 3))

    page = desk(specialist).get(address("payments"))

    assert [row.pk for row in page.context["page"].rows] == [sooner.pk, later.pk]
    assert "43\u00a0250\u00a0₸" in page.content.decode()
    assert sooner.get_absolute_url() in page.content.decode()


def test_list_leaves_out_what_is_paid_and_finds_it_under_its_state(desk, payment, specialist, head):
    world.paid(payment, specialist, head)
    client = desk(specialist)

    assert "Nothing is waiting to be paid." in words(client.get(address("payments")))
    shown = client.get(address("payments"), {"phase": "paid"})
    assert [row.pk for row in shown.context["page"].rows] == [payment.pk]


@pytest.mark.parametrize("phase", ["prepared", "approved", "paid"])
def test_state_without_payments_says_so(desk, payment, specialist, phase):
    page = desk(specialist).get(address("payments"), {"phase": phase})

    assert "No payment is in this state now." in words(page)


def test_unknown_state_shows_all_that_are_not_paid(desk, payment, specialist):
    page = desk(specialist).get(address("payments"), {"phase": "lost"})

    assert len(page.context["page"].rows) == 1


def test_list_takes_the_same_queries_with_1_and_with_30_rows(
    desk, office, specialist, head, django_assert_max_num_queries
):
    client = desk(specialist)
    world.signed_payment(office, specialist, head)
    client.get(address("payments"))  # the first page of a session writes down when it began
    with django_assert_max_num_queries(25) as one:
        client.get(address("payments"))
    for row in range(2, 31):
        world.prepare(
            payment=world.signed_payment(office, specialist, head, number=f"AAAA-{row:04}"),
            by=specialist,
            now=world.NOW,
        )

    with django_assert_max_num_queries(25) as thirty:
        page = client.get(address("payments"))

    assert len(page.context["page"].rows) == 30
    assert len(thirty) == len(one)


def test_list_is_paged_by_key(desk, office, specialist, monkeypatch):
    days = [date(2026, 10, 1) + timedelta(days=shift) for shift in range(31)]
    for row, day in enumerate(days):
        world.owed_payment(office, specialist, number=f"AAAA-{row:04}", received_on=day)
    client = desk(specialist)

    first = client.get(address("payments"), {"phase": "owed"})
    link = re.search(r'rel="next" href="([^"]+)"', first.content.decode())[1].replace("&amp;", "&")
    second = client.get(address("payments") + link)

    assert len(first.context["page"].rows) == 30
    assert [row.due_on for row in second.context["page"].rows] == [days[-1] + timedelta(days=15)]


def test_page_shows_sum_limit_account_and_the_next_act(desk, payment, specialist):
    page = desk(specialist).get(payment.get_absolute_url())

    said = words(page)
    assert "Next: prepare the transfer. Somebody else then approves it." in said
    assert "KZ86 125K ZT50 0410 0100" in said
    assert "2 November 2026 + 15 calendar days = Tuesday, 17 November 2026." in said
    assert "Nothing is prepared yet." in said
    assert payment.application.get_absolute_url() in page.content.decode()


def test_page_of_a_paid_payment_shows_only_the_end_of_the_account(desk, payment, specialist, head):
    world.paid(payment, specialist, head)

    said = words(desk(specialist).get(payment.get_absolute_url()))

    assert "KZ•• •••• 0100" in said
    assert "0410" not in said
    assert "B-1" in said
    assert specialist.full_name in said
    assert head.full_name in said


def test_reading_a_payment_is_written_down(desk, payment, specialist):
    desk(specialist).get(payment.get_absolute_url())

    reading = Reading.objects.get()
    assert (reading.reader, reading.number, reading.path) == (
        specialist,
        payment.application.number,
        f"payments/{payment.pk}",
    )


@pytest.mark.parametrize("fixture", ["owed", "payment", "prepared", "approved"])
@pytest.mark.parametrize("who", ["specialist", "head"])
def test_page_takes_few_queries(request, desk, fixture, who, django_assert_max_num_queries):
    user, thing = request.getfixturevalue(who), request.getfixturevalue(fixture)
    pk = thing.payment_id if isinstance(thing, Transfer) else thing.pk
    client = desk(user)

    with django_assert_max_num_queries(25):
        assert client.get(address("payment", pk)).status_code == 200


def test_preparing_and_approving_by_button(desk, payment, specialist, head):
    after = desk(specialist).post(address("payment-prepare", payment.pk), follow=True)
    transfer = Transfer.objects.get()
    assert "Prepared. Another person approves it now." in words(after)

    after = desk(head).post(address("transfer-approve", transfer.pk), follow=True)

    assert "Approved. The transfer may go to the bank." in words(after)
    transfer.refresh_from_db()
    assert transfer.is_approved


def test_preparer_is_told_why_she_cannot_approve(desk, payment, head):
    transfer = world.prepare(payment=payment, by=head, now=world.NOW)
    client = desk(head)

    assert "you prepared this transfer, so another person approves it" in words(client.get(payment.get_absolute_url()))
    after = client.post(address("transfer-approve", transfer.pk), follow=True)

    assert "You prepared this transfer, so another person has to approve it." in words(after)


def test_bank_made_the_transfer(desk, approved, specialist):
    answer = {"value_on": "2026-11-03", "reference": "BR-77"}

    after = desk(specialist).post(address("transfer-made", approved.pk), answer, follow=True)

    assert "Recorded. The applicant has been told." in words(after)
    assert Payment.objects.get().is_paid


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({"value_on": "", "reference": "B"}, "Write the value date from the bank's statement."),
        ({"value_on": "2026-11-03", "reference": ""}, "Write the bank's reference of the transfer."),
        ({"value_on": "2026-11-01", "reference": "B"}, "before the commission's decision was received"),
        ({"value_on": "2099-11-03", "reference": "B"}, "cannot be after today"),
    ],
)
def test_answer_of_the_bank_that_cannot_be_is_shown_at_its_field(desk, approved, specialist, answer, sentence):
    page = desk(specialist).post(address("transfer-made", approved.pk), answer)

    assert sentence in page.content.decode().replace("&#x27;", "'")
    assert Transfer.objects.get().state == TransferState.APPROVED


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("transfer-returned", ("returned", "the applicant has been asked for another account")),
        ("transfer-cancel", ("cancelled", "Cancelled. The payment is owed again.")),
    ],
)
def test_transfer_that_does_not_arrive(desk, approved, specialist, name, told):
    client, (state, sentence) = desk(specialist), told
    assert client.get(address(name, approved.pk)).status_code == 200
    assert "Write why" in client.post(address(name, approved.pk), {"reason": ""}).content.decode()

    after = client.post(address(name, approved.pk), {"reason": "Account closed"}, follow=True)

    assert sentence in words(after)
    assert "Account closed" in words(after)
    assert Transfer.objects.get().state == state


@pytest.mark.parametrize("name", ["payment-prepare", "transfer-approve"])
def test_looking_never_acts(desk, prepared, head, name):
    pk = prepared.payment_id if name == "payment-prepare" else prepared.pk

    assert desk(head).get(address(name, pk)).status_code == 405


OUTSIDERS = {
    "next": ("arshaly", Role.SPECIALIST),
    "next_head": ("arshaly", Role.HEAD),
    "secretary": ("akkol", Role.SECRETARY),
    "member": ("akkol", Role.MEMBER),
    "directorate": ("directorate", Role.DIRECTORATE),
    "administrator": ("directorate", Role.ADMINISTRATOR),
    "stranger": (),
}


def outsider(name):
    code, role = OUTSIDERS[name] or ("", "")
    return world.person(name, world.office(code, 2) if code else None, role)


@pytest.mark.parametrize("who", [*OUTSIDERS, "applicant"])
def test_for_everybody_else_the_pages_do_not_exist(desk, prepared, applicant, who):
    client = desk(applicant if who == "applicant" else outsider(who))

    answers = {
        client.get(address("payment", prepared.payment_id)).status_code,
        client.post(address("payment-prepare", prepared.payment_id)).status_code,
        *(
            client.post(address(f"transfer-{act}", prepared.pk)).status_code
            for act in ("approve", "made", "returned", "cancel")
        ),
    }

    assert answers == {404}
    assert prepared == Transfer.objects.get(state=TransferState.PREPARED)


@pytest.mark.parametrize("who", ["secretary", "member", "directorate", "administrator", "stranger", "applicant"])
def test_list_exists_only_for_who_pays(desk, applicant, who):
    client = desk(applicant if who == "applicant" else outsider(who))

    assert client.get(address("payments")).status_code == 404


def test_neighbour_sees_her_own_list_without_this_payment(desk, payment, specialist_next_door):
    page = desk(specialist_next_door).get(address("payments"))

    assert page.status_code == 200
    assert page.context["page"].rows == []


def test_who_is_not_signed_in_is_led_to_sign_in(client, payment):
    assert "/account/login/" in client.get(payment.get_absolute_url()).url
