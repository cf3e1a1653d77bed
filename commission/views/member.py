"""A member's own vote, from her own account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from commission.actions import voting_acts
from commission.forms.points import VoteForm
from commission.queries import visible_points
from commission.voting import Choice
from socialaid.lib.refused import shown_to


@require_POST
def vote(request: HttpRequest, pk: int, position: int, number: int) -> HttpResponse:
    """Vote on the motion that was on the page."""
    point = get_object_or_404(visible_points(request.user), sitting=pk, position=position)
    motion = get_object_or_404(point.motions.all(), position=number)
    form = VoteForm(request.POST)
    if form.is_valid():
        with shown_to(request):
            choice = Choice(form.cleaned_data["choice"])
            voting_acts.cast(motion=motion, choice=choice, by=request.user, now=timezone.now())
            messages.success(request, _("Your vote is recorded: %(choice)s.") % {"choice": choice.label})
    else:
        messages.error(request, _("Choose for, against or abstained."))
    return redirect(point)
