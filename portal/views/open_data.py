"""Open data: what anybody may read by program."""

from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from socialaid.audit.canon import FORM
from socialaid.audit.models import Head
from socialaid.prints.keys import published
from socialaid.prints.queries import key_days

MOST_HEADS: Final = 400
ABOUT: Final = (
    "The end of the chain of seals over the record of acts and readings, day by day, the newest first. "
    "Keep a copy: manage.py verify_record --heads FILE tells whether the record was built anew since."
)


@login_not_required
@require_safe
@cache_control(public=True, max_age=3600)
def record_heads(request: HttpRequest) -> JsonResponse:
    """The heads of the record's chain: a day, a hash, a count; nothing about anybody."""
    heads = Head.objects.order_by("-day")[:MOST_HEADS]
    rows = [{"day": head.day, "seal": head.seal, "hash": head.hash, "rows": head.rows} for head in heads]
    return JsonResponse({"about": ABOUT, "form": FORM, "hash": "SHA-256", "heads": rows})


@login_not_required
@require_safe
@cache_control(public=True, max_age=3600)
def print_keys(request: HttpRequest) -> JsonResponse:
    """The public keys by which printed sheets are checked without a connection, with their days."""
    return JsonResponse(published(key_days()))
