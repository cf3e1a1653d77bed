"""What the printed sheets of a case say: plain facts, frozen with the print (docs/developers/prints.md)."""

from datetime import date
from typing import Any, TypeVar

from django.utils.translation import override

from applications.households import members_of, proposal_of
from applications.models import Application, CommissionDecision, Document, DocumentStatus
from entitlements.models import GROUND_FOR_ACTING
from entitlements.queries import mci_on
from entitlements.words import arithmetic_in_words
from offices.models import Office, StandardVersion
from offices.queries import post_of
from offices.wording import complaint_facts, office_facts
from socialaid.accounts.models import User
from socialaid.lib.bilingual import EMPTY, Pair, day_pair, moment_pair, pair
from socialaid.lib.money import tenge

Facts = dict[str, Any]
T = TypeVar("T")


def known(value: T | None) -> T:
    """What a case in this state always has; ValueError where it has not."""
    if value is None:
        raise ValueError("the case has not come so far")
    return value


def coupon_facts(application: Application, *, today: date) -> Facts:
    """The tear-off coupon of a case that has just been registered (Standard §15)."""
    directorate = Office.objects.directorate()
    specialist = known(application.registered_by)
    return {
        "number": application.journal_number,
        "case_number": application.number,
        "code": application.printed_code,
        "office": office_facts(application.office),
        "applicant": application.applicant.full_name,
        "category": pair(application.category, "title"),
        "door": application.door,
        "filed_at": moment_pair(known(application.filed_at)),
        "registered_at": moment_pair(known(application.registered_at)),
        "specialist": specialist.full_name,
        "representative": _representative(application),
        "documents": _documents_handed_in(application),
        "beside": _paper_of_representative(application),
        "way": application.way,
        "pay_days": StandardVersion.objects.in_force(today).pay_days,
        "complaint": complaint_facts(application.office, directorate),
    }


def _representative(application: Application) -> str:
    acting = application.representative
    return acting.name if acting and acting.is_in_force else ""


def _paper_of_representative(application: Application) -> list[Facts]:
    """What was handed in beside the documents of the standard: it has no number."""
    papers = application.documents.filter(kind__code=GROUND_FOR_ACTING).select_related("kind")
    return [{"short": pair(row.kind, "short"), "full": pair(row.kind, "name")} for row in papers]


def _documents_handed_in(application: Application) -> list[Facts]:
    handed_in = application.documents.exclude(status=DocumentStatus.NOT_NEEDED)
    rows = handed_in.exclude(kind__code=GROUND_FOR_ACTING).select_related("kind").order_by("kind__no")
    return [{"no": row.kind.no, "short": pair(row.kind, "short"), "full": pair(row.kind, "name")} for row in rows]


def missing_facts(
    application: Application, asked: list[Document], *, number: str, words: str, by: User, day: date
) -> Facts:
    """The list of what is still missing, for a case given back or asked about at the counter (Standard §17)."""
    return {
        "number": number,
        "day": day_pair(day),
        "office": office_facts(application.office),
        "case_number": application.number,
        "journal_number": "",
        "applicant": application.applicant.full_name,
        "applicant_address": "",
        "category": pair(application.category, "title"),
        "door": application.door,
        "documents": [_asked_for(document) for document in asked],
        "words": words,
        "specialist": {"name": by.full_name, "post": post_of(by, application.office)},
        "complaint": complaint_facts(application.office, Office.objects.directorate()),
    }


def _asked_for(document: Document) -> Facts:
    kind = document.kind
    return {"no": kind.no, "full": pair(kind, "name"), "status": document.status, "note": document.note}


def decision_facts(
    application: Application, decision: CommissionDecision, *, number: str, signer: User, signed_on: date
) -> Facts:
    """The department's decision, the sheet that is delivered (Standard §5, §16, §17)."""
    version = StandardVersion.objects.in_force(decision.received_on)
    return {
        "number": number,
        "signed_on": day_pair(signed_on),
        "outcome": decision.outcome,
        "office": office_facts(application.office),
        "case_number": application.number,
        "journal_number": application.journal_number,
        "applicant": application.applicant.full_name,
        "applicant_address": application.applicant.address,
        "filed_on": moment_pair(known(application.filed_at)),
        "category": pair(application.category, "title"),
        "maslikhat": _maslikhat(application),
        "commission": {
            "number": decision.number,
            "sitting_on": day_pair(decision.sitting_on),
            "received_on": day_pair(decision.received_on),
        },
        "amount": tenge(decision.amount) if decision.is_grant else "",
        "arithmetic": arithmetic_pair(application, decision),
        "account_tail": application.account[-4:] if decision.is_grant else "",
        "ground": _ground(decision),
        "words": decision.words,
        "due_on": day_pair(decision.due.due_on),
        "pay_days": version.pay_days,
        "complaint_days": version.complaint_days,
        "signer": {"name": signer.full_name, "post": post_of(signer, application.office)},
        "complaint": complaint_facts(application.office, Office.objects.directorate()),
    }


def _maslikhat(application: Application) -> Facts:
    decision = application.category.decision
    return {
        "number": decision.number,
        "adopted_on": day_pair(decision.adopted_on),
        "title": pair(decision, "title"),
    }


def _ground(decision: CommissionDecision) -> Facts | None:
    if decision.ground is None:
        return None
    return {"paragraph": decision.ground.paragraph, "name": pair(decision.ground, "name")}


def arithmetic_pair(application: Application, decision: CommissionDecision) -> Pair:
    """How the sum comes about, in both languages; empty where the commission set it otherwise than the rule gives."""
    category, day = application.category, decision.sitting_on
    if not decision.is_grant or proposal_of(application, day).amount != decision.amount:
        return EMPTY
    words, members = {}, members_of(application)
    for language in ("kk", "ru"):
        with override(language):
            words[language] = arithmetic_in_words(category.rule, mci_on(day), members)
    return words
