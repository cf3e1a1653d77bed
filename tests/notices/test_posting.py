from datetime import UTC, datetime

import pytest

from socialaid.notices.actions import posting
from socialaid.notices.actions.posting import Posting, post, post_many
from socialaid.notices.contacts import Contact, contact_of
from socialaid.notices.models import Addressee, Delivery, Notice
from tests.races import at_once, meeting_point

NOW = datetime(2026, 11, 2, 5, 0, tzinfo=UTC)
ON_PAPER = Contact(user_id=None, email="", language="kk", name="Болат")
BY_MAIL = Contact(user_id=None, email="bolat@example.kz", language="kk", name="Болат")


def greet(to: Contact, *, key: str = "greeting:1", words: str = "Тест") -> Notice | None:
    return post(letter="tests/greeting", to=to, key=key, facts={"words": words}, number="7K3M-94QX", now=NOW)


def ways(notice: Notice) -> list[tuple]:
    return list(notice.deliveries.order_by("channel").values_list("channel", "address", "state"))


@pytest.mark.django_db
def test_post_writes_the_letter_in_the_language_of_whoever_gets_it(aigul):
    notice = greet(contact_of(aigul))

    assert notice.subject == "Казахский: Әлиева Айгүл, 7K3M-94QX"
    assert (notice.language, notice.user, notice.posted_at) == ("ru", aigul, NOW)


@pytest.mark.django_db
def test_post_takes_the_first_line_for_the_subject_and_the_rest_for_the_body():
    notice = greet(BY_MAIL)

    assert notice.body == "Тест\nhttp://portal.test"


@pytest.mark.django_db
def test_post_leaves_apostrophes_as_they_are():
    assert greet(BY_MAIL, words="O'Нил & «Ә»").body.startswith("O'Нил & «Ә»")


@pytest.mark.django_db
def test_post_makes_one_line_of_the_subject():
    forged = Contact(user_id=None, email="a@b.kz", language="en", name="A\r\nBcc: all@b.kz")

    assert "Bcc" not in greet(forged).subject.splitlines()[0].split("\n")[-1].partition(":")[0]
    assert "\n" not in greet(forged, key="greeting:2").subject


@pytest.mark.django_db
def test_post_can_be_read_in_the_portal_at_once_and_waits_for_the_mail(aigul):
    notice = greet(contact_of(aigul))

    assert ways(notice) == [("email", "aigul@example.kz", "waiting"), ("portal", "", "sent")]


@pytest.mark.django_db
def test_post_to_somebody_without_account_and_address_waits_at_the_counter():
    assert ways(greet(ON_PAPER)) == [("counter", "", "waiting")]


@pytest.mark.django_db
def test_post_with_the_same_key_writes_nothing(aigul):
    first = greet(contact_of(aigul))

    assert greet(contact_of(aigul), words="again") is None
    assert list(Notice.objects.all()) == [first]
    assert Delivery.objects.count() == 2


@pytest.mark.django_db
def test_post_rings_for_the_letter_that_goes_by_mail(rings):
    notice = greet(BY_MAIL)

    assert rings == [("notices.deliver", notice.deliveries.get().pk)]


@pytest.mark.django_db
def test_post_rings_for_nobody_where_nothing_goes_out(rings):
    greet(ON_PAPER)

    assert rings == []


def many(count: int) -> list[Posting]:
    return [Posting("tests/greeting", BY_MAIL, f"many:{n}", {"words": str(n)}) for n in range(count)]


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 30])
def test_post_many_takes_the_same_number_of_queries_for_one_and_for_thirty(count, django_assert_num_queries):
    postings = many(count)

    with django_assert_num_queries(6):
        assert len(post_many(postings, now=NOW)) == count


@pytest.mark.django_db
def test_post_many_writes_only_what_was_not_written_before(rings):
    post_many(many(2), now=NOW)

    fresh = post_many(many(4), now=NOW)

    assert [notice.key for notice in fresh] == ["many:2", "many:3"]
    assert Delivery.objects.count() == 4


@pytest.mark.django_db
def test_post_many_rings_once_for_all(rings):
    post_many(many(3), now=NOW)

    assert rings == [("notices.sweep",)]


@pytest.mark.django_db
def test_post_many_of_nothing_writes_nothing(rings):
    assert post_many([], now=NOW) == []
    assert rings == []


@pytest.mark.django_db
def test_addressee_is_written_to_as_the_person_wishes(aigul):
    addressee = Addressee.objects.create(user=aigul, name="Айгүл", email="a@b.kz", phone="+77010000000", language="en")

    assert addressee.contact() == Contact(
        user_id=aigul.pk, email="a@b.kz", language="en", name="Айгүл", phone="+77010000000"
    )


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_post_by_two_at_once_writes_one_letter(monkeypatch):
    monkeypatch.setattr(posting, "worded", meeting_point(2, posting.worded))

    written = at_once(lambda: greet(BY_MAIL), lambda: greet(BY_MAIL))

    assert sorted(type(notice).__name__ for notice in written) == ["NoneType", "Notice"]
    assert (Notice.objects.count(), Delivery.objects.count()) == (1, 1)
