"""Who may open what: the whole cast over every address of ours, as one table.

A page opens (200), leads on (302), or does not exist (404). Whoever has not signed in is led to the sign-in page.
"""

from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver, reverse
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

pytestmark = pytest.mark.django_db

PUBLIC = {
    "look-up",
    *("front-door", "home", "service", "documents", "offices", "office", "category", "demo", "healthz", "readyz"),
    "look",
    *("samples", "sample", "consent", "stand-sheet"),
    *("needed-documents", "needed-documents-office", "needed-documents-topic", "needed-documents-list"),
    "too-large",
    *("record-heads", "print-keys", "check-print", "check-print-by-statement"),
    "letters-stop",
}
DRAFT_PAGES = (
    *("draft", "draft-residence", "draft-category", "draft-person", "draft-account", "draft-words"),
    *("draft-way", "draft-documents", "draft-check", "draft-discard", "draft-household", "draft-household-add"),
    *("draft-household-sum", "draft-household-own", "draft-household-member", "draft-household-income"),
    "draft-household-remove",
)
DESK_HOUSEHOLD = (
    *("desk:household", "desk:household-add", "desk:household-sum", "desk:household-own"),
    *("desk:household-member", "desk:household-income", "desk:household-remove"),
)

ALL = "applicant specialist colleague head deputy secretary chair member next_door directorate administrator stranger"
INTAKE = "specialist colleague head deputy secretary"
OFFICE = f"{INTAKE} chair member"
DEPARTMENT = "specialist colleague head deputy"
STAFF = f"{OFFICE} next_door"

# Who opens a page; to everybody else of the cast it does not exist.
PAGES = {
    "start": ALL,
    "my": ALL,
    "profile": ALL,
    "held": ALL,
    "letters": ALL,
    "people": ALL,
    "person-new": ALL,
    "person": "applicant",
    "person-end": "applicant",
    "draft-for-whom": "applicant",
    "draft-acting": "applicant",
    "new": ALL,
    "new-category": ALL,
    **dict.fromkeys(DRAFT_PAGES, "applicant"),
    "document": "applicant",
    "my-case": "applicant",
    "my-case-opened": "applicant",
    "my-case-withdraw": "applicant",
    "my-case-messages": "applicant",
    "my-case-contact": "applicant",
    "scan": f"applicant {INTAKE}",
    "scan-preview": f"applicant {INTAKE}",
    "my-print": f"applicant {OFFICE}",
    "desk:print": f"applicant {OFFICE}",
    "desk": STAFF,
    "desk:cases": STAFF,
    "desk:counter": "specialist colleague next_door",
    "desk:journal": f"{DEPARTMENT} next_door directorate",
    "desk:journal-year": f"{DEPARTMENT} directorate",
    "desk:journal-paper": f"{DEPARTMENT} directorate",
    "desk:journal-xlsx": f"{DEPARTMENT} directorate",
    "desk:case": INTAKE,
    "desk:document-add": INTAKE,
    **dict.fromkeys(DESK_HOUSEHOLD, INTAKE),
    "desk:messages": f"{DEPARTMENT} next_door",
    "desk:case-messages": DEPARTMENT,
    "desk:note": DEPARTMENT,
    "desk:assign": INTAKE,
    "desk:pass-on": INTAKE,
    "desk:withdraw": INTAKE,
    "desk:return": INTAKE,
    "desk:stop": INTAKE,
    "desk:hand-over": INTAKE,
    "desk:post": INTAKE,
    "desk:representation-end": INTAKE,
    "desk:print-revoke": "specialist colleague head",
    "desk:sittings": STAFF,
    "desk:sitting-new": "secretary chair",
    "desk:minutes-on-paper": "secretary",
    "desk:sitting": OFFICE,
    "desk:sitting-minutes": OFFICE,
    "desk:sitting-close": "secretary chair",
    "desk:agenda-point": OFFICE,
    "desk:payments": f"{DEPARTMENT} next_door",
    "desk:payment": DEPARTMENT,
    "desk:payment-account": DEPARTMENT,
    "desk:transfer-made": DEPARTMENT,
    "desk:transfer-returned": DEPARTMENT,
    "desk:transfer-cancel": DEPARTMENT,
    "desk:deadlines": f"{DEPARTMENT} next_door directorate",
    "desk:deadlines-region": "directorate",
    "desk:letters": f"{DEPARTMENT} next_door",
    "desk:letter-labels": f"{DEPARTMENT} next_door",
    "desk:letter": DEPARTMENT,
    "desk:letter-print": DEPARTMENT,
    **dict.fromkeys(("desk:letter-words", "desk:letter-preview", "desk:letter-version"), f"{STAFF} directorate"),
    "desk:letter-rewrite": "directorate",
    "desk:record": "directorate",
    "desk:record-found": "directorate",
    "desk:breaches": f"{DEPARTMENT} next_door directorate",
    "desk:breach": f"{DEPARTMENT} directorate",
    "desk:rules": "head deputy",
    "desk:rules-new": "head deputy",
    "desk:rules-draft": "head deputy",
    "desk:rules-facts": "head deputy",
    "desk:rules-category-new": "head deputy",
    "desk:rules-category": "head deputy",
    "desk:rules-preview": "head deputy",
    "desk:rules-discard": "head deputy",
}

