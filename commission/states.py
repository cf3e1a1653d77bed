"""The stages of a sitting and of one point of its agenda."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SittingState(TextChoices):
    PLANNED = "planned", _("planned")
    OPEN = "open", _("under way")
    CLOSED = "closed", _("closed")


class PointState(TextChoices):
    OPEN = "open", _("not decided yet")
    DECIDED = "decided", _("decided")
    PUT_OFF = "put_off", _("put off")
    TAKEN_OFF = "taken_off", _("taken off the agenda")


class RecusalCause(TextChoices):
    SAID = "said", _("by the member's own word")
    PREPARED = "prepared", _("took in or registered this case")
    APPLICANT = "applicant", _("is the applicant")


class MotionKind(TextChoices):
    GRANT = "grant", _("grant")
    REFUSE = "refuse", _("refuse")
    PUT_OFF = "put_off", pgettext_lazy("motion", "put off")


TONES: dict[str, str] = {
    SittingState.PLANNED: "info",
    SittingState.OPEN: "warn",
    SittingState.CLOSED: "quiet",
}
POINT_TONES: dict[str, str] = {
    PointState.OPEN: "info",
    PointState.DECIDED: "ok",
    PointState.PUT_OFF: "warn",
    PointState.TAKEN_OFF: "quiet",
}
POINT_STATE_AFTER = {
    MotionKind.GRANT: PointState.DECIDED,
    MotionKind.REFUSE: PointState.DECIDED,
    MotionKind.PUT_OFF: PointState.PUT_OFF,
}
