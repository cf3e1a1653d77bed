"""Pages that anybody may read: what the service is, what it pays, which papers, where (Standard §9)."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate, now

from deadlines.queries import calendar, open_now
from entitlements.models import Category, DocumentKind
from entitlements.queries import mci_on, needed_documents, unverified
from offices.models import Office, StandardVersion
from offices.wording import territory_words
from portal.next_step import next_step

OFFICE_COOKIE = "office"
OFFICE_COOKIE_AGE = 365 * 24 * 3600


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    departments = list(Office.objects.departments())
    chosen = _chosen(request, departments)
    page = {
        "standard": StandardVersion.objects.in_force(localdate()),
        "next_step": next_step(request.user),
        "departments": [(office, territory_words(office, request.LANGUAGE_CODE)) for office in departments],
        "chosen": chosen,
        "categories": _categories_of(chosen, localdate()) if chosen else [],
        "mci": mci_on(localdate()) if chosen else None,
        "is_open": open_now(chosen, now()) if chosen else False,
    }
    response = render(request, "portal/public/home.html", page)
    if chosen and request.GET.get(OFFICE_COOKIE):
        response.set_cookie(OFFICE_COOKIE, chosen.code, OFFICE_COOKIE_AGE, samesite="Lax", httponly=True)
    return response


@login_not_required
def service(request: HttpRequest) -> HttpResponse:
    page = {
        "standard": StandardVersion.objects.in_force(localdate()),
        "directorate": Office.objects.directorate(),
    }
    return render(request, "portal/public/service.html", page)


@login_not_required
def documents(request: HttpRequest) -> HttpResponse:
    kinds = list(DocumentKind.objects.of_standard())
    page = {
        "base": [kind for kind in kinds if kind.base],
        "by_category": [kind for kind in kinds if not kind.base],
    }
    return render(request, "portal/public/documents.html", page)


@login_not_required
def offices(request: HttpRequest) -> HttpResponse:
    known, moment = calendar(), now()
    departments = Office.objects.departments()
    page = {
        "rows": [{"office": office, "is_open": open_now(office, moment, known)} for office in departments],
        "above": Office.objects.exclude(pk__in=departments).order_by("-kind"),
    }
    return render(request, "portal/public/offices.html", page)


@login_not_required
def office(request: HttpRequest, code: str) -> HttpResponse:
    found = get_object_or_404(Office, code=code)
    page = {
        "office": found,
        "is_open": open_now(found, now()),
        "categories": _categories_of(found, localdate()),
        "mci": mci_on(localdate()),
        "aliases": [_alias(known_as, request.LANGUAGE_CODE) for known_as in found.aliases],
    }
    return render(request, "portal/public/office.html", page)


@login_not_required
def category(request: HttpRequest, code: str) -> HttpResponse:
    found = get_object_or_404(Category.objects.select_related("office", "decision"), code=code)
    papers = list(needed_documents(found))
    page = {
        "category": found,
        "papers": [paper for paper in papers if paper.needed_by_default],
        "unneeded": [paper for paper in papers if not paper.needed_by_default],
        "mci": mci_on(localdate()),
        "is_in_force": found.is_in_force(localdate()),
        "is_to_come": found.in_force_from > localdate(),
        "unverified": unverified(found),
    }
    return render(request, "portal/public/category.html", page)


def _chosen(request: HttpRequest, departments: list[Office]) -> Office | None:
    """The department chosen just now, else the one chosen before on this device."""
    code = request.GET.get(OFFICE_COOKIE) or request.COOKIES.get(OFFICE_COOKIE)
    return next((each for each in departments if each.code == code), None)


def _categories_of(department: Office, day: date) -> list[Category]:
    return list(Category.objects.in_force(day).of(department))


def _alias(known_as: dict[str, Any], language: str) -> dict[str, str]:
    """Another name of the territory, and since or until when it was so called."""
    return {
        "name": known_as.get(language) or known_as["kk"],
        "since": known_as.get("since", "")[:4],
        "until": known_as.get("until", "")[:4],
    }
