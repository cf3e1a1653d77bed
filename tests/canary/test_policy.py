"""Addresses stay here: no page tells another site where the reader came from, or loads and sends anything there."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast, filed, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

# Where a page may send something by itself; each must be this site or nothing.
SENDING = ("connect-src", "form-action", "frame-src", "img-src", "font-src", "script-src", "style-src", "default-src")
HERE = ("'self'", "'none'", "data:", "'nonce-")


@pytest.fixture
def responses(cast: Cast) -> list:
    case = filed(cast)
    own, desk = signed_in(cast.applicant), signed_in(cast.specialist)
    return [
        Client().get(reverse("home")),
        Client().post(reverse("look-up"), {"number": case.number, "code": case.code}),
        own.get(reverse("my-case", args=[case.number])),
        desk.get(case.get_absolute_url()),
        desk.get("/kk/no-such-page/"),
        own.get(reverse("profile")),
    ]


def test_no_page_tells_other_sites_its_address(responses: list) -> None:
    assert {response["Referrer-Policy"] for response in responses} == {"same-origin"}
    assert {response.get("Cross-Origin-Opener-Policy") for response in responses} == {"same-origin"}


def test_no_page_may_send_or_load_elsewhere(responses: list) -> None:
    for response in responses:
        directives = {
            name: sources for name, *sources in map(str.split, response["Content-Security-Policy"].split(";"))
        }
        assert [name for name in SENDING if name not in directives] == []
        elsewhere = [each for name in SENDING for each in directives[name] if not each.startswith(HERE)]
        assert (elsewhere, "report-uri" in directives, "report-to" in directives) == ([], False, False)
