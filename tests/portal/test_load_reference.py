"""The command that loads all reference data."""

from io import StringIO

import pytest
from django.core.management import call_command

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

COUNTS = """\
offices: 21
standards: 1
calendar days: 442
document kinds: 17
maslikhat decisions: 19
categories: 175
index values: 45
refusal grounds: 6
"""


def test_load_reference_prints_what_it_loaded_and_can_run_twice():
    first, second = StringIO(), StringIO()

    call_command("load_reference", stdout=first)
    call_command("load_reference", stdout=second)

    assert first.getvalue() == second.getvalue() == COUNTS


def test_load_reference_takes_a_fixed_number_of_queries(django_assert_max_num_queries):
    call_command("load_reference", stdout=StringIO())

    with django_assert_max_num_queries(60):
        call_command("load_reference", stdout=StringIO())
