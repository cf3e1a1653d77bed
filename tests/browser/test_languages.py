"""Three languages: switching keeps the page, and the page says which one it speaks."""

import pytest

from tests import cast as stage
from tests.browser.conftest import Admit
from tests.cast import Cast

NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_switch_keeps_the_page_and_what_is_asked_in_it(admit: Admit, language: str, phone: bool) -> None:
    visitor = admit(phone=phone)
    visitor.go("/kk/?office=akkol")

    visitor.page.get_by_role("link", name=NAMES[language]).click()

    assert visitor.path() == f"/{language}/?office=akkol"
    assert visitor.page.locator("html").get_attribute("lang") == language
    assert visitor.page.locator("[name=office]").input_value() == "akkol"


def test_switch_keeps_the_case_and_the_document_that_is_open(admit: Admit, cast: Cast) -> None:
    case = stage.filed(cast)
    visitor = admit("specialist")
    visitor.go(f"/kk/desk/cases/{case.number}/?document=2")

    visitor.page.get_by_role("link", name=NAMES["ru"]).click()

    assert visitor.path() == f"/ru/desk/cases/{case.number}/?document=2"


@pytest.mark.parametrize("language", list(NAMES))
def test_home_page_fits_a_phone_in_each_language(admit: Admit, language: str) -> None:
    visitor = admit(phone=True)

    visitor.go(f"/{language}/")

    assert visitor.width_beyond_the_screen() == 0
