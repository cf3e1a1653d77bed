"""IIN and account lie encrypted in the tables and are found by a keyed hash."""

import pytest
from cryptography.fernet import Fernet
from django.db import connection

from applications.actions import drafting
from applications.models import Applicant, Application
from payments.models import Transfer
from portal.demo import cases
from socialaid.lib.encryption import blind_index, decrypt
from tests.cast import Cast, filed, ordered

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def column(table: str, name: str, pk: int) -> str:
    """What really lies in the table."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{name}" FROM "{table}" WHERE id = %s', [pk])
        return str(cursor.fetchone()[0])


def test_iin_cannot_be_read_in_the_table(cast: Cast, case: Application) -> None:
    applicant = case.applicant

    lies_there = column("applications_applicant", "iin", applicant.pk)

    assert lies_there.startswith("gAAAA")
    assert applicant.iin not in lies_there
    assert decrypt(lies_there) == applicant.iin


def test_account_cannot_be_read_in_the_tables(cast: Cast) -> None:
    case = ordered(cast)
    transfer: Transfer = cases.prepared(cast.setting, case, cast.setting.today)

    for table, pk in (("applications_application", case.pk), ("payments_transfer", transfer.pk)):
        lies_there = column(table, "account", pk)
        assert case.account[4:] not in lies_there
        assert decrypt(lies_there) == case.account


def test_no_table_holds_iin_or_account_in_the_clear(cast: Cast) -> None:
    case = ordered(cast)
    cases.paid(cast.setting, case, cast.setting.today)

    held = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            held[table] = repr(cursor.fetchall())

    assert len(held) > 40
    for secret in (case.applicant.iin, case.account):
        assert [table for table, rows in held.items() if secret in rows] == []


def test_same_iin_is_written_differently_and_found_by_one_hash(cast: Cast, case: Application) -> None:
    second = filed(cast)
    first, other = case.applicant, second.applicant

    assert first.iin == other.iin
    assert column("applications_applicant", "iin", first.pk) != column("applications_applicant", "iin", other.pk)
    assert set(Applicant.objects.filter(iin_index=blind_index(first.iin))) == {first, other}


def test_account_is_found_by_its_hash(case: Application) -> None:
    assert Application.objects.get(account_index=blind_index(case.account)) == case


def test_changed_iin_is_found_under_its_new_hash_only(cast: Cast, begun: Application) -> None:
    old = begun.applicant.iin

    drafting.answer_about_person(draft=begun, iin="760703300009")

    assert not Applicant.objects.filter(iin_index=blind_index(old)).exists()
    assert Applicant.objects.get(iin_index=blind_index("760703300009")).iin == "760703300009"


def test_person_without_an_iin_is_not_found_as_somebody_else_without_one(cast: Cast, begun: Application) -> None:
    drafting.answer_about_person(draft=begun, iin="", no_iin_reason="Қандас")

    applicant = Applicant.objects.get(application=begun)
    assert (applicant.iin, applicant.iin_index) == ("", "")


def test_rows_written_before_a_rotation_are_still_read(case: Application, settings: object) -> None:
    iin = case.applicant.iin
    settings.FIELD_KEYS = [Fernet.generate_key().decode(), *settings.FIELD_KEYS]  # type: ignore[attr-defined]

    assert Applicant.objects.get(application=case).iin == iin
