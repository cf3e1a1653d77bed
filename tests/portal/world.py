"""Everything that an address can name, and what stands in each address."""

from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.utils import timezone

from applications.acting import Ground, LettersTo
from applications.models import Application, HouseholdMember, Represented
from commission.models import AgendaPoint
from deadlines.models import Breach
from entitlements.models import Category, DecisionDraft
from payments.models import Payment
from portal.demo import acting, cases
from socialaid.audit.actions import inquire
from socialaid.audit.models import Inquiry, Kind
from socialaid.notices.models import Delivery, LetterText
from socialaid.prints.models import Print
from tests.cast import Cast, draft, filed, ordered, signed_in
from tests.entitlements.new_rules import begun
from tests.notices.letters import for_the_post, letter_arguments, printed, written_anew


@dataclass(frozen=True)
class World:
    """One draft, one filed case, one that the department has signed for; a draft and a case for somebody else."""

    cast: Cast
    draft: Application
    filed: Application
    signed: Application
    payment: Payment
    point: AgendaPoint
    breach: Breach
    rules: DecisionDraft
    inquiry: Inquiry
    person: Represented
    draft_for: Application
    filed_for: Application
    letter: Delivery
    words: LetterText
    clients: dict[str, Client]


def world_of(cast: Cast) -> World:
    """Everything that an address can name, once."""
    Category.objects.filter(office=cast.office).update(income_test="sm", income_value=1)
    signed = ordered(cast)
    due = signed.commission_decisions.get().due
    cases.prepared(cast.setting, signed, cast.setting.back(1))
    person = acting.somebody(cast.setting, cast.applicant, Ground.PROXY, "№ 1", cast.setting.today)
    sent_for = acting.filed_for(
        cast.setting, cast.applicant, person, cast.setting.back(1), letters_to=LettersTo.REPRESENTATIVE
    )
    return World(
        cast,
        draft=draft(cast),
        filed=filed(cast),
        signed=signed,
        payment=signed.payments.get(),
        point=AgendaPoint.objects.get(application=signed),
        breach=Breach.objects.create(due=due, recorded_at=timezone.now()),
        rules=begun(cast, cast.setting.today),
        inquiry=inquire(by=cast.directorate, reason="Complaint 12", kind=Kind.READING, now=timezone.now()),
        person=person,
        draft_for=acting.begun_for(cast.setting, cast.applicant, person, timezone.now(), letters_to=LettersTo.BOTH),
        filed_for=sent_for,
        letter=printed(for_the_post(cast.office.code), cast.specialist),
        words=written_anew(cast.directorate),
        clients={who: signed_in(user) for who, user in cast.everybody().items()},
    )


def by_name(world: World) -> dict[str, list[Any]]:
    """What stands in the addresses that share it with no other."""
    sheet = Print.objects.get(path=f"cases/{world.signed.number}", kind="coupon")
    point = [world.point.sitting_id, world.point.position]
    found = {
        "office": ["akkol"],
        "category": [world.draft.category.code],
        "new-category": ["akkol"],
        "draft-category": [world.draft.pk, "akkol"],
        "document": [world.draft.pk, 2],
        "my-print": [world.signed.number, sheet.pk],
        "desk:print": [world.signed.number, sheet.pk],
        "desk:print-revoke": [world.signed.number, sheet.pk],
        "check-print-by-statement": [sheet.statement],
        "desk:document-check": [world.filed.number, 2],
        "desk:document-add": [world.filed.number, 2],
        "desk:minutes-on-paper": [world.filed.number],
        "desk:payment": [world.payment.pk],
        "desk:payment-prepare": [world.payment.pk],
        "desk:payment-account": [world.payment.pk],
        "desk:breach": [world.breach.pk],
        "desk:breach-explain": [world.breach.pk],
        "desk:breach-disprove": [world.breach.pk],
        "desk:agenda-votes": [*point, 1],
        "desk:agenda-my-vote": [*point, 1],
    }
    for arguments_of in (rules_arguments, household_arguments, page_arguments, record_arguments, acting_arguments):
        found |= arguments_of(world)
    return found


def arguments(world: World, name: str) -> list[Any]:
    """What stands in an address: the draft's, the filed case's or the signed case's own numbers."""
    known = by_name(world)
    if name in known:
        return known[name]
    point = [world.point.sitting_id, world.point.position]
    for prefix, shared in (
        ("draft", [world.draft.pk]),
        ("my-case", [world.filed.number]),
        ("desk:sitting-new", []),
        ("desk:sittings", []),
        ("desk:sitting", [world.point.sitting_id]),
        ("desk:agenda", point),
        ("desk:transfer", [world.payment.transfers.get().pk]),
        ("desk:cases", []),
        ("desk:messages", []),
        ("desk:counter", []),
        ("desk:journal-", ["akkol", world.cast.setting.today.year]),
        ("desk:journal", []),
        ("desk:deadlines", []),
        ("desk:payments", []),
        ("desk:breaches", []),
        ("desk:rules", [world.rules.pk]),
        ("desk:", [world.filed.number]),
    ):
        if name.startswith(prefix):
            return list(shared)
    return []


def household_arguments(world: World) -> dict[str, list[Any]]:
    """What stands in the addresses of one person of a family."""
    found: dict[str, list[Any]] = {}
    for prefix, case, key in (("draft-", world.draft, world.draft.pk), ("desk:", world.filed, world.filed.number)):
        person = HouseholdMember.objects.filter(household__application=case).last()
        found |= {f"{prefix}household-{page}": [key, person.pk] for page in ("member", "income", "remove")}
    return found


def page_arguments(world: World) -> dict[str, list[Any]]:
    """What stands in the addresses of the pages of a document: one that was filed."""
    page = world.filed.documents.filter(scans__isnull=False).first().scans.first()
    names = ("scan", "scan-preview", "scan-remove", "scan-shift", "scan-turn")
    acts = {name: [page.pk] for name in names}
    return {**acts, "document-reuse": [world.draft.pk, 2, page.document_id]}


def record_arguments(world: World) -> dict[str, list[Any]]:
    """What stands in the addresses of a search of the record."""
    return {"desk:record": [], "desk:record-found": [world.inquiry.pk], "desk:record-save": [world.inquiry.pk]}


def acting_arguments(world: World) -> dict[str, list[Any]]:
    """What stands in the addresses of acting for somebody else."""
    return {
        "person": [world.person.pk],
        "person-end": [world.person.pk],
        "draft-acting": [world.draft_for.pk],
        "desk:representation-end": [world.filed_for.number],
    }


def rules_arguments(world: World) -> dict[str, list[Any]]:
    """What stands in the addresses of the maslikhat's rules, and of pages that hang on a code alone."""
    line = [world.rules.pk, world.rules.categories.first().pk]
    return letter_arguments(world.cast.applicant, world.letter, world.words) | {
        "draft-keep": [world.draft.pk, "words"],
        "sample": ["illness"],
        "consent": ["akkol"],
        "stand-sheet": ["akkol"],
        "needed-documents-office": ["akkol"],
        "needed-documents-topic": ["akkol", "illness"],
        "needed-documents-list": ["akkol", "akkol-burial-2010"],
        "desk:rules": [],
        "desk:rules-new": ["akkol"],
        "desk:rules-category": line,
        "desk:rules-category-drop": line,
        "desk:rules-category-restore": line,
    }
