"""Passing a case on, to a colleague or to another department, and a withdrawal recorded at the counter."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from applications.actions import filing, passing
from applications.forms.passing import AssignForm, OtherOfficeForm, PassOnForm, WithdrawalForm
from applications.models import Application
from applications.views.desk import act_page, visible_case
from offices.models import Office
from socialaid.lib.localized import localized
from socialaid.lib.refused import shown_on


def assign(request: HttpRequest, number: str) -> HttpResponse:
    """Give the case to a colleague."""
    case = visible_case(request, number)
    form = AssignForm(request.POST or None, office=case.office, initial={"to": case.specialist_id})
    if form.is_valid():
        with shown_on(form):
            passing.assign(application=case, by=request.user, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Given to %(name)s.") % {"name": form.cleaned_data["to"].full_name})
            return redirect(case)
    return act_page(request, case, form, _("Give to a colleague"))


def pass_on(request: HttpRequest, number: str) -> HttpResponse:
    """First the other department, then the kind of assistance there and the reason."""
    case = visible_case(request, number)
    where = OtherOfficeForm(request.GET or None, office=case.office)
    if not where.is_valid():
        return render(request, "applications/desk/pass_on.html", {"application": case, "where": where, "form": None})
    office = where.cleaned_data["office"]
    form = PassOnForm(request.POST or None, office=office, filed_on=timezone.localdate(case.filed_at))
    if form.is_valid():
        with shown_on(form):
            passing.pass_on(application=case, office=office, by=request.user, now=timezone.now(), **form.cleaned_data)
            return _passed(request, case, office)
    context = {"application": case, "where": where, "form": form, "office": office}
    return render(request, "applications/desk/pass_on.html", context)


def _passed(request: HttpRequest, case: Application, office: Office) -> HttpResponse:
    there = {"number": case.number, "office": localized(office, "short_name")}
    messages.success(request, _("Case %(number)s now belongs to: %(office)s. The citizen has been told.") % there)
    return redirect("desk:cases")


def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """Record what a person without an account has signed at the counter."""
    case = visible_case(request, number)
    form = WithdrawalForm(request.POST or None)
    if form.is_valid():
        with shown_on(form):
            filing.record_withdrawal(application=case, by=request.user, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("The application is withdrawn."))
            return redirect(case)
    return act_page(request, case, form, _("Record the withdrawal"))
