"""Writing down who took part in a case, and as what."""

from datetime import datetime

from applications.models import Application, Part, Participation
from socialaid.accounts.models import User


def note_part(*, application: Application, user: User, part: Part, now: datetime) -> None:
    """Note the first time that `user` took this part in the case; again changes nothing."""
    Participation.objects.get_or_create(application=application, user=user, part=part, defaults={"at": now})
