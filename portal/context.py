"""What the head and the bar of every page show about the person who looks at it."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from offices.queries import active_memberships
from offices.rules import home_office
from portal.places import Place, places_of
from socialaid.accounts.models import User


def places(request: HttpRequest) -> dict[str, Any]:
    """`works_here`, `workplace` and the bar of `places`; each is worked out only on a page that shows it."""
    user = getattr(request, "user", AnonymousUser())
    return {
        "works_here": SimpleLazyObject(lambda: bool(active_memberships(user))),
        "workplace": SimpleLazyObject(lambda: home_office(user)),
        "places": SimpleLazyObject(lambda: _bar(user, request.path)),
    }


def _bar(user: User | AnonymousUser, path: str) -> list[dict[str, Any]]:
    roles = frozenset(str(post.role) for post in active_memberships(user))
    open_places = places_of(roles)
    current = _current(open_places, path)
    return [_entry(place, user, place is current) for place in open_places]


def _entry(place: Place, user: User | AnonymousUser, current: bool) -> dict[str, Any]:
    count = place.count(user) if place.count and isinstance(user, User) else 0
    return {
        "url": reverse(place.url_name),
        "label": place.label,
        "count": count,
        "tone": place.tone,
        "current": current,
    }


def _current(open_places: list[Place], path: str) -> Place | None:
    """The place whose address is the longest beginning of this page's."""
    inside = [place for place in open_places if path.startswith(reverse(place.url_name))]
    return max(inside, key=lambda place: len(reverse(place.url_name)), default=None)
