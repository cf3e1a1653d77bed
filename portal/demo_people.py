"""The demo sign-ins: role, office, name, password, the secret of the second factor and its code now."""

import time
from dataclasses import dataclass
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.db.models import Prefetch

from offices.models import Membership
from socialaid.accounts.models import User

PERIOD_SECONDS = 30


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One sign-in; `secret` and `code` are empty for an applicant, who needs no second factor."""

    username: str
    name: str
    role: str
    role_code: str
    office: str
    office_code: str
    password: str
    secret: str
    code: str


def people(office: str | None = None) -> list[DemoPerson]:
    """The demo sign-ins, of one office where it is named; the applicants and the region always."""
    posts = Membership.objects.select_related("office")
    users = User.objects.filter(email__endswith="@example.com").prefetch_related(Prefetch("memberships", posts))
    secrets = dict(
        Authenticator.objects.filter(user__in=users, type=Authenticator.Type.TOTP).values_list("user_id", "data")
    )
    rows = [_person(user, secrets.get(user.pk)) for user in users.order_by("pk")]
    return [row for row in rows if office is None or row.office_code in ("", office, "directorate")]


def _person(user: User, factor: dict[str, Any] | None) -> DemoPerson:
    post = next(iter(user.memberships.all()), None)
    secret = get_adapter().decrypt(factor["secret"]) if factor else ""
    return DemoPerson(
        username=user.username,
        name=user.full_name,
        role=str(post.get_role_display()) if post else "",
        role_code=post.role if post else "applicant",
        office=str(post.office) if post else "",
        office_code=post.office.code if post else "",
        password=settings.DEMO_PASSWORD,
        secret=secret,
        code=current_code(secret) if secret else "",
    )


def current_code(secret: str) -> str:
    """The six digits that an authenticator would show now."""
    counter = int(time.time()) // PERIOD_SECONDS
    return str(format_hotp_value(hotp_value(secret, counter)))
