"""Revoking a printed sheet of a case."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from applications import rules
from applications.actions import revoking
from applications.forms.revoking import RevokeForm
from applications.views.desk import act_page, visible_case
from socialaid.lib.refused import shown_on
from socialaid.prints.models import Print


def revoke_print(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Ask why, then revoke; there is no way back."""
    case = visible_case(request, number)
    sheet = get_object_or_404(Print, pk=pk, path=f"cases/{number}")
    if not rules.may_revoke_print(request.user, case, sheet.kind):
        raise Http404
    form = RevokeForm(request.POST or None)
    if form.is_valid():
        with shown_on(form):
            revoking.revoke_print(
                application=case, sheet=sheet, by=request.user, now=timezone.now(), **form.cleaned_data
            )
            messages.success(request, _("The sheet is revoked. Whoever checks it is told so."))
            return redirect(case)
    title = _("Revoke: %(sheet)s %(number)s") % {"sheet": sheet.title, "number": sheet.number}
    return act_page(request, case, form, title)
