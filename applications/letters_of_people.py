"""Letters about the people of a case: who acts, how they are reached, what was put right."""

from django.utils.translation import gettext_lazy as _

from socialaid.notices import phrases
from socialaid.notices.registry import LetterKind

LETTERS_OF_PEOPLE = {
    "applications/account_corrected": LetterKind(
        title=_("Another bank account"),
        occasion=_("The department has written down another bank account."),
        to_do=phrases.IF_IT_WAS_NOT_YOU,
        by_when=phrases.AT_ONCE,
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Application {number}: the bank account was changed. If it was not you, call the department."),
        samples={"": phrases.SAMPLE | {"account_end": "7731"}},
    ),
    "applications/household_corrected": LetterKind(
        title=_("Your family and its income"),
        occasion=_("The department has put right the table of the family and its income."),
        to_do=_("Look at the table. If something is wrong, tell the department."),
        by_when=phrases.AT_ONCE,
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Application {number}: the table of your family was put right. See it on the portal."),
        samples={"": phrases.SAMPLE},
    ),
    "applications/contact_changed": LetterKind(
        title=_("Contact data changed"),
        occasion=_("Phone, e-mail, address or language of a case were changed."),
        to_do=phrases.IF_IT_WAS_NOT_YOU,
        by_when=phrases.AT_ONCE,
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Application {number}: contact data changed. If it was not you, call the department at once."),
        samples={"": phrases.SAMPLE},
    ),
    "applications/print_revoked": LetterKind(
        title=_("A printed sheet counts no longer"),
        occasion=_("The department has revoked a printed sheet of the case."),
        to_do=_("Do not show the sheet any more. The department gives another one where it is needed."),
        by_when=phrases.NO_DAY,
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Application {number}: the sheet {sheet_number} counts no longer. Ask the department why."),
        samples={
            "": phrases.SAMPLE
            | {"sheet": _("Coupon"), "sheet_number": "01-2026-000142", "why": _("A name was wrong (sample)")}
        },
    ),
    "applications/message": LetterKind(
        title=_("The department has written to you"),
        occasion=_("A specialist has written a message in the case."),
        to_do=_("Sign in, read it and answer there."),
        by_when=phrases.AT_ONCE,
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Application {number}: the department has written to you. Read it on the portal."),
        samples={"": phrases.SAMPLE},
    ),
    "applications/representation_ended": LetterKind(
        title=_("Your representative acts no longer"),
        occasion=_("The department has written down that a representative acts no longer."),
        to_do=phrases.NOTHING_TO_DO,
        by_when=phrases.NO_DAY,
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Application {number}: your representative acts no longer. The letters come to you."),
        samples={"": phrases.SAMPLE | {"representative": "Ахметов Нұрлан"}},
    ),
    "applications/acting_ended": LetterKind(
        title=_("You act no longer in a case"),
        occasion=_("The department has written down that a representative acts no longer; this one goes to her."),
        to_do=_("If this is a mistake, call the department."),
        by_when=phrases.NO_DAY,
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Case {case}: you act for the applicant no longer."),
        samples={"": {**phrases.SAMPLE, "number": "", "case": "7K3M-94QX"}},
    ),
}
