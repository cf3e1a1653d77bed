"""The record and the pages: which case a request was about, in which role it came, and a line of it in words."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from django.http import HttpRequest

from applications.models import Application
from offices.models import Office, Role
from offices.queries import active_memberships
from socialaid.accounts.models import User
from socialaid.audit.queries.found import Line

CASE_NUMBER: Final = re.compile(r"[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{2}")


def case_asked_for(request: HttpRequest) -> Application | None:
    """The case whose number stands in the address, whoever may see it."""
    number = number_in(request)
    return Application.objects.filter(number=number).select_related("office", "applicant").first() if number else None


def number_in(request: HttpRequest) -> str:
    """The case number in the address; anything else that somebody typed there is not kept."""
    number = str(_arguments(request).get("number", ""))
    return number if CASE_NUMBER.fullmatch(number) else ""


def path_of(request: HttpRequest) -> str:
    """The page by its name, with the ids in its address: "scan 17"."""
    match = request.resolver_match
    ids = [str(value) for value in _arguments(request).values() if isinstance(value, int)]
    return " ".join([match.view_name if match else "", *ids])[:200]


def names_something(request: HttpRequest) -> bool:
    """Whether a page behind the sign-in was asked for by a number or an id."""
    match = request.resolver_match
    return bool(match and match.kwargs and getattr(match.func, "login_required", True))


def all_roles(user: User) -> str:
    """Where and as what somebody works today: "akkol.head,akkol.specialist"."""
    return ",".join(sorted({f"{post.office.code}.{post.role}" for post in active_memberships(user)}))[:200]


def in_words(lines: Iterable[Line]) -> list[Line]:
    """The lines with their offices and roles as people call them."""
    offices = {office.code: str(office) for office in Office.objects.all()}
    return [replace(line, office=offices.get(line.office, line.office), role=_role_words(line.role)) for line in lines]


def _role_words(codes: str) -> str:
    roles = dict.fromkeys(code.rpartition(".")[2] for code in codes.split(",") if code)
    return ", ".join(str(Role(role).label) if role in Role.values else role for role in roles)


def _arguments(request: HttpRequest) -> dict[str, Any]:
    return request.resolver_match.kwargs if request.resolver_match else {}
