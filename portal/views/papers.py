"""Papers for a department's hall: samples of filled applications and the text of the consent (Standard §11)."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from applications import consent as consent_text
from applications.samples import SAMPLES
from entitlements.topics import Topic
from offices.models import Office
from portal.stand import stand_facts
from socialaid.prints.actions.freezing import freeze_edition
from socialaid.prints.serving import pdf_response


@login_not_required
def samples(request: HttpRequest) -> HttpResponse:
    """All samples, each with a link to its own page."""
    return render(request, "portal/public/samples.html", {"samples": SAMPLES.values()})


@login_not_required
def sample(request: HttpRequest, topic: str) -> HttpResponse:
    """One filled application, to read and to print."""
    if topic not in Topic.values:
        raise Http404
    return render(request, "portal/public/sample.html", {"sample": SAMPLES[Topic(topic)]})


@login_not_required
def consent(request: HttpRequest, code: str) -> HttpResponse:
    """The consent to the use of personal data of one department, to print and to sign on paper."""
    office = get_object_or_404(Office.objects.departments(), code=code)
    return render(request, "portal/public/consent.html", {"office": office, "version": consent_text.VERSION})


@login_not_required
def stand_sheet(request: HttpRequest, code: str) -> HttpResponseBase:
    """The sheet for the stand of one department as PDF: the same file until one of its facts changes."""
    office = get_object_or_404(Office.objects.departments(), code=code)
    now = timezone.now()
    facts = stand_facts(office, today=timezone.localdate(now))
    sheet = freeze_edition(kind="stand_sheet", about=f"{office.order:02d}", facts=facts, office=office.code, now=now)
    return pdf_response(sheet)
