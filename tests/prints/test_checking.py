"""What the portal itself says of a sheet: the same as it has, signed by one of its keys, not revoked."""

from datetime import date, timedelta

import pytest
from cryptography.fernet import Fernet
from django.db import connection

from socialaid.lib.refused import Refused
from socialaid.prints import keys
from socialaid.prints.actions.freezing import freeze
from socialaid.prints.actions.making import make
from socialaid.prints.actions.revoking import revoke
from socialaid.prints.actions.signing import keep_signing_key, withdraw_key
from socialaid.prints.models import Print, PrintKey, Revocation
from socialaid.prints.queries import checked, checked_by_code, key_days, public_keys
from socialaid.prints.reasons import Reason
from socialaid.prints.serving import stored_bytes
from socialaid.prints.statements import Statement, read, sign
from socialaid.prints.verdicts import Told, Verdict
from tests.prints.conftest import NOW
from tests.prints.reading import body_places, with_byte_changed
from tests.races import at_once, meeting_point

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
DAY = date(2026, 11, 2)


@pytest.fixture
def clerk(django_user_model):
    return django_user_model.objects.create(username="clerk")


def new_key(settings) -> None:
    settings.PRINT_KEYS = [Fernet.generate_key().decode(), *settings.PRINT_KEYS]


def lost_key(settings) -> None:
    settings.PRINT_KEYS = [Fernet.generate_key().decode()]


def test_sheet_says_which_one_it_is_and_holds_the_hash_of_its_facts(leaflet):
    said = read(leaflet.statement).statement

    assert said == Statement("leaflet", "01-2026-000142", "akkol", DAY, leaflet.facts_sha256)


def test_sheet_as_it_was_printed_is_valid(leaflet):
    assert checked(leaflet.statement) == Told(Verdict.VALID, "leaflet", leaflet.number, "akkol", DAY)


def test_one_byte_changed_is_altered(leaflet):
    places = body_places(leaflet.statement)

    assert {checked(with_byte_changed(leaflet.statement, place)) for place in places} == {Told(Verdict.ALTERED)}


def test_another_statement_of_the_same_sheet_is_altered_even_where_it_is_signed(leaflet):
    other = Statement("leaflet", leaflet.number, "akkol", DAY, "00" * 32)

    assert checked(sign(other, keys.signing_key())) == Told(Verdict.ALTERED)


def test_sheet_that_the_portal_has_not_is_unknown_even_where_it_is_signed():
    never = Statement("leaflet", "01-2026-999999", "akkol", DAY, "00" * 32)

    assert checked(sign(never, keys.signing_key())) == Told(Verdict.UNKNOWN)


def test_statement_under_a_key_of_others_is_unknown(leaflet, settings):
    forged = sign(read(leaflet.statement).statement, keys.private_key(Fernet.generate_key().decode()))

    assert checked(forged) == Told(Verdict.UNKNOWN)


@pytest.mark.parametrize("typed", ["01-2026-000142", "01 2026 000142", "012026000142"])
def test_number_and_code_are_found_however_they_are_typed(leaflet, typed):
    code = f" {leaflet.code[:4].lower()}-{leaflet.code[4:]}"

    assert checked_by_code(typed, code).verdict == Verdict.VALID


def test_number_with_kazakh_letters_is_found(leaflet):
    minutes = freeze(kind="minutes", number="01-Х-2026-003", facts={}, now=NOW)

    assert checked_by_code("01-х-2026-003", minutes.code).number == minutes.number


def test_wrong_number_wrong_code_and_no_code_are_unknown(leaflet):
    Print.objects.create(kind="old", number="1", facts={}, facts_sha256="", frozen_at=NOW)

    asked = [("01-2026-000143", leaflet.code), (leaflet.number, "22222222"), ("1", ""), (leaflet.number, "")]

    assert {checked_by_code(*each) for each in asked} == {Told(Verdict.UNKNOWN)}


