"""Who is reminded of a term."""

from django.db import transaction

from deadlines.models import Due
from socialaid.accounts.models import User


@transaction.atomic
def give_to(*, number: str, specialist: User) -> int:
    """Let `specialist` be reminded of the terms that run for this case; how many they are."""
    return Due.objects.running().filter(number=number).update(specialist=specialist)
