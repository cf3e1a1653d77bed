"""How the acts of a sitting are called in the record."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from socialaid.audit import acts
from socialaid.prints import kinds

PLANNED: Final = "sitting.planned"
PUT_ON: Final = "sitting.put_on"
TAKEN_OFF: Final = "sitting.taken_off"
ATTENDANCE: Final = "sitting.attendance"
RECUSED: Final = "sitting.recused"
PROPOSED: Final = "motion.proposed"
VOTED: Final = "motion.voted"
CONCLUDED: Final = "motion.concluded"
PUT_OFF: Final = "sitting.put_off"
CLOSED: Final = "sitting.closed"
ON_PAPER: Final = "minutes.recorded"

LABELS = {
    PLANNED: _("Sitting planned"),
    PUT_ON: _("Case put on the agenda"),
    TAKEN_OFF: _("Case taken off the agenda"),
    ATTENDANCE: _("Attendance marked"),
    RECUSED: _("Member recused from a case"),
    PROPOSED: _("Motion put"),
    VOTED: _("Votes recorded"),
    CONCLUDED: _("Votes on a motion counted"),
    PUT_OFF: _("Case put off without a majority"),
    CLOSED: _("Sitting closed"),
    ON_PAPER: _("Minutes on paper recorded"),
}

SHEETS = {
    "minutes": _("Minutes"),
    "minutes_extract": _("Extract from the minutes"),
}


SHEETS = {"minutes": _("Minutes of the sitting")}


def announce_all() -> None:
    acts.announce(LABELS)
    kinds.announce(SHEETS)
