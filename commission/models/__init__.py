from commission.models.agenda import AgendaPoint, Recusal
from commission.models.composition import Commission, Member
from commission.models.motion import Motion, Vote
from commission.models.sitting import Attendance, Sitting

__all__ = [
    "AgendaPoint",
    "Attendance",
    "Commission",
    "Member",
    "Motion",
    "Recusal",
    "Sitting",
    "Vote",
]
