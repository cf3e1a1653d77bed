"""The letters and printed sheets of a case: what each is for, and what people call it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.letters_of_drafts import LETTERS_OF_DRAFTS
from applications.letters_of_people import LETTERS_OF_PEOPLE
from socialaid.lib.words import long_date
from socialaid.notices import phrases, registry
from socialaid.notices.registry import Facts, LetterKind
from socialaid.prints import kinds

DECIDED = {"granted": _("granted"), "refused": _("refused")}


def granted_or_refused(facts: Facts) -> str:
    return "granted" if facts["granted"] else "refused"


def _both(**facts: Any) -> Mapping[str, Facts]:
    known = phrases.SAMPLE | facts
    return {"granted": known | {"granted": True}, "refused": known | {"granted": False}}


def _documents(facts: Facts) -> str:
    return "\n".join(f"- {document}" for document in facts["documents"])


def _about(**facts: Any) -> Mapping[str, Facts]:
    return {"": phrases.SAMPLE | facts}


LETTERS = {
    "applications/filed": LetterKind(
        title=_("Application received"),
        occasion=_("An application was sent in the portal or taken in at the counter."),
        to_do=_("Keep the number."),
        by_when=_("The documents are usually checked within one working day."),
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Application {number} is received. How it goes: on the portal, by number and code."),
        on_paper=False,
        samples=_about(code="4821"),
    ),
    "applications/returned": LetterKind(
        title=_("Something is missing"),
        occasion=_("The specialist sent the application back, because a document is missing or cannot be used."),
        to_do=_("Send these documents again, or bring them."),
        by_when=phrases.AT_ONCE,
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Application {number}: documents are missing. The list is on the portal; or call the department."),
        samples=_about(
            documents=[_("2. Identity document (sample)"), _("6. Information on income (sample)")],
            words=_("The photo is too dark (sample)."),
        ),
        shown={"documents": _documents},
    ),
    "applications/registered": LetterKind(
        title=_("Registered: your coupon"),
        occasion=_("All needed documents are accepted, and the application is registered."),
        to_do=phrases.NOTHING_TO_DO,
        by_when=_("The commission decides at its sitting."),
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Application {number} is registered, No. {journal_number}. The coupon is on the portal."),
        samples=_about(journal_number="01-2026-000142", pay_days=15),
        shown={"pay_days": lambda facts: str(facts["pay_days"])},
    ),
    "applications/put_off": LetterKind(
        title=_("The commission put the case off"),
        occasion=_("The commission has not decided, because something is still needed."),
        to_do=_("Bring what is still needed, where it is yours to bring."),
        by_when=_("Before the next sitting."),
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Application {number}: the commission put it off. Why: on the portal or at the department."),
        samples=_about(words=_("A certificate of the family (sample).")),
    ),
    "applications/decided": LetterKind(
        title=_("The commission has decided"),
        occasion=_("The department has received the commission's decision."),
        to_do=phrases.NOTHING_TO_DO,
        by_when=_("The letter names the last day of the payment or of the answer."),
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Application {number}: the commission has decided. Read it on the portal or ask the department."),
        samples=_both(amount="43 250 ₸", due_on=date(2026, 12, 9)),
        variants=DECIDED,
        variant=granted_or_refused,
        shown={"due_on": lambda facts: long_date(facts["due_on"])},
    ),
    "applications/ordered": LetterKind(
        title=_("The decision is signed"),
        occasion=_("The head of the department has signed the decision."),
        to_do=phrases.READ_IT,
        by_when=_("Who does not agree can complain; the decision says by when."),
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Application {number}: decision {decision_number} is signed. Read it on the portal."),
        samples=_both(decision_number="01-Ш-2026-0007"),
        variants=DECIDED,
        variant=granted_or_refused,
    ),
    "applications/handed_over": LetterKind(
        title=_("The result was handed over"),
        occasion=_("The decision was handed over at the counter."),
        to_do=phrases.IF_IT_WAS_NOT_YOU,
        by_when=phrases.NO_DAY,
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Application {number}: the decision was handed over. If it was not you, call the department."),
        on_paper=False,
        samples=_about(),
    ),
    "applications/posted": LetterKind(
        title=_("The result was posted"),
        occasion=_("The decision was sent by post."),
        to_do=_("Take the letter from the post."),
        by_when=phrases.NO_DAY,
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Application {number}: the decision was posted, tracking number {tracking_number}."),
        on_paper=False,
        samples=_about(tracking_number="RR123456789KZ"),
    ),
    "applications/stopped": LetterKind(
        title=_("The case was stopped"),
        occasion=_("The head of the department has stopped the case."),
        to_do=_("Read the ground. You can complain, or put it right and apply again."),
        by_when=phrases.NO_DAY,
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Application {number} is stopped. The ground: on the portal or at the department."),
        samples=_about(ground=_("False information (sample)"), words=_("The certificate is not real (sample).")),
    ),
    "applications/withdrawn": LetterKind(
        title=_("Application withdrawn"),
        occasion=_("The applicant has withdrawn the application."),
        to_do=phrases.IF_IT_WAS_NOT_YOU,
        by_when=phrases.NO_DAY,
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Application {number} is withdrawn. You can file a new one at any time."),
        samples=_about(),
    ),
    "applications/passed_on": LetterKind(
        title=_("Another department takes over"),
        occasion=_("The application was passed on to the department that serves where the applicant lives."),
        to_do=phrases.NOTHING_TO_DO,
        by_when=phrases.NO_DAY,
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Application {number}: another department takes over. Its address is on the portal."),
        samples=_about(before=_("Department of another district (sample)")),
    ),
    **LETTERS_OF_PEOPLE,
    **LETTERS_OF_DRAFTS,
}

SHEETS = {
    "coupon": _("Coupon"),
    "department_decision": _("Department's decision"),
    "missing_documents": _("List of missing documents"),
    "grant_notice": _("Notice of grant"),
    "refusal_notice": _("Notice of refusal"),
}


def announce_all() -> None:
    registry.announce(LETTERS)
    kinds.announce(SHEETS)
