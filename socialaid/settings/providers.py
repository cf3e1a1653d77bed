"""Services of others at which people may sign in."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

PROVIDER_ID = "state"


def openid_connect(
    *, server_url: str, name: str, client_id: str, secret: str, only_https: bool = False
) -> dict[str, Any]:
    """What allauth has to know of an OpenID Connect service; nothing while no address is given.

    Raises ImproperlyConfigured where only a part is given, or the line to the service would not be secret.
    """
    if not server_url:
        return {}
    if not (name and client_id and secret):
        raise ImproperlyConfigured("OIDC_SERVER_URL needs OIDC_NAME, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET beside it.")
    if only_https and not server_url.startswith("https://"):
        raise ImproperlyConfigured("OIDC_SERVER_URL begins with https://: who signs in is believed on its word.")
    service = {
        "provider_id": PROVIDER_ID,
        "name": name,
        "client_id": client_id,
        "secret": secret,
        "settings": {"server_url": server_url, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [service], "OAUTH_PKCE_ENABLED": True}}


def origin_of(url: str) -> str:
    """Scheme and host of an address: a form that leads there has to be allowed to."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
