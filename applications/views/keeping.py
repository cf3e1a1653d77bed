"""Keeping what is typed into a step of a draft: on every field left, on any device, with and without JavaScript."""

import secrets
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from applications import kept
from applications.actions import keeping
from applications.forms.household import IncomeForm, MemberForm
from applications.forms.people import ActingForm
from applications.forms.steps import AccountForm, PersonForm, WayForm, WordsForm
from applications.keeping_time import KeepingTime
from applications.kept import Stamp, Verdict
from applications.models import Application, IncomeKind
from applications.states import State
from socialaid.lib.refused import Refused

INCOME = (*IncomeKind.values, *IncomeForm.base_fields)
FIELDS = {
    "person": tuple(PersonForm.base_fields),
    "account": tuple(AccountForm.base_fields),
    "words": tuple(WordsForm.base_fields),
    "way": tuple(WayForm.base_fields),
    "acting": tuple(ActingForm.base_fields),
    "household-add": tuple(MemberForm.base_fields),
    "household-member": tuple(MemberForm.base_fields),
    "household-own": INCOME,
    "household-income": INCOME,
}
LARGEST_TURN = 2**53
PAGE, SEEN, TURN = "keeping_page", "keeping_seen", "keeping_turn"


@require_POST
def keep(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Keep the raw text of a step of her own draft; the answer says when, or in one sentence why not."""
    drafts = Application.objects.own(request.user).filter(state=State.DRAFT)
    draft = get_object_or_404(drafts, pk=pk)
    if kept.page_of(step) not in FIELDS:
        raise Http404
    if "forget" in request.POST:
        keeping.forget(draft=draft, stamp=stamp_of(request, step))
        return redirect(_address(draft, step))
    try:
        done = keeping.keep(draft=draft, stamp=stamp_of(request, step), texts=_texts(request, step))
    except Refused as refusal:
        return JsonResponse({"sentence": str(refusal)}, status=409)
    return JsonResponse({"at": f"{timezone.localtime(done.moment):%H:%M}"})


def _address(draft: Application, step: str) -> str:
    member = kept.NUMBER.search(step)
    return reverse(f"draft-{kept.page_of(step)}", args=[draft.pk, *([-int(member[0])] if member else [])])


def stamp_of(request: HttpRequest, step: str) -> Stamp:
    """From which open page a step is being written."""
    turn = request.POST.get(TURN, "")
    return Stamp(
        step=step,
        at=timezone.now(),
        page=request.POST.get(PAGE, "")[: kept.PAGE_MOST],
        seen=request.POST.get(SEEN, "")[: 2 * kept.PAGE_MOST],
        turn=min(int(turn), LARGEST_TURN) if turn.isascii() and turn.isdigit() and len(turn) < 20 else None,
    )


def _texts(request: HttpRequest, step: str) -> dict[str, str]:
    """What was typed into the fields of the step, without NUL signs, which no page can show."""
    sent = {name: request.POST.get(name, "").replace("\0", "") for name in FIELDS[kept.page_of(step)]}
    return {name: text for name, text in sent.items() if name in request.POST}


def kept_texts(draft: Application, step: str) -> dict[str, Any]:
    """The raw text of a step, for its form to begin with; empty where everything is saved."""
    known = draft.kept_steps.get(step)
    return dict(known.texts) if known else {}


def take_note(request: HttpRequest, draft: Application, form: Any, step: str) -> None:
    """The step could not be saved: say so where another page wrote it meanwhile, else keep what was typed."""
    stamp = stamp_of(request, step)
    draft.refresh_from_db(fields=["kept"])
    known = draft.kept_steps.get(step)
    if known is not None and kept.verdict(known, stamp) is Verdict.ELSEWHERE:
        if not form.non_field_errors():
            form.add_error(None, keeping.ELSEWHERE)
        return
    with suppress(Refused):
        keeping.keep(draft=draft, stamp=stamp, texts=_texts(request, step))
        draft.refresh_from_db(fields=["kept"])


def keeping_of(request: HttpRequest, draft: Application, step: str) -> dict[str, Any]:
    """What the page of a step needs to keep: where to, which page it is, and the mark that it shows."""
    known = draft.kept_steps.get(step)
    return {
        "keep_url": reverse("draft-keep", args=[draft.pk, step]),
        "keeping_page": request.POST.get(PAGE, "")[: kept.PAGE_MOST] or secrets.token_urlsafe(9),
        "keeping_seen": known.mark if known else "",
        "kept_at": known.moment if known and known.texts and request.method == "GET" else None,
    }


def keeping_time() -> KeepingTime:
    """How long drafts are kept here."""
    return KeepingTime(settings.DRAFT_KEPT_DAYS, settings.DRAFT_WARNING_DAYS)
