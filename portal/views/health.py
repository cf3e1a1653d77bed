"""Is the portal alive, and can it do its work? For the operator's watchman, not for people."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.readiness import findings


@login_not_required
@never_cache
@require_safe
def healthz(request):
    """The web process answers; nothing else is asked."""
    return HttpResponse("alive\n", content_type="text/plain")


@login_not_required
@never_cache
@require_safe
def readyz(request):
    """Every engine by name; 503 as long as one of them fails."""
    found = findings()
    body = {each.name: {"ok": each.ok, "why": each.why} for each in found}
    return JsonResponse(body, status=200 if all(each.ok for each in found) else 503)
