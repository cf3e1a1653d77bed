"""Who is there on a day to read a letter of the ladder, for all offices in two queries."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from deadlines.models import Due
from offices.models import Membership, Role, Substitution
from socialaid.accounts.models import User

People = dict[int, User]


def _nobody() -> defaultdict[int, People]:
    return defaultdict(dict)


@dataclass(frozen=True)
class Readers:
    """People by the key of their office; each person once."""

    staff: defaultdict[int, People] = field(default_factory=_nobody)
    heads: defaultdict[int, People] = field(default_factory=_nobody)
    deputies: defaultdict[int, People] = field(default_factory=_nobody)
    directorate: People = field(default_factory=dict)

    def specialist_of(self, due: Due) -> User | None:
        """The specialist of the case while she works in its office, otherwise None."""
        return self.staff[due.office_id].get(due.specialist_id) if due.specialist_id else None

    def heads_of(self, office_id: int) -> list[User]:
        """Whoever acts as head; the deputies where nobody does."""
        return list((self.heads[office_id] or self.deputies[office_id]).values())


def readers_on(day: date) -> Readers:
    """Everybody who holds a post on `day`, and those who stand in for a head."""
    readers = Readers()
    posts = Membership.objects.active(day).filter(user__is_active=True).select_related("user").order_by("pk")
    for post in posts:
        _seat(readers, post)
    absences = Substitution.objects.filter(since__lte=day, until__gte=day, absent__role=Role.HEAD, user__is_active=True)
    for absence in absences.select_related("user", "absent").order_by("pk"):
        readers.heads[absence.absent.office_id][absence.user_id] = absence.user
    return readers


def _seat(readers: Readers, post: Membership) -> None:
    readers.staff[post.office_id][post.user_id] = post.user
    if post.role == Role.HEAD:
        readers.heads[post.office_id][post.user_id] = post.user
    elif post.role == Role.DEPUTY:
        readers.deputies[post.office_id][post.user_id] = post.user
    elif post.role == Role.DIRECTORATE:
        readers.directorate[post.user_id] = post.user
