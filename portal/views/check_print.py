"""Whether a printed sheet is genuine, told to anybody: which sheet it is, whether it counts, nothing of the person."""

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from offices.models import Office
from portal.forms.checking_prints import CheckPrintForm
from socialaid.prints import kinds
from socialaid.prints.queries import checked, checked_by_code
from socialaid.prints.verdicts import Told


@login_not_required
@never_cache
@require_safe
def by_statement(request: HttpRequest, statement: str) -> HttpResponse:
    """Where the QR of a sheet leads. The address holds its signed statement, which names nobody."""
    turned_away = ratelimit.consume_or_429(request, action="check_print", limit_get=True)
    return turned_away or _answer(request, checked(statement))


@login_not_required
@never_cache
def by_code(request: HttpRequest) -> HttpResponse:
    """Ask for number and code of a sheet, then answer as its QR would."""
    form = CheckPrintForm(request.POST or None)
    if not form.is_valid():
        return _unlisted(render(request, "portal/public/check_print.html", {"form": form}))
    if not ratelimit.consume(request, action="check_print_code", key=form.cleaned_data["number"]):
        return ratelimit.respond_429(request)
    return _answer(request, checked_by_code(**form.cleaned_data))


def _answer(request: HttpRequest, told: Told) -> HttpResponse:
    context = {
        "told": told,
        "kind": kinds.title_of(told.kind),
        "office": Office.objects.filter(code=told.office).first() if told.office else None,
    }
    return _unlisted(render(request, "portal/public/print_checked.html", context))


def _unlisted(answer: HttpResponse) -> HttpResponse:
    """An answer that search engines keep out of their lists."""
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
