"""One walk over all pages for the tests of this folder."""

import pytest

from tests.browser.stage import busy_office
from tests.cast import Cast
from tests.pages.walk import Sent, pages


@pytest.fixture
def sent_pages(cast: Cast) -> list[Sent]:
    return list(pages(cast, busy_office(cast)))
