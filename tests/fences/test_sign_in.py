"""Every address needs sign-in unless it stands here."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

PUBLIC = {
    # The portal's own open pages.
    "home",
    "service",
    "documents",
    "offices",
    "office",
    "category",
    # How a case goes, by number and code.
    "look-up",
    # Which documents do I need: asked before any sign-in.
    "needed-documents",
    "needed-documents-office",
    "needed-documents-topic",
    "needed-documents-list",
    # The last click in a letter of reminders; its address is signed.
    "letters-stop",
    # Size of letters and colours, for everybody.
    "look",
    # Papers for the hall of a department: samples of filled applications, the consent to sign.
    "samples",
    "sample",
    "consent",
    # What hangs on the stand of a department, as PDF.
    "stand-sheet",
    # What nginx shows in place of a sending that it turned away.
    "too-large",
    # Whether a printed sheet is genuine.
    "check-print",
    "check-print-by-statement",
    # Open data: a day, a hash, a count; public keys.
    "record-heads",
    "print-keys",
    # For the operator's watchman.
    "healthz",
    "readyz",
    # Codes and letters of invented people; the address exists in demo mode only.
    "demo",
    # Signing in, up and back in: nobody is signed in yet. Signing out does no harm.
    "account_login",
    "account_confirm_login_code",
    "account_signup",
    "account_logout",
    "account_inactive",
    "account_email_verification_sent",
    "account_verify_phone",
    "account_reset_password",
    "account_confirm_password_reset_code",
    "account_complete_password_reset",
    "account_password_reset_completed",
    "mfa_authenticate",
    "mfa_login_webauthn",
    # The way to another service and back; without a service in the settings they do not exist.
    "openid_connect_login",
    "openid_connect_callback",
    "socialaccount_login_cancelled",
    "socialaccount_signup",
    # The address without a language, which leads to the reader's own.
    "front-door",
    "admin:login",
}


def _patterns(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _patterns(entry, inner)
        else:
            yield f"{namespace}{entry.name or entry.pattern}", entry


def test_every_address_needs_sign_in_unless_it_is_listed():
    open_to_all = {
        name for name, entry in _patterns(get_resolver()) if not getattr(entry.callback, "login_required", True)
    }
    assert open_to_all == PUBLIC
