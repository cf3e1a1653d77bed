from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import IntegrityError, connection, migrations, models, transaction
from django.db.migrations.state import ProjectState

from socialaid.audit.actions import note_reading, record
from socialaid.audit.models import Event, Reading
from socialaid.audit.triggers import lifted, protect, standing

NOW = datetime(2026, 11, 2, 5, 0, tzinfo=UTC)
pytestmark = pytest.mark.sqlite


@pytest.fixture
def reader():
    return get_user_model().objects.create(username="aigul")


@pytest.fixture
def rows(reader) -> list[models.Model]:
    """One row of each kind that nobody may touch."""
    reading = note_reading(reader=reader, number="7K3M-94QX", path="/kk/desk/7K3M-94QX/", now=NOW)
    return [record(act="application.filed", by=reader, number="7K3M-94QX", now=NOW), reading]


def refused(change) -> bool:
    try:
        with transaction.atomic():
            change()
    except IntegrityError as error:
        return "append only" in str(error)
    return False


@pytest.mark.django_db
def test_database_refuses_to_change_what_was_recorded(rows):
    assert all(refused(lambda row=row: row.save(update_fields=["number"])) for row in rows)
    assert all(refused(lambda row=row: type(row).objects.update(role="head")) for row in rows)


@pytest.mark.django_db
def test_database_refuses_to_delete_what_was_recorded(rows):
    assert all(refused(lambda row=row: row.delete()) for row in rows)
    assert all(refused(lambda row=row: type(row).objects.all()._raw_delete(row.__class__.objects.db)) for row in rows)
    assert (Event.objects.count(), Reading.objects.count()) == (1, 1)


# PostgreSQL empties without deleting, SQLite replaces without changing.
TRICKS = {
    "postgresql": [
        "TRUNCATE audit_event",
        "TRUNCATE accounts_user CASCADE",
        "INSERT INTO audit_event SELECT * FROM audit_event ON CONFLICT (id) DO UPDATE SET act = 'forged'",
        "MERGE INTO audit_event a USING audit_event b ON a.id = b.id WHEN MATCHED THEN DELETE",
        "WITH gone AS (DELETE FROM audit_event RETURNING id) SELECT * FROM gone",
        "SET LOCAL session_replication_role = replica; DELETE FROM audit_event",
    ],
    "sqlite": [
        "INSERT OR REPLACE INTO audit_event SELECT * FROM audit_event",
        "REPLACE INTO audit_event SELECT * FROM audit_event",
        "UPDATE OR REPLACE audit_event SET id = 77",
        "UPDATE OR IGNORE audit_event SET act = 'forged'",
        "INSERT INTO audit_event SELECT * FROM audit_event WHERE true ON CONFLICT (id) DO UPDATE SET act = 'forged'",
    ],
}


@pytest.mark.django_db(transaction=True)
def test_database_refuses_to_replace_or_empty_behind_the_back(rows):
    assert [trick for trick in TRICKS[connection.vendor] if not refused(lambda trick=trick: sql(trick))] == []
    assert [event.act for event in Event.objects.all()] == ["application.filed"]


@pytest.mark.django_db
def test_database_takes_new_rows_as_before(rows):
    record(act="application.registered", by=None, number="7K3M-94QX", now=NOW)

    assert [event.act for event in Event.objects.about("7K3M-94QX")] == ["application.filed", "application.registered"]


@pytest.mark.django_db
def test_a_user_who_is_on_record_cannot_be_deleted(rows, reader):
    with pytest.raises(models.ProtectedError):
        reader.delete()


@pytest.mark.django_db(transaction=True)
def test_lifted_opens_the_tables_and_puts_everything_back(rows):
    before = standing(connection)

    with lifted(connection):
        Event.objects.update(role="head")
        assert standing(connection) == {}

    assert standing(connection) == before
    assert refused(lambda: Event.objects.update(role="chair"))
    assert Event.objects.get().role == "head"


@pytest.mark.django_db(transaction=True)
def test_lifted_puts_everything_back_after_an_error(rows):
    before = standing(connection)

    with pytest.raises(ZeroDivisionError), lifted(connection):
        raise ZeroDivisionError

    assert standing(connection) == before


@pytest.mark.django_db(transaction=True)
def test_tables_are_empty_after_a_test_that_committed_and_stay_protected(rows):
    with lifted(connection):
        call_command("flush", verbosity=0, interactive=False)

    assert Event.objects.count() == 0
    assert standing(connection) != {}


def sql(statement: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


@pytest.fixture
def ledger():
    """A table of the test's own, with one row; gives what carries out a protecting step of a migration."""
    sql("CREATE TABLE ledger (id integer PRIMARY KEY, words varchar(20) NOT NULL)")
    sql("INSERT INTO ledger VALUES (1, 'as written')")
    yield _apply
    sql("DROP TABLE ledger")


def _apply(step: migrations.RunPython, *, backwards: bool = False) -> None:
    code = step.reverse_code if backwards else step.code
    with connection.schema_editor(atomic=False) as editor:
        code(ProjectState().apps, editor)


@pytest.mark.django_db(transaction=True)
def test_protect_with_changes_allowed_refuses_only_deletion(ledger):
    ledger(protect("ledger", changes_allowed=True))

    sql("UPDATE ledger SET words = 'explained'")
    assert refused(lambda: sql("DELETE FROM ledger"))
    assert sql("SELECT words FROM ledger") == [("explained",)]


@pytest.mark.django_db(transaction=True)
def test_protect_twice_is_as_good_as_once_and_can_be_taken_back(ledger):
    ledger(protect("ledger", changes_allowed=True))
    ledger(protect("ledger"))
    assert refused(lambda: sql("UPDATE ledger SET words = 'changed'"))

    ledger(protect("ledger"), backwards=True)
    sql("DELETE FROM ledger")
    assert sql("SELECT * FROM ledger") == []


@pytest.mark.django_db
def test_every_protected_table_names_all_its_unique_columns():
    """What a trigger does not name, SQLite replaces without asking the triggers on deletion."""
    if connection.vendor == "postgresql":
        assert len(standing(connection)) > 0
        return
    guards = {name: sql for name, sql in standing(connection).items() if name.endswith("_insert")}
    assert guards
    missing = [
        (name, column)
        for name, told in guards.items()
        for column in unique_columns(name.removeprefix("append_only_").removesuffix("_insert"))
        if f"{column} = NEW.{column}" not in told
    ]
    assert missing == []


def unique_columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table).values()
    return [facts["columns"][0] for facts in found if facts["unique"] and len(facts["columns"]) == 1]
