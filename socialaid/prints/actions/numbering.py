"""Giving out the numbers of a journal, one after the other and none left out."""

from django.db import transaction

from socialaid.prints.models import Journal


def next_number(*, journal: str, office: str, year: int) -> int:
    """The next number of `journal` in `office` and `year` (of the day in Asia/Almaty), from 1 and without gaps.

    Call it last inside the transaction that writes the number down: the row stays locked until that one ends, and if it
    fails the number is free again. Raises RuntimeError outside a transaction, where a failure would leave a gap.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A journal number is taken inside the transaction that writes it down.")
    row = _locked(journal, office, year)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last


def _locked(journal: str, office: str, year: int) -> Journal:
    rows = Journal.objects.select_for_update(of=("self",)).filter(code=journal, office=office, year=year)
    row = rows.first()
    if row is None:
        Journal.objects.get_or_create(code=journal, office=office, year=year)
        row = rows.get()
    return row
