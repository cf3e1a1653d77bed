"""Pages for what went wrong, in the person's language, each saying what to do next."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from portal.typed import typed_in
from socialaid.files.bounds import MOST_FILES


@login_not_required
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent):
        return too_large(request)
    return render(request, "400.html", status=400)


@login_not_required
def too_large(request: HttpRequest) -> HttpResponse:
    """What was sent is larger than is taken at once; nginx shows this too, in place of what it turned away."""
    together = settings.UPLOAD_LIMIT_BYTES * MOST_FILES // 1024 // 1024
    return render(request, "413.html", {"together": together}, status=413)


@login_not_required
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", {"typed": typed_in(request)}, status=403)


@login_not_required
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    """Asks nothing of the database: that may be what is broken."""
    return HttpResponse(render_to_string("500.html", {"request": request}), status=500)