# Acts without a page of their own: from outside the case they do not exist either.
ACTS = {
    "draft-keep",
    "document-reuse",
    "scan-remove",
    "scan-shift",
    "scan-turn",
    "my-case-complete",
    "desk:document-check",
    "desk:accept-all",
    "desk:register",
    "desk:case-messages-set-aside",
    "desk:missing-list",
    "desk:complete",
    "desk:sign",
    "desk:came-back",
    "desk:sitting-attendance",
    "desk:sitting-agenda",
    "desk:agenda-recusals",
    "desk:agenda-motions",
    "desk:agenda-votes",
    "desk:agenda-my-vote",
    "desk:agenda-put-off",
    "desk:agenda-take-off",
    "desk:payment-prepare",
    "desk:transfer-approve",
    "desk:breach-explain",
    "desk:breach-disprove",
    "desk:rules-category-drop",
    "desk:rules-category-restore",
    "desk:record-save",
}
OUTSIDERS = "next_door administrator stranger"
MOST_QUERIES = 25
OPENS, LEADS_ON, HIDDEN, NOT_HERS, TOO_LARGE = 200, 302, 404, 403, 413


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


@pytest.fixture
def world(cast: Cast) -> World:
    return world_of(cast)


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


def arguments(world: World, name: str) -> list[Any]:
    """What stands in an address: the draft's, the filed case's or the signed case's own numbers."""
    sheet = Print.objects.get(path=f"cases/{world.signed.number}", kind="coupon")
    point = [world.point.sitting_id, world.point.position]
    by_name = {
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
        by_name |= arguments_of(world)
    if name in by_name:
        return by_name[name]
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


def names_of(resolver: Any, namespace: str = "") -> list[str]:
    """The names of all addresses of ours, those of libraries left out."""
    found = []
    for entry in resolver.url_patterns:
        if not isinstance(entry, URLResolver):
            found.append((f"{namespace}{entry.name}", entry.callback.__module__))
        elif entry.namespace != "admin":
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            found.extend((name, module) for name, module in names_of(entry, inner))
    return found


OURS = [name for name, module in names_of(get_resolver()) if not module.startswith(("allauth.", "django."))]


def test_every_address_of_ours_stands_in_one_table() -> None:
    assert set(OURS) == PUBLIC | set(PAGES) | ACTS


def test_pages_open_to_whom_they_are_for_and_do_not_exist_for_others(world: World) -> None:
    found = {name: opened_by(world, name) for name in PAGES}

    assert found == {name: set(people.split()) for name, people in PAGES.items()}


def opened_by(world: World, name: str) -> set[str]:
    address = reverse(name, args=arguments(world, name))
    return {who for who in ALL.split() if visit(world.clients[who], address) in (OPENS, LEADS_ON)}


def visit(client: Client, address: str) -> int:
    reset_queries()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    if response.streaming:  # read to its end a file closes itself, and the test keeps its connection
        b"".join(response)
    assert len(queries) <= MOST_QUERIES, address
    assert response.status_code in (OPENS, LEADS_ON, HIDDEN, NOT_HERS, TOO_LARGE), address
    return response.status_code


def test_acts_do_not_exist_for_people_from_outside(world: World) -> None:
    for name in ACTS:
        address = reverse(name, args=arguments(world, name))
        for who in OUTSIDERS.split():
            assert world.clients[who].post(address).status_code == HIDDEN, (name, who)


def test_whoever_has_not_signed_in_is_led_to_the_sign_in_page(world: World) -> None:
    nobody = signed_in(None)
    for name in [*PAGES, *ACTS]:
        response = nobody.post(reverse(name, args=arguments(world, name)))
        assert (response.status_code, response.url.split("?")[0]) == (LEADS_ON, reverse("account_login")), name


def test_public_pages_are_open_to_everybody(world: World) -> None:
    for name in PUBLIC - {"readyz"}:
        assert visit(signed_in(None), reverse(name, args=arguments(world, name))) in (OPENS, LEADS_ON, TOO_LARGE), name


def test_specialist_next_door_gets_404_for_every_page_of_the_case(world: World) -> None:
    for address in (world.filed.get_absolute_url(), world.signed.get_absolute_url(), world.payment.get_absolute_url()):
        assert visit(world.clients["next_door"], address) == HIDDEN
