"""Paragraph 8: the service is free of charge, and every page that anybody may read says so."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override

from entitlements.models import Category
from tests.pdf import facts

PAGES = [
    ("home", []),
    ("service", []),
    ("documents", []),
    ("offices", []),
    ("office", ["akkol"]),
    ("category", ["category"]),
    ("account_login", []),
    ("account_signup", []),
]


@pytest.mark.sqlite
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(("name", "args"), PAGES)
def test_paragraph_8_every_public_page_says_that_the_service_is_free(client, reference, name, args, language):
    args = [Category.objects.by_application()[0].code] if args == ["category"] else args
    with override(language):
        address, line = reverse(name, args=args), gettext("The service is free of charge.")

    page = client.get(address).content.decode()

    assert line in page


@pytest.mark.parametrize("sheet", ["coupon", "department_decision"])
def test_paragraph_8_what_the_citizen_takes_home_says_that_the_service_is_free(sheet):
    text = render_to_string(f"pdf/{sheet}.html", {"facts": getattr(facts, sheet)()})

    assert "Мемлекеттік қызмет тегін көрсетіледі." in text
    assert "Государственная услуга оказывается бесплатно." in text
