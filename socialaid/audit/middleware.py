"""Every line of the record says from where."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from socialaid.lib.origin import coming_from, sender_of


class OriginMiddleware:
    """Keeps the sender's address at hand while a request is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with coming_from(sender_of(request.META, settings.ALLAUTH_TRUSTED_PROXY_COUNT)):
            return self.get_response(request)
