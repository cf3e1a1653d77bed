"""A breach cannot be deleted, whoever tries, on both engines."""

import pytest
from django.db import DatabaseError, connection, transaction

from deadlines.actions.watching import sweep
from deadlines.models import Breach
from tests.deadlines.days import at, day
from tests.deadlines.people import running

pytestmark = pytest.mark.sqlite


@pytest.fixture
def breach(office):
    running(office, day("Mon 2 Nov 2026"))
    sweep(today=day("Wed 18 Nov 2026"), now=at(day("Wed 18 Nov 2026")))
    return Breach.objects.get()


@pytest.mark.parametrize(
    "delete",
    [
        lambda breach: breach.delete(),
        lambda breach: Breach.objects.all().delete(),
        lambda breach: connection.cursor().execute("DELETE FROM deadlines_breach"),
    ],
    ids=["row", "rows", "sql"],
)
def test_breach_is_never_deleted(breach, delete):
    with pytest.raises(DatabaseError, match="append only"), transaction.atomic():
        delete(breach)

    assert Breach.objects.filter(pk=breach.pk).exists()
