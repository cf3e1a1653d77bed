"""Demo mode only: the sign-ins with their current codes, the letters and short messages that would have gone out."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from offices.models import Office
from portal.demo import outbox
from portal.demo_people import people
from socialaid.lib import sms
from socialaid.notices.models import Notice

LETTERS_MOST = 40
FIRST_SHOWN = "akkol"
MESSAGES_MOST = 10


@login_not_required
@never_cache
def demo(request: HttpRequest) -> HttpResponse:
    """Who can sign in, as what, with which code now; the newest short messages and letters."""
    office = request.GET.get("office", FIRST_SHOWN)
    if office not in ("", FIRST_SHOWN) and not Office.objects.filter(code=office).exists():
        raise Http404
    letters = Notice.objects.filter(user__username__contains=".").order_by("-posted_at", "-pk")[:LETTERS_MOST]
    context = {
        "password": settings.DEMO_PASSWORD,
        "people": people(office=office or None),
        "offices": Office.objects.all(),
        "chosen": office,
        "short_messages": sms.newest(MESSAGES_MOST),
        "codes": outbox.newest_codes(MESSAGES_MOST),
        "letters": letters.prefetch_related("deliveries"),
    }
    return render(request, "portal/public/demo.html", context)
