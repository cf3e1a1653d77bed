"""Letters about applications that are begun and not sent yet, and about files that turned out to be harmful."""

from django.utils.translation import gettext_lazy as _

from socialaid.notices import phrases
from socialaid.notices.registry import Facts, LetterKind

DRAFT = {name: value for name, value in phrases.SAMPLE.items() if name != "number"}
HARMFUL = phrases.SAMPLE | {"document": _("2. Identity document (sample)")}


def _harmful(facts: Facts) -> str:
    if not facts["number"]:
        return "draft"
    return "open" if facts["may_send"] else "closed"


LETTERS_OF_DRAFTS = {
    "applications/harmful_found": LetterKind(
        title=_("A virus was found in a document"),
        occasion=_("The scanner has found a virus in a page, and the page was removed."),
        to_do=_("Send this document again where you are asked to."),
        by_when=phrases.AT_ONCE,
        ask=phrases.ASK_THE_DEPARTMENT,
        samples={
            "draft": HARMFUL | {"number": "", "may_send": True},
            "open": HARMFUL | {"may_send": True},
            "closed": HARMFUL | {"may_send": False},
        },
        variants={
            "draft": _("not sent yet"),
            "open": _("the page can be sent again"),
            "closed": _("the department asks where it needs the page"),
        },
        variant=_harmful,
    ),
    "applications/draft_ends": LetterKind(
        title=_("An application begun that will be deleted"),
        occasion=_("An application was begun, not sent and not worked on for a while."),
        to_do=_("Open it and go on, if you still need it."),
        by_when=_("The letter names the last day."),
        ask=phrases.ASK_THE_DEPARTMENT,
        optional=True,
        samples={"": DRAFT | {"last_day": _("9 December 2026 (sample)")}},
    ),
    "applications/rules_changed": LetterKind(
        title=_("New rules for an application begun"),
        occasion=_("The maslikhat has adopted a new decision, and an application begun was moved to it."),
        to_do=_("Look at the list of documents and the sum once more before you send it."),
        by_when=phrases.NO_DAY,
        ask=phrases.ASK_THE_DEPARTMENT,
        optional=True,
        samples={"": DRAFT},
    ),
    "applications/rules_ended": LetterKind(
        title=_("Kind of assistance that has ended"),
        occasion=_("The maslikhat has adopted a new decision without this kind of assistance."),
        to_do=_("Choose another kind of assistance, or call the department."),
        by_when=phrases.NO_DAY,
        ask=phrases.ASK_THE_DEPARTMENT,
        optional=True,
        samples={"": DRAFT},
    ),
}
