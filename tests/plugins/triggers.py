"""Append-only tables are emptied between tests that commit: triggers are lifted around that flush only."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase

from socialaid.audit.triggers import lifted


@pytest.fixture(scope="session", autouse=True)
def _triggers_lifted_around_the_flush() -> Iterator[None]:
    tear_down = TransactionTestCase._fixture_teardown

    def lift_and_tear_down(case: TransactionTestCase) -> None:
        with lifted(connection):
            tear_down(case)

    TransactionTestCase._fixture_teardown = lift_and_tear_down
    yield
    TransactionTestCase._fixture_teardown = tear_down
