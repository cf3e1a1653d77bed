"""Every page of whoever often has only a phone of 360 pixels: it opens, fits, and complains of nothing."""

import pytest

from tests.browser.conftest import Admit
from tests.browser.stage import busy_office
from tests.browser.walk import pages
from tests.cast import Cast

# The pages of the others are looked at by the walk with axe, which is narrower still.
OFTEN_ON_A_PHONE = ("nobody", "applicant", "specialist", "member")


@pytest.mark.parametrize("part", OFTEN_ON_A_PHONE)
def test_every_page_that_links_lead_to_fits_a_phone(admit: Admit, cast: Cast, part: str) -> None:
    busy_office(cast)
    visitor = admit(part, phone=True)
    seeds = ["/kk/"] if part == "nobody" else ["/kk/start/", "/kk/", "/kk/my/new/akkol/"]

    walked = {path: (answer.status, visitor.width_beyond_the_screen()) for path, answer in pages(visitor, seeds, set())}

    assert {path: found for path, found in walked.items() if found != (200, 0)} == {}
    assert len(walked) > 5
