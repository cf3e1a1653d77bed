"""One point of the agenda: the case in short, recusals, motions with their votes, putting off."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from applications.states import State
from commission import rules
from commission.actions import agenda, moving, recusing, voting_acts
from commission.actions.terms import Terms
from commission.forms.points import HandsForm, PutOffForm, RecusalForm, TermsForm
from commission.models import AgendaPoint, Member, Motion
from commission.queries import Hearing, case_in_short, hearing_of, next_undecided, proposal_in, visible_points
from commission.states import MotionKind
from offices.queries import roles_in
from socialaid.audit.actions import note_reading
from socialaid.lib.money import tenge
from socialaid.lib.refused import shown_on, shown_to

NO_FORMS = {"recusal_form": None, "motion_form": None, "hands_form": None, "put_off_form": None}


def visible_point(request: HttpRequest, pk: int, position: int) -> AgendaPoint:
    """A point of a sitting that she may see; any other does not exist."""
    return get_object_or_404(visible_points(request.user), sitting=pk, position=position)


def agenda_point(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """The page of one point."""
    return point_page(request, visible_point(request, pk, position))


def point_page(request: HttpRequest, point: AgendaPoint, **refused: forms.Form) -> HttpResponse:
    """The page of one point, with a refused form in the place of the empty one."""
    hearing, commission = hearing_of(point), point.sitting.commission
    runs = rules.may_run(request.user, commission)
    in_hand = runs and point.is_open and point.sitting.is_open
    shows_file = rules.may_read_file(request.user, commission, recused=hearing.recuses(request.user))
    if shows_file:
        _note_reading(request, point)
    context = {
        "point": point,
        "sitting": point.sitting,
        "application": point.application,
        "hearing": hearing,
        "bench": hearing.bench,
        "shows_file": shows_file,
        "in_hand": in_hand,
        **_own_seat(request, hearing),
        "has_left": runs and not point.sitting.is_closed and point.application.state != State.REFERRED,
        "may_take_off": runs and point.is_open and not (point.sitting.is_open or point.sitting.is_closed),
        "may_record_paper": runs and point.is_open and not point.sitting.is_open,
        "next_point": next_undecided(point),
        **case_in_short(point),
        **NO_FORMS,
        **(_forms(hearing, refused) if in_hand else {}),
    }
    return render(request, "commission/desk/point.html", context)


def _own_seat(request: HttpRequest, hearing: Hearing) -> dict[str, object]:
    seat = hearing.bench.seat_of(request.user)
    votes = hearing.current.votes.all() if hearing.current else []
    return {"seat": seat, "my_vote": next((vote for vote in votes if seat and vote.member_id == seat.pk), None)}


def _forms(hearing: Hearing, refused: dict[str, forms.Form]) -> dict[str, forms.Form]:
    """The forms of whoever runs the sitting: hands while a motion is voted on, else the next motion and recusals."""
    present = list(hearing.bench.present)
    if hearing.current:
        return {"hands_form": HandsForm(members=present, motion=hearing.current)} | refused
    members = Member.objects.filter(pk__in=[member.pk for member in hearing.bench.members])
    shown: dict[str, forms.Form] = {"recusal_form": RecusalForm(members=members)}
    if hearing.bench.has_quorum:
        proposed = proposal_in(hearing.point).amount
        shown["motion_form"] = TermsForm(initial={"kind": MotionKind.GRANT, "amount": proposed})
    if hearing.has_failed:
        shown["put_off_form"] = PutOffForm()
    return shown | refused


def _note_reading(request: HttpRequest, point: AgendaPoint) -> None:
    note_reading(
        reader=request.user,
        number=point.application.number,
        path=f"sittings/{point.sitting_id}/points/{point.position}",
        office=point.application.office.code,
        role=roles_in(request.user, point.application.office),
        now=timezone.now(),
    )


@require_POST
def recuse(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """Write down who takes no part in the case."""
    point = visible_point(request, pk, position)
    form = RecusalForm(request.POST, members=point.sitting.commission.members.all())
    if form.is_valid():
        with shown_to(request):
            recusing.recuse(point=point, by=request.user, now=timezone.now(), **form.cleaned_data)
    else:
        messages.error(request, _("Choose the member and say why she or he takes no part in this case."))
    return redirect(point)


@require_POST
def propose(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """Put a motion."""
    point = visible_point(request, pk, position)
    form = TermsForm(request.POST)
    if form.is_valid():
        with shown_on(form):
            terms = Terms(**form.cleaned_data)
            motion = moving.propose(point=point, terms=terms, by=request.user, now=timezone.now())
            _warn_of_other_sum(request, point, motion)
            return redirect(point)
    return _back(request, point, motion_form=form)


def _warn_of_other_sum(request: HttpRequest, point: AgendaPoint, motion: Motion) -> None:
    proposed = proposal_in(point).amount
    if motion.amount and proposed and motion.amount != proposed:
        sentence = _("The rule of this category gives %(proposed)s; the motion says %(amount)s.")
        messages.warning(request, sentence % {"proposed": tenge(proposed), "amount": tenge(motion.amount)})


def _back(request: HttpRequest, point: AgendaPoint, **refused: forms.Form) -> HttpResponse:
    """The page with the fields to mend, or a message where the act as a whole was refused."""
    (form,) = refused.values()
    whole = form.non_field_errors()
    if not whole:
        return point_page(request, point, **refused)
    for sentence in whole:
        messages.error(request, sentence)
    return redirect(point)


def motion_of(point: AgendaPoint, number: int) -> Motion:
    """The motion that was on the page: a vote never slips onto the one put after it."""
    return get_object_or_404(point.motions.all(), position=number)


@require_POST
def record_votes(request: HttpRequest, pk: int, position: int, number: int) -> HttpResponse:
    """Record raised hands, and count them where asked to."""
    point = visible_point(request, pk, position)
    motion = motion_of(point, number)
    form = HandsForm(request.POST, members=list(hearing_of(point).bench.present), motion=motion)
    act = moving.count_hands if "count" in request.POST else voting_acts.record_hands
    if form.is_valid():
        with shown_on(form):
            act(motion=motion, choices=form.choices, by=request.user, now=timezone.now())
            return redirect(point)
    return _back(request, point, hands_form=form)


@require_POST
def put_off(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """Put the case off because nothing found a majority."""
    point = visible_point(request, pk, position)
    form = PutOffForm(request.POST)
    if form.is_valid():
        with shown_on(form):
            moving.put_off_without_majority(point=point, by=request.user, now=timezone.now(), **form.cleaned_data)
            return redirect(point)
    return _back(request, point, put_off_form=form)


@require_POST
def take_off(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """Take a case that left the commission off the agenda."""
    point = visible_point(request, pk, position)
    with shown_to(request):
        agenda.take_off(point=point, by=request.user, now=timezone.now())
    return redirect(point.sitting)
