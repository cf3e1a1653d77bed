"""The offices and the standard, from the project's own copy."""

from django.db import transaction

from offices.models import Office, StandardVersion
from socialaid.lib.reference import rows_of, write_rows


@transaction.atomic
def load() -> dict[str, int]:
    """Write the offices of annex 1 and §24 and the standard; loading again changes nothing (Standard §24)."""
    return {
        "offices": write_rows(Office, rows_of("offices")),
        "standards": write_rows(StandardVersion, rows_of("standard")),
    }
