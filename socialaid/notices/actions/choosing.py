"""By which ways a letter goes to one person."""

from collections.abc import Iterator

from socialaid.lib import sms
from socialaid.notices.contacts import Contact
from socialaid.notices.models import Channel, Wishes
from socialaid.notices.registry import LetterKind

Way = tuple[Channel, str]


def ways(to: Contact, kind: LetterKind, wishes: Wishes | None, short: str) -> list[Way]:
    """The channels of a letter, each with its address; `short` is its short form, empty where it has none.

    An account gets every letter in the portal. A letter that the rules ask for and that can go no other way is
    printed: for the post where the person chose so, else to be collected at the counter.
    """
    wanted = wishes or Wishes()
    found = [(Channel.PORTAL, "")] if to.user_id else []
    if kind.optional and not wanted.reminders:
        return found
    found += _sent(to, wanted, short)
    if kind.goes_on_paper:
        found += _printed(to, wanted, none_yet=not found)
    return found


def _sent(to: Contact, wanted: Wishes, short: str) -> Iterator[Way]:
    if to.email and wanted.email:
        yield Channel.EMAIL, to.email
    if short and wanted.sms and sms.reaches(to.phone):
        yield Channel.SMS, to.phone


def _printed(to: Contact, wanted: Wishes, *, none_yet: bool) -> Iterator[Way]:
    if wanted.post and wanted.address:
        yield Channel.POST, wanted.address
    elif none_yet:
        yield (Channel.POST, to.address) if to.by_post and to.address else (Channel.COUNTER, "")
