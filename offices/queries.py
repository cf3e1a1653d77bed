"""Who works where, today. A post that ends loses its rights at once, so these questions are always about now."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.timezone import localdate

from offices.models import Membership, Office, Role, Substitution
from socialaid.accounts.models import User


def active_memberships(user: User | AnonymousUser) -> list[Membership]:
    """The posts that `user` holds today, read once per page."""
    if not isinstance(user, User) or not user.is_active:
        return []
    if not hasattr(user, "active_posts"):
        rows = user.memberships.active(localdate()).select_related("office").order_by("pk")
        user.active_posts = list(rows)  # type: ignore[attr-defined]
    return user.active_posts  # type: ignore[attr-defined, no-any-return]


def active_substitutions(user: User | AnonymousUser) -> list[Substitution]:
    """The absences for which `user` stands in today."""
    if not isinstance(user, User):
        return []
    if not hasattr(user, "active_absences"):
        today = localdate()
        rows = user.substitutions.filter(since__lte=today, until__gte=today).select_related("absent__office")
        user.active_absences = list(rows)  # type: ignore[attr-defined]
    return user.active_absences  # type: ignore[attr-defined, no-any-return]


def holders(office: Office, *roles: str, day: date | None = None) -> QuerySet[User]:
    """The people who hold one of `roles` in `office` on `day` (today by default)."""
    posts = Membership.objects.active(day or localdate()).filter(office=office, role__in=roles)
    return User.objects.filter(is_active=True, memberships__in=posts).distinct().order_by("pk")


def heads_or_substitutes(office: Office, day: date | None = None) -> QuerySet[User]:
    """Who acts as the head of `office` on `day`: the head, and whoever stands in for her."""
    day = day or localdate()
    standing_in = Substitution.objects.filter(
        absent__office=office, absent__role=Role.HEAD, since__lte=day, until__gte=day
    )
    heads = holders(office, Role.HEAD, day=day)
    return (heads | User.objects.filter(substitutions__in=standing_in).distinct()).distinct().order_by("pk")


def roles_in(user: User, office: Office) -> str:
    """The roles in which `user` acts in `office` today, for the record; empty for an applicant."""
    return ",".join(sorted({post.role for post in active_memberships(user) if post.office_id == office.pk}))


def roles_at(user: User, code: str) -> str:
    """The roles of `user` in the office of this code, or in all where none is named; empty for an applicant."""
    posts = (post for post in active_memberships(user) if code in ("", post.office.code))
    return ",".join(sorted({post.role for post in posts}))


def post_of(user: User, office: Office) -> dict[str, str]:
    """The post of `user` in `office` in Kazakh and Russian, the head's first; empty words where none is written."""
    posts = [post for post in active_memberships(user) if post.office_id == office.pk]
    posts.sort(key=lambda post: post.role != Role.HEAD)
    return {"kk": posts[0].post_kk, "ru": posts[0].post_ru} if posts else {"kk": "", "ru": ""}
