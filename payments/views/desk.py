"""Payments as the department sees them: what is owed by when, and the acts on one payment."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from applications.actions.correcting import correct_account
from applications.forms.steps import AccountForm
from applications.models import Application
from applications.rules import may_correct_account
from offices.queries import roles_in
from payments import rules
from payments.actions import approving, cancelling, making, preparing, returning
from payments.forms.desk import CancelForm, FilterForm, MadeForm, ReturnedForm
from payments.models import Payment, Transfer
from payments.models.payment import paying_offices
from payments.queries import next_step
from payments.states import Phase
from socialaid.audit.actions import note_reading
from socialaid.lib.paging import page
from socialaid.lib.refused import shown_on, shown_to

PRESSING_FIRST = ("due_on", "pk")
NEWEST_FIRST = ("-due_on", "-pk")
ABOUT_THE_CASE = ("application__applicant", "application__office", "application__category", "due")


@require_safe
def payments(request: HttpRequest) -> HttpResponse:
    """The payments of her office: what is not paid yet, the most pressing first."""
    offices = paying_offices(request.user)
    if not offices:
        raise Http404
    form = FilterForm(request.GET)
    phase = form.cleaned_data["phase"] if form.is_valid() else ""
    found = Payment.objects.visible_to(request.user).for_list()
    found = found.in_phase(Phase(phase)) if phase else found.unpaid()
    keys = NEWEST_FIRST if phase == Phase.PAID else PRESSING_FIRST
    context = {
        "form": form,
        "phase": phase,
        "page": page(found, keys=keys, asked=request.GET),
        "query": f"phase={phase}" if phase else "",
        "several_offices": len(offices) > 1,
        "today": timezone.localdate(),
    }
    return render(request, "payments/desk/payments.html", context)


@require_safe
def payment(request: HttpRequest, pk: int) -> HttpResponse:
    """One payment: the sum, the account, the limit, what comes next, and every attempt so far."""
    shown = visible_payment(request, pk)
    _note_reading(request, shown)
    step, live, today = next_step(shown, request.user), shown.live_transfer, timezone.localdate()
    context = {
        "payment": shown,
        "application": shown.application,
        "signed": getattr(shown.decision, "department_decision", None),
        "live": live,
        "step": step,
        "attempts": list(shown.transfers.with_people()),
        "account_to_pay": _account_to_pay(shown),
        "made_form": MadeForm() if step.act == "record" else None,
        "may_correct_account": may_correct_account(request.user, shown.application),
        "may_cancel": live is not None and not live.is_made and rules.may_record(request.user, live),
        "today": today,
    }
    return render(request, "payments/desk/payment.html", context)


def account(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down another account that the applicant has named."""
    shown = visible_payment(request, pk)
    form = AccountForm(request.POST or None)
    words = {"title": _("Another account"), "done": _("Written down. The applicant has been told.")}

    def act(**answers: Any) -> Application:
        return correct_account(application=shown.application, by=request.user, now=timezone.now(), **answers)

    return _act_page(request, shown, form, act, **words)


@require_POST
def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    """Prepare a transfer."""
    shown = visible_payment(request, pk)
    with shown_to(request):
        preparing.prepare(payment=shown, by=request.user, now=timezone.now())
        messages.success(request, _("Prepared. Another person approves it now."))
    return redirect(shown)


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve a transfer that somebody else prepared."""
    transfer = visible_transfer(request, pk)
    with shown_to(request):
        approving.approve(transfer=transfer, by=request.user, now=timezone.now())
        messages.success(request, _("Approved. The transfer may go to the bank."))
    return redirect(transfer.payment)


def made(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that the bank made the transfer."""
    transfer, today = visible_transfer(request, pk), timezone.localdate()
    form = MadeForm(request.POST or None)
    words = {"title": _("The bank made the transfer"), "done": _("Recorded. The applicant has been told.")}

    def act(**answers: Any) -> Transfer:
        return making.record_made(transfer=transfer, by=request.user, today=today, now=timezone.now(), **answers)

    return _act_page(request, transfer.payment, form, act, **words)


def returned(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that the bank sent the transfer back."""
    transfer = visible_transfer(request, pk)
    words = {
        "title": _("The bank sent the transfer back"),
        "done": _("Recorded. The payment is owed again, and the applicant has been asked for another account."),
    }

    def act(**answers: Any) -> Transfer:
        return returning.record_returned(transfer=transfer, by=request.user, now=timezone.now(), **answers)

    return _act_page(request, transfer.payment, ReturnedForm(request.POST or None), act, **words)


def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel a transfer that the bank has not made."""
    transfer = visible_transfer(request, pk)
    words = {"title": _("Cancel the transfer"), "done": _("Cancelled. The payment is owed again.")}

    def act(**answers: Any) -> Transfer:
        return cancelling.cancel(transfer=transfer, by=request.user, now=timezone.now(), **answers)

    return _act_page(request, transfer.payment, CancelForm(request.POST or None), act, **words)


def visible_payment(request: HttpRequest, pk: int) -> Payment:
    """A payment of her office; any other does not exist."""
    found = Payment.objects.visible_to(request.user).select_related(*ABOUT_THE_CASE, "decision__department_decision")
    return get_object_or_404(found, pk=pk)


def visible_transfer(request: HttpRequest, pk: int) -> Transfer:
    """A transfer of a payment of her office; any other does not exist."""
    transfer = get_object_or_404(Transfer, pk=pk, payment__in=Payment.objects.visible_to(request.user))
    transfer.payment = visible_payment(request, transfer.payment_id)
    return transfer


def _act_page(
    request: HttpRequest, shown: Payment, form: Form, act: Callable[..., Any], *, title: str, done: str
) -> HttpResponse:
    """One act on a page of its own; done, it leads back to the payment."""
    if form.is_valid():
        with shown_on(form):
            act(**form.cleaned_data)
            messages.success(request, done)
            return redirect(shown)
    context = {"form": form, "title": title, "payment": shown, "account": _account_to_pay(shown)}
    return render(request, "payments/desk/act.html", context)


def _account_to_pay(shown: Payment) -> str:
    """The account to which the money goes or would go; empty once it has gone, when nobody needs it any more."""
    if shown.is_paid:
        return ""
    return shown.live_transfer.account if shown.live_transfer else shown.application.account


def _note_reading(request: HttpRequest, shown: Payment) -> None:
    application = shown.application
    note_reading(
        reader=request.user,
        number=application.number,
        path=f"payments/{shown.pk}",
        office=application.office.code,
        role=roles_in(request.user, application.office),
        now=timezone.now(),
    )
