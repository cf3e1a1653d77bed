"""What was typed comes back where the sign-in or the page had run out."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast, draft, signed_in

pytestmark = pytest.mark.django_db
WORDS = "Үйіміз өртеніп кетті, көмек сұраймын."


def test_text_sent_after_the_sign_in_ran_out_is_given_back(cast: Cast) -> None:
    address = reverse("draft-words", args=[draft(cast).pk])

    response = Client().post(address, {"words": WORDS})

    assert response.status_code == 401
    assert WORDS in response.content.decode()
    assert reverse("account_login") in response.content.decode()


def test_text_of_a_page_that_ran_out_is_given_back(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in(cast.applicant).cookies

    response = client.post(reverse("draft-words", args=[draft(cast).pk]), {"words": WORDS})

    assert response.status_code == 403
    assert WORDS in response.content.decode()


def test_administrator_signs_in_as_everybody_does() -> None:
    response = Client().get(reverse("admin:login"))

    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


def test_administrator_gives_no_post_to_herself(cast: Cast) -> None:
    administrator = signed_in(cast.administrator)
    post = {"user": cast.administrator.pk, "office": cast.office.pk, "role": "head", "since": "2026-01-01"}

    response = administrator.post(reverse("admin:offices_membership_add"), post)

    assert response.status_code == 200
    assert cast.administrator.memberships.count() == 1


def test_administrator_gives_a_post_to_somebody_else(cast: Cast) -> None:
    administrator = signed_in(cast.administrator)
    post = {"user": cast.stranger.pk, "office": cast.office.pk, "role": "specialist", "since": "2026-01-01"}

    response = administrator.post(reverse("admin:offices_membership_add"), post)

    assert response.status_code == 302
    assert cast.stranger.memberships.count() == 1
