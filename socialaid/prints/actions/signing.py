"""Signing what a sheet says about itself, and keeping the public halves of the keys that did."""

from datetime import date

from django.db import transaction

from socialaid.prints import keys
from socialaid.prints.models import PrintKey
from socialaid.prints.statements import Statement, code_of, key_id, sign


def signed(statement: Statement) -> tuple[str, str]:
    """The statement under the newest of PRINT_KEYS, and the short code that is printed beside it."""
    text = sign(statement, keys.signing_key())
    return text, code_of(text)


@transaction.atomic
def keep_signing_key(*, today: date) -> PrintKey:
    """Keep the public half of the key that signs now; the one before it has signed until today."""
    public = keys.signing_key().public_key()
    kept, fresh = PrintKey.objects.get_or_create(
        name=key_id(public), defaults={"public": keys.written(public), "since": today}
    )
    if fresh:
        PrintKey.objects.filter(until=None).exclude(pk=kept.pk).update(until=today)
    return kept


@transaction.atomic
def withdraw_key(*, name: str, today: date) -> PrintKey | None:
    """Believe a key no longer where only its signature speaks (`check_print --keys`); None for a name not known.

    Sheets that the portal itself has stay valid on its page: there its own copy speaks. A second call changes nothing.
    """
    PrintKey.objects.filter(name=name, withdrawn=None).update(withdrawn=today)
    return PrintKey.objects.filter(name=name).first()
