from datetime import date, timedelta

import pytest
from django.db import connection

from socialaid.prints.actions.freezing import freeze
from socialaid.prints.facts import canonical, fingerprint
from socialaid.prints.models import Print
from tests.prints.conftest import NOW
from tests.races import at_once


def test_canonical_spells_the_same_facts_alike():
    assert canonical({"b": 1, "a": ["Ә", None]}) == canonical({"a": ["Ә", None], "b": 1}) == '{"a":["Ә",null],"b":1}'


@pytest.mark.parametrize("facts", [{"on": date(2026, 11, 2)}, {"set": {1}}, {"lost": object()}])
def test_canonical_takes_plain_json_only(facts):
    with pytest.raises(TypeError):
        canonical(facts)


@pytest.mark.django_db
def test_freeze_keeps_facts_hash_and_time():
    freeze(kind="leaflet", number="1", facts={"name": "Айгүл"}, path="/kk/my/1/", office="akkol", now=NOW)

    sheet = Print.objects.get()
    assert (sheet.facts, sheet.facts_sha256) == ({"name": "Айгүл"}, fingerprint({"name": "Айгүл"}))
    assert (sheet.frozen_at, sheet.made_at, sheet.path, sheet.office) == (NOW, None, "/kk/my/1/", "akkol")


@pytest.mark.django_db
def test_freeze_writes_no_name_that_the_database_could_read():
    freeze(kind="leaflet", number="1", facts={"name": "Aigul"}, now=NOW)

    with connection.cursor() as cursor:
        cursor.execute("SELECT facts FROM prints_print")
        [[column]] = cursor.fetchall()
    assert "Aigul" not in column


@pytest.mark.django_db
def test_freeze_again_changes_nothing_and_rings_for_nobody(leaflet, rings):
    again = freeze(kind="leaflet", number=leaflet.number, facts={"title": {}}, now=NOW + timedelta(days=1))

    assert (again.pk, again.facts, again.frozen_at) == (leaflet.pk, leaflet.facts, NOW)
    assert rings == [("prints.make", leaflet.pk)]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_freeze_by_eight_at_once_keeps_one():
    calls = [lambda n=n: freeze(kind="leaflet", number="1", facts={"n": n}, now=NOW) for n in range(8)]

    frozen = at_once(*calls)

    assert Print.objects.count() == 1
    assert len({(sheet.pk, sheet.facts_sha256) for sheet in frozen}) == 1
