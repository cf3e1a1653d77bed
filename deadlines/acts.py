"""The acts of this room, as the record of events shows them."""

from django.utils.translation import gettext_lazy as _

OPENED = "deadline.opened"
FINISHED = "deadline.finished"
CALLED_OFF = "deadline.called_off"
BREACHED = "deadline.breached"
EXPLAINED = "deadline.explained"
DISPROVED = "deadline.disproved"
RECOMPUTED = "deadline.recomputed"
CALENDAR_EDITED = "calendar.edited"

LABELS = {
    OPENED: _("Days began to count"),
    FINISHED: _("Days stopped counting"),
    CALLED_OFF: _("Days called off"),
    BREACHED: _("Breach of the due day recorded"),
    EXPLAINED: _("Breach explained"),
    DISPROVED: _("Breach disproved"),
    RECOMPUTED: _("Last working day computed again"),
    CALENDAR_EDITED: _("Working calendar edited"),
}
