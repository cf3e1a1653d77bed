"""All that is held about me: what it is, and the archive after the password was asked for once more."""

from allauth.account.decorators import reauthentication_required
from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from portal.held.gathering import cases_about, held_about
from portal.packing import packed
from socialaid.accounts.actions.exporting import note_export
from socialaid.lib.private import private_response


@reauthentication_required(allow_get=True)
def held(request: HttpRequest) -> HttpResponseBase:
    """What the archive holds; when asked for, the archive itself. That it was taken is a line of the record."""
    if request.method != "POST":
        return render(request, "portal/held/page.html")
    if not ratelimit.consume(request, action="held", user=request.user):
        return ratelimit.respond_429(request)
    now = timezone.now()
    told, cases = held_about(request.user, now=now), list(cases_about(request.user))
    archive = packed(told, cases, language=request.user.language)
    note_export(user=request.user, cases=len(cases), now=now)
    response = private_response(archive, content_type="application/zip", name="held.zip")
    response["Content-Disposition"] = 'attachment; filename="held.zip"'
    return response
