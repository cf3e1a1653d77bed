"""The applicant's own page of her contact data."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from applications import rules
from applications.actions import contacting
from applications.actions.contacting import ContactData
from applications.forms.contact import ContactForm
from applications.models import Application
from applications.views.citizen import own_case
from offices.models import Office
from socialaid.lib.localized import localized
from socialaid.lib.refused import shown_on


def contact(request: HttpRequest, number: str) -> HttpResponse:
    """Change phone, e-mail, address, language of letters, the way of getting the result."""
    application = own_case(request, number)
    if not rules.may_change_contact(request.user, application):
        raise Http404
    form = ContactForm(request.POST or None, application=application)
    if form.is_valid():
        with shown_on(form):
            contacting.change_contact(
                application=application,
                contact=ContactData(**form.cleaned_data),
                by=request.user,
                now=timezone.now(),
            )
            messages.success(request, _("Saved. Letters about this application go there from now on."))
            _say_who_serves(request, application, form.cleaned_data["lives_in"])
            return redirect(application.get_public_url())
    return render(request, "applications/citizen/contact.html", {"application": application, "form": form})


def _say_who_serves(request: HttpRequest, application: Application, office: Office) -> None:
    """Somebody has moved: which department serves there, and what becomes of the case (Standard §4, §11, §14)."""
    if office.pk == application.office_id:
        return
    there = {"office": localized(office, "short_name"), "phone": ", ".join(office.phones)}
    if application.journal_number:
        sentence = _(
            "Another department serves where you live now: %(office)s, phone %(phone)s. Your application is registered "
            "already and stays with the department that registered it; for anything new go there."
        )
    else:
        sentence = _(
            "Another department serves where you live now: %(office)s, phone %(phone)s. Your specialist has been told "
            "and passes the application on; its number stays, and you will get a letter."
        )
    messages.info(request, sentence % there)
