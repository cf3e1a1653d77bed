"""Somebody before the browser: signs in through the real pages and notes whatever a page complains of."""

import time
from functools import cached_property

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext, override
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page

from portal.demo_people import PERIOD_SECONDS, current_code
from socialaid.accounts.models import User
from tests.browser.line import BROKEN, Line

CODE = "input[name=code]"
ENOUGH_SECONDS = 4
# The pages of the library's administration name no icon, so the browser guesses one.
GUESSED_ICON = "/favicon.ico"
# What the browser notes of a page that says no: a walk that asks for such pages wants it.
REFUSED = "the server responded with a status of 4"


def kk(text: str) -> str:
    """How the Kazakh pages say it."""
    with override("kk"):
        return gettext(text)


class Visitor:
    """One browser window of one person."""

    def __init__(self, context: BrowserContext, address: str, *, bad_line: bool = False) -> None:
        """On a bad line a request that is lost is no complaint."""
        self.context, self.address, self.bad_line = context, address, bad_line
        self.complaints: list[str] = []
        self.refusals_expected = False
        self.page: Page = context.new_page()
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))

    @cached_property
    def line(self) -> Line:
        return Line(self.page)

    def _listen(self, message: ConsoleMessage) -> None:
        expected = message.location["url"].endswith(GUESSED_ICON) or (self.bad_line and BROKEN in message.text)
        if self.refusals_expected and REFUSED in message.text:
            return
        if message.type in ("error", "warning") and not expected:
            self.complaints.append(f"{message.location['url']}: {message.text}")

    def sign_in(self, user: User, password: str) -> None:
        """Name and password, then the code of the second factor where there is one."""
        self.go("/kk/account/login/")
        self.page.fill("input[name=login]", user.username)
        self.page.fill("input[name=password]", password)
        self.press("Sign in")
        factor = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
        if factor:
            self._wait_for_a_fresh_code()
            self.page.fill(CODE, current_code(get_adapter().decrypt(factor.data["secret"])))
            self.press("Sign in")
        assert "/account/" not in self.page.url, self.words()

    def _wait_for_a_fresh_code(self) -> None:
        """A code that runs out on its way to the server would be refused."""
        left = PERIOD_SECONDS - time.time() % PERIOD_SECONDS
        if left < ENOUGH_SECONDS:
            self.page.wait_for_timeout(left * 1000)

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)

    def press(self, text: str, *, nth: int = 0) -> None:
        """Press the button with this name, given in English."""
        self.main.get_by_role("button", name=kk(text), exact=True).nth(nth).click()

    def follow(self, text: str, **named: str) -> None:
        """Follow the first link with this name, given in English."""
        self.main.get_by_role("link", name=kk(text) % named if named else kk(text)).first.click()

    def follow_exactly(self, name: str) -> None:
        """Follow the first link with just this name, as it stands on the page."""
        self.main.get_by_role("link", name=name, exact=True).first.click()

    def fill(self, **answers: str) -> None:
        """Fill fields by their names."""
        for name, text in answers.items():
            self.page.fill(f"[name={name}]", text)

    def choose(self, **answers: str) -> None:
        """Choose circles and ticks by their names and values."""
        for name, choice in answers.items():
            self.page.check(f"[name={name}][value='{choice}']")

    @property
    def main(self) -> Locator:
        """The page itself, once it has come over the line as a whole."""
        self.page.wait_for_load_state("domcontentloaded")
        return self.page.locator("#main")

    def words(self) -> str:
        """What the page says."""
        return self.main.inner_text()

    def path(self) -> str:
        return self.page.url.removeprefix(self.address)

    def width_beyond_the_screen(self) -> int:
        """By how many pixels the page can be pushed to the side."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
