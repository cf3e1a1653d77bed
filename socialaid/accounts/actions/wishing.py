"""By which ways somebody wants her letters."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from socialaid.accounts.models import User
from socialaid.audit.actions.recording import record
from socialaid.lib.refused import Refused
from socialaid.notices.models import Wishes


@transaction.atomic
def wish(
    *, user: User, language: str, email: bool, sms: bool, post: bool, address: str, reminders: bool, now: datetime
) -> Wishes:
    """Keep the language and the ways of all letters to this account from now on.

    Raises Refused where no way is left by which a letter that the rules ask for could reach her, and for letters by
    post without an address.
    """
    if post and not address.strip():
        raise Refused(_("Write the address to which letters are posted."), "address")
    if not (post or (email and user.email) or (sms and user.phone_confirmed_at)):
        raise Refused(_("Choose at least one way: letters about your case must reach you."))
    changes = {"email": email, "sms": sms, "post": post, "address": address.strip(), "reminders": reminders}
    own, _fresh = Wishes.objects.update_or_create(user=user, defaults=changes)
    user.language = language
    user.save(update_fields=["language"])
    record(act="letters.wished", by=user, now=now)
    return own


@transaction.atomic
def stop_reminders(*, user_id: int, now: datetime) -> None:
    """Send this account no more letters that no rule asks for; again changes nothing."""
    own, _fresh = Wishes.objects.get_or_create(user_id=user_id)
    if own.reminders:
        own.reminders = False
        own.save(update_fields=["reminders"])
        record(act="letters.reminders_stopped", by=own.user, now=now)
