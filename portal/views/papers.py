"""Papers for a department's hall: samples of filled applications and the text of the consent (Standard §11)."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from applications import consent as consent_text
from applications.samples import SAMPLES
from entitlements.topics import Topic
from offices.models import Office


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
