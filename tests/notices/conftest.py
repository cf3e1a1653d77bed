from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core import mail

from socialaid.notices.actions import posting


@pytest.fixture(autouse=True)
def _letters_of_tests(settings):
    [engine] = settings.TEMPLATES
    own = Path(__file__).parents[1] / "templates"
    settings.TEMPLATES = [{**engine, "DIRS": [*engine["DIRS"], own]}]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.DEFAULT_FROM_EMAIL = "Portal <portal@aqmola.test>"
    settings.SITE_URL = "http://portal.test"
    mail.outbox = []


@pytest.fixture
def aigul():
    return get_user_model().objects.create(
        username="aigul", email="aigul@example.kz", language="ru", surname="Әлиева", given_name="Айгүл"
    )


@pytest.fixture(autouse=True)
def rings(monkeypatch) -> list[tuple]:
    """The rings that were asked for, in order."""
    rung: list[tuple] = []
    monkeypatch.setattr(posting, "ring", lambda *ring: rung.append(ring))
    return rung
