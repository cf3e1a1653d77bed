"""The letters of this room: what each is for, and what staff call it."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from socialaid.lib.words import plain_date
from socialaid.notices import phrases
from socialaid.notices.registry import LetterKind

LETTERS = {
    "payments/made": LetterKind(
        title=_("The money was sent"),
        occasion=_("The bank has made the transfer."),
        to_do=_("Nothing. If the money does not come, call the department."),
        by_when=_("Three working days after the transfer."),
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Application {number}: the money was sent. If it is not there in 3 working days, call the department."),
        samples={"": phrases.SAMPLE | {"amount": "43 250 ₸", "account_end": "7731", "value_on": date(2026, 12, 9)}},
        shown={"value_on": lambda facts: plain_date(facts["value_on"])},
    ),
    "payments/returned": LetterKind(
        title=_("The bank sent the money back"),
        occasion=_("The bank has sent a transfer back."),
        to_do=_("Name the right bank account."),
        by_when=phrases.AT_ONCE,
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Application {number}: the bank sent the money back. Call the department and name the right account."),
        samples={"": phrases.SAMPLE | {"amount": "43 250 ₸", "account_end": "7731", "due_on": date(2026, 12, 9)}},
        shown={"due_on": lambda facts: plain_date(facts["due_on"])},
    ),
}
