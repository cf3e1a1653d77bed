"""The coded grounds of refusal, from the project's own copy."""

from django.db import transaction

from applications.models import RefusalGround
from socialaid.lib.reference import rows_of, write_rows


@transaction.atomic
def load() -> dict[str, int]:
    """Write the grounds of refusal; loading again changes nothing (Standard §17)."""
    return {"refusal grounds": write_rows(RefusalGround, rows_of("refusal_grounds"))}
