"""Signing in at another service, against a real one that runs beside the test."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings

from socialaid.accounts.models import User
from socialaid.settings.providers import openid_connect
from tests.accounts import provider
from tests.accounts.conftest import is_signed_in, page
from tests.cast import Cast

LOGIN = "/kk/account/oidc/state/login/"
PERSON = {
    "sub": "person-7",
    "email": "a@mail.kz",
    "email_verified": True,
    "family_name": "Ахметова",
    "given_name": "Айгүл",
}
pytestmark = pytest.mark.django_db


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[provider.Rules]:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    with provider.running(dict(PERSON)) as rules:
        known = openid_connect(
            server_url=rules.address, name="Мемлекет", client_id=provider.CLIENT, secret=provider.SECRET
        )
        with override_settings(SOCIALACCOUNT_PROVIDERS=known):
            yield rules


def there(client: Client) -> str:
    """Go to the service; the address with which it sends the browser back."""
    away = client.post(LOGIN)
    back = requests.get(away.url, allow_redirects=False, timeout=5)
    assert back.status_code == 302, back.text
    return back.headers["Location"].removeprefix("http://testserver")


def there_and_back(client: Client) -> str:
    """Sign in there; the address of the next page here, or its text where there is none."""
    response = client.get(there(client))
    return response.url if response.status_code == 302 else response.content.decode()


def test_newcomer_gets_an_account_with_her_names(service, passer_by):
    assert there_and_back(passer_by) == "/kk/start/"

    user = User.objects.get()
    assert is_signed_in(passer_by)
    assert (user.surname, user.given_name, user.email) == ("Ахметова", "Айгүл", "a@mail.kz")
    assert not user.has_usable_password()
    assert not SocialToken.objects.exists()


def test_second_visit_leads_to_the_same_account(service):
    for _ in range(2):
        there_and_back(Client())

    assert (User.objects.count(), SocialAccount.objects.get().uid) == (1, "person-7")


def test_code_is_bound_to_this_browser_by_pkce_and_state(service, passer_by):
    away = passer_by.post(LOGIN).url
    asked = parse_qs(urlsplit(away).query)
    back = there(passer_by)

    assert asked["code_challenge_method"] == ["S256"]
    assert service.challenges == ["S256"]
    assert Client().get(back).status_code == 401
    assert User.objects.count() == 0


def test_code_is_good_once(service, passer_by):
    back = there(passer_by)
    passer_by.get(back)
    passer_by.logout()

    assert passer_by.get(back).status_code == 401
    assert not is_signed_in(passer_by)


def test_token_made_for_another_portal_is_refused(service, passer_by):
    service.audience = "somebody-else"

    text = there_and_back(passer_by)

    assert "<h1>" in text
    assert not is_signed_in(passer_by)
    assert not User.objects.exists()


def test_account_with_the_same_address_is_not_taken_over(service, passer_by):
    owner = User.objects.create_user("p", email="a@mail.kz")
    EmailAddress.objects.create(user=owner, email="a@mail.kz", verified=True, primary=True)

    assert there_and_back(passer_by) == "/kk/account/confirm-email/"

    assert not is_signed_in(passer_by)
    assert not SocialAccount.objects.exists()


def test_person_who_works_here_still_needs_the_second_step(service, cast: Cast, passer_by):
    SocialAccount.objects.create(user=cast.specialist, provider="state", uid="person-7")

    assert there_and_back(passer_by) == "/kk/account/2fa/authenticate/"

    assert not is_signed_in(passer_by)


def test_button_stands_on_the_entrance_with_the_name_of_the_service(service, passer_by):
    for path in ("/kk/account/login/", "/ru/account/signup/"):
        assert "Мемлекет" in page(passer_by, path)


def test_without_settings_there_is_no_such_way(passer_by):
    assert passer_by.post(LOGIN).status_code == 404
    assert "/oidc/" not in page(passer_by, "/kk/account/login/")


def test_half_a_configuration_stops_the_start():
    whole = {"server_url": "http://id.kz", "name": "Id", "client_id": "a", "secret": "b"}

    assert openid_connect(**{**whole, "server_url": ""}) == {}
    with pytest.raises(ImproperlyConfigured):
        openid_connect(**{**whole, "secret": ""})
    with pytest.raises(ImproperlyConfigured):
        openid_connect(**whole, only_https=True)
