"""The letters of an office that a person looks after: what goes out on paper, and what could not be delivered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Prefetch
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.actions import mailing
from applications.models import Application
from applications.rules import letter_offices
from portal.forms.letters import CameBackForm, HandedOverForm, PostedForm, SendAgainForm
from socialaid.accounts.models import User
from socialaid.audit.actions import note_reading
from socialaid.lib.paging import page
from socialaid.lib.pdf import render_pdf
from socialaid.lib.refused import Refused, shown_on
from socialaid.notices.models import Channel, Delivery, DeliveryState, Notice
from socialaid.notices.queries import looked_after
from socialaid.notices.shelves import Shelf
from socialaid.prints.serving import pdf_response

Run = Callable[[Delivery, dict[str, Any], User], Delivery]


@dataclass(frozen=True, slots=True)
class Act:
    """What can be written down about a letter by a way and in a state."""

    label: Any
    form: type[forms.Form]
    run: Run


def _post(delivery: Delivery, answers: dict[str, Any], by: User) -> Delivery:
    return mailing.mark_posted(delivery=delivery, by=by, today=timezone.localdate(), now=timezone.now(), **answers)


def _hand_over(delivery: Delivery, _answers: dict[str, Any], by: User) -> Delivery:
    return mailing.hand_letter_over(delivery=delivery, by=by, now=timezone.now())


def _came_back(delivery: Delivery, answers: dict[str, Any], by: User) -> Delivery:
    return mailing.note_came_back(delivery=delivery, by=by, today=timezone.localdate(), now=timezone.now(), **answers)


def _send_again(delivery: Delivery, answers: dict[str, Any], by: User) -> Delivery:
    return mailing.send_again(delivery=delivery, by=by, now=timezone.now(), **answers)


SEND_AGAIN = Act(gettext_lazy("Send again"), SendAgainForm, _send_again)
ACTS = {
    (Channel.POST, DeliveryState.WAITING): Act(gettext_lazy("Posted"), PostedForm, _post),
    (Channel.POST, DeliveryState.SENT): Act(gettext_lazy("Came back"), CameBackForm, _came_back),
    (Channel.COUNTER, DeliveryState.WAITING): Act(gettext_lazy("Handed over"), HandedOverForm, _hand_over),
    (Channel.EMAIL, DeliveryState.FAILED): SEND_AGAIN,
    (Channel.SMS, DeliveryState.FAILED): SEND_AGAIN,
    (Channel.POST, DeliveryState.FAILED): SEND_AGAIN,
}
KEYS = ("-posted_at", "-pk")
MOST_LABELS = 240


def letters(request: HttpRequest) -> HttpResponse:
    """One shelf of the office's letters, the newest first: for the post, at the counter, not delivered, done."""
    codes = _offices(request)
    shelf = request.GET.get("show", Shelf.POST)
    if shelf not in Shelf.values:
        raise Http404
    rows = looked_after(codes, Shelf(shelf)).exclude(notice__user=request.user)
    notices = Notice.objects.filter(pk__in=rows.values("notice")).prefetch_related(
        Prefetch("deliveries", rows, to_attr="shelved")
    )
    context = {
        "page": page(notices, keys=KEYS, asked=request.GET),
        "shelf": shelf,
        "shelves": Shelf.choices,
        "query": f"show={shelf}",
    }
    return render(request, "portal/desk/letters.html", context)


def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter as it was written, how it went, and what can be written down about it now."""
    delivery = _delivery(request, pk)
    note_letter_read(request, delivery)
    act = ACTS.get((delivery.channel, delivery.state))
    initial = {"address": _mended(delivery), "posted_on": timezone.localdate()}
    form = act.form(request.POST if request.method == "POST" else None, initial=initial) if act else None
    if act and form and request.method == "POST" and form.is_valid():
        with shown_on(form):
            act.run(delivery, form.cleaned_data, request.user)
            messages.success(request, _("Written down."))
            return redirect("desk:letter", pk)
    context = {"delivery": delivery, "notice": delivery.notice, "form": form, "act": act}
    return render(request, "portal/desk/letter.html", context)


def print_sheet(request: HttpRequest, pk: int) -> FileResponse:
    """The letter on paper."""
    delivery = _delivery(request, pk)
    note_letter_read(request, delivery)
    try:
        sheet = mailing.print_letter(delivery=delivery, by=request.user, now=timezone.now())
    except Refused as refusal:
        raise Http404 from refusal
    return pdf_response(sheet)


def labels(request: HttpRequest) -> HttpResponse:
    """Address labels for all letters that wait for the post, 24 to a sheet, those first that waited longest."""
    rows = looked_after(_offices(request), Shelf.POST).order_by("notice__posted_at", "pk")[:MOST_LABELS]
    for delivery in rows:
        note_letter_read(request, delivery)
    content = render_pdf(render_to_string("pdf/labels.html", {"deliveries": rows}))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="labels.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


def _offices(request: HttpRequest) -> list[str]:
    codes = [office.code for office in letter_offices(request.user)]
    if not codes:
        raise Http404
    return codes


def _delivery(request: HttpRequest, pk: int) -> Delivery:
    own = Delivery.objects.filter(notice__office__in=_offices(request)).exclude(channel=Channel.PORTAL)
    return get_object_or_404(own.exclude(notice__user=request.user).select_related("notice__text"), pk=pk)


def _mended(delivery: Delivery) -> str:
    """The address that the case has now: it may have been put right since the letter was written."""
    case = Application.objects.filter(number=delivery.notice.number or None).select_related("addressee__also").first()
    readers = [case.addressee, case.addressee.also] if case and case.addressee else []
    named = {Channel.EMAIL: "email", Channel.SMS: "phone", Channel.POST: "address"}.get(Channel(delivery.channel))
    reader = next((who for who in readers if who and who.name == delivery.notice.to_name), None)
    return (getattr(reader, named) if reader and named else "") or delivery.address


def note_letter_read(request: HttpRequest, delivery: Delivery) -> None:
    """A letter is a part of a personal file: who opened it stands in the record."""
    notice = delivery.notice
    path = f"cases/{notice.number}" if notice.number else ""
    note_reading(reader=request.user, number=notice.number, path=path, office=notice.office, now=timezone.now())