def test_new_key_signs_and_sheets_of_the_old_one_stay_valid(leaflet, settings):
    old = read(leaflet.statement).key
    lost_key(settings)

    later = freeze(kind="leaflet", number="2", facts={}, now=NOW + timedelta(days=3))

    assert read(later.statement).key != old
    assert [checked(each.statement).verdict for each in (leaflet, later)] == [Verdict.VALID] * 2
    days = {key["id"]: (key["since"], key["until"]) for key in key_days()}
    assert days == {old: ("2026-11-02", "2026-11-05"), read(later.statement).key: ("2026-11-05", None)}


def test_key_that_has_not_signed_yet_is_published_before_it_does(leaflet, settings):
    new_key(settings)

    first = key_days()[0]

    assert (first["id"], first["since"]) == (next(iter(keys.keys_in_settings())), None)
    assert set(public_keys()) == {key["id"] for key in key_days()}


def test_withdrawn_key_is_told_once_and_its_sheets_stay_valid_here(leaflet):
    name = read(leaflet.statement).key

    withdraw_key(name=name, today=DAY)
    again = withdraw_key(name=name, today=DAY + timedelta(days=1))

    assert (again.withdrawn, checked(leaflet.statement).verdict) == (DAY, Verdict.VALID)
    assert withdraw_key(name="00000000", today=DAY) is None


def test_revoked_sheet_says_since_when_and_why_but_not_the_words(leaflet, clerk):
    revoke(sheet=leaflet, reason=Reason.MISTAKE, words="Another Aigul", by=clerk, now=NOW)

    for told in (checked(leaflet.statement), checked_by_code(leaflet.number, leaflet.code)):
        assert (told.verdict, told.revoked_at, told.number) == (Verdict.REVOKED, NOW, leaflet.number)
        assert told.reason == Reason.MISTAKE.label
        assert "Aigul" not in str(told)


def test_words_of_a_revocation_are_ciphertext_in_the_database(leaflet, clerk):
    revoke(sheet=leaflet, reason=Reason.MISTAKE, words="Another Aigul", by=clerk, now=NOW)

    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM prints_revocation")
        assert "Aigul" not in cursor.fetchone()[0]


def test_revoking_again_and_without_words_is_refused(leaflet, clerk):
    with pytest.raises(Refused):
        revoke(sheet=leaflet, reason=Reason.LOST, words=" ", by=clerk, now=NOW)
    revoke(sheet=leaflet, reason=Reason.LOST, words="Lost", by=clerk, now=NOW)
    with pytest.raises(Refused):
        revoke(sheet=leaflet, reason=Reason.MISTAKE, words="Wrong", by=clerk, now=NOW)

    assert Revocation.objects.get().reason == Reason.LOST


def test_sheet_from_before_is_made_without_a_seal_and_made_sheets_keep_their_bytes(leaflet):
    Print.objects.filter(pk=leaflet.pk).update(statement="", code="")
    bytes_before = stored_bytes(make(print_id=leaflet.pk, now=NOW))
    Print.objects.filter(pk=leaflet.pk).update(statement=leaflet.statement, code=leaflet.code)

    assert stored_bytes(make(print_id=leaflet.pk, now=NOW)) == bytes_before


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_who_revoke_at_once_leave_one_revocation(leaflet, clerk, monkeypatch):
    monkeypatch.setattr(Revocation, "save", meeting_point(2, Revocation.save))
    calls = [
        lambda why=why: revoke(sheet=leaflet, reason=why, words="x", by=clerk, now=NOW)
        for why in (Reason.LOST, Reason.MISTAKE)
    ]

    results = at_once(*calls)

    kept = Revocation.objects.get()
    assert sorted(type(each).__name__ for each in results) == ["Refused", "Revocation"]
    assert kept in results


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_four_who_sign_first_with_a_new_key_keep_it_once():
    results = at_once(*[lambda: keep_signing_key(today=DAY)] * 4)

    assert {key.pk for key in results} == {PrintKey.objects.get().pk}
