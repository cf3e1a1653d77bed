"""The case page of the desk: documents, timeline, the limit, and the acts that are open to whoever looks."""

from typing import Any

from django.db.models import OuterRef, Prefetch, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from applications import rules
from applications.following import line
from applications.forms.desk import DocumentForm
from applications.households import members_of, sheet_of
from applications.models import Application, Document, DocumentStatus
from applications.queries import given_in_words, similar_cases
from applications.views.thread import desk_context
from commission.models import AgendaPoint
from commission.rules import is_kept_from
from entitlements.queries import mci_on
from entitlements.words import arithmetic_in_words
from offices.queries import roles_in
from payments.models import Payment
from portal import timeline
from portal.case_acts import buttons, more_buttons
from socialaid.audit.actions import note_reading
from socialaid.audit.models import Event
from socialaid.notices.models import Delivery, DeliveryState, Notice
from socialaid.prints.models import Print


def case(request: HttpRequest, number: str) -> HttpResponse:
    """Everything about one case that fits on one screen."""
    return page_of(request, number, document_no=request.GET.get("document", ""))


def page_of(
    request: HttpRequest, number: str, *, document_no: str, document_form: DocumentForm | None = None
) -> HttpResponse:
    """The page of the case, one of its documents open; `document_form` brings back what was not right in a decision."""
    cases = Application.objects.on_desk_of(request.user).with_people()
    application = get_object_or_404(
        cases.select_related(
            "category__decision", "registered_by", "addressee", "stop_ground", "household", "result_delivery"
        ).prefetch_related(Prefetch("documents", Document.objects.in_order())),
        number=number,
    )
    if is_kept_from(request.user, application):
        raise Http404
    _note_reading(request, application)
    documents = list(application.documents.all())
    events = list(Event.objects.about(number).select_related("actor"))
    payments = _payments(request, application)
    money, today = _money(application), timezone.localdate()
    context = {
        "application": application,
        "steps": line(application, events, due=money["due"], today=today),
        "contact_changed": timeline.contact_changed(events),
        "events": timeline.rows(events, timeline.names_in(application)),
        "documents": documents,
        "accepted": sum(document.status == "accepted" for document in documents),
        "needed": sum(document.status != "not_needed" for document in documents),
        "may_check": rules.may_check(request.user, application),
        "acts": buttons(request.user, application, payments),
        "more_acts": more_buttons(request.user, application),
        "payments": payments,
        "similar": similar_cases(application),
        **_prints(request, application),
        **_letters(number),
        "today": today,
        "family": sheet_of(application, today),
        "may_enter_household": rules.may_enter_household(request.user, application),
        **_chosen_document(application, documents, document_no, document_form),
        **money,
        **desk_context(request, application, events),
        **_commission(application),
    }
    return render(request, "portal/desk/case.html", context)


def _letters(number: str) -> dict[str, Any]:
    """The newest letters; those that could not be delivered are shown open."""
    failed = Delivery.objects.filter(state=DeliveryState.FAILED, notice=OuterRef("pk")).values("pk")[:1]
    letters = list(Notice.objects.filter(number=number).annotate(failed=Subquery(failed)).order_by("-posted_at")[:5])
    return {"letters": letters, "letter_failed": any(letter.failed for letter in letters)}


def _payments(request: HttpRequest, application: Application) -> list[Payment]:
    if not application.journal_number:
        return []
    return list(Payment.objects.visible_to(request.user).filter(application=application).order_by("position"))


def _prints(request: HttpRequest, application: Application) -> dict[str, Any]:
    sheets = Print.objects.filter(path=f"cases/{application.number}").select_related("revocation__by")
    prints = list(sheets.order_by("pk"))
    may_revoke = [sheet.pk for sheet in prints if rules.may_revoke_print(request.user, application, sheet.kind)]
    return {"prints": prints, "may_revoke": may_revoke}


def _note_reading(request: HttpRequest, application: Application) -> None:
    note_reading(
        reader=request.user,
        number=application.number,
        path=f"cases/{application.number}",
        office=application.office.code,
        role=roles_in(request.user, application.office),
        now=timezone.now(),
    )


def _chosen_document(
    application: Application, documents: list[Document], no: str, form: DocumentForm | None
) -> dict[str, Any]:
    chosen = next((row for row in documents if str(row.kind.no) == no), None)
    if chosen is None:
        return {"chosen": None, "document_form": None, "typed": False}
    decided = {"status": chosen.status, "note": chosen.note, "original_seen": chosen.original_seen}
    initial = {"original_seen": chosen.original_seen} if chosen.status == DocumentStatus.HANDED_IN else decided
    typed = given_in_words(application, chosen)
    return {"chosen": chosen, "document_form": form or DocumentForm(initial=initial), "typed": typed}


def _money(application: Application) -> dict[str, Any]:
    words = arithmetic_in_words(application.category.rule, mci_on(timezone.localdate()), members_of(application))
    known = {"arithmetic": words, "decision": None, "signed": None, "due": None, "delivery": None}
    if not application.journal_number:
        return known
    decisions = application.commission_decisions.select_related(
        "due", "ground", "department_decision__signed_by", "department_decision__sheet"
    )
    decision = decisions.filter(superseded=False).first()
    return known | {
        "decision": decision,
        "signed": getattr(decision, "department_decision", None),
        "due": decision.due if decision else None,
        "delivery": getattr(application, "result_delivery", None),
    }


def _commission(application: Application) -> dict[str, Any]:
    if not application.journal_number:
        return {"points": []}
    points = AgendaPoint.objects.filter(application=application).select_related("sitting").order_by("-pk")
    return {"points": list(points)}
