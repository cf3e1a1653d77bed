"""The line of a phone: slow, and sometimes gone."""

from playwright.sync_api import Page

BROKEN = "net::ERR_INTERNET_DISCONNECTED"
SLOW = {"latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}


class Line:
    """A mobile line at the edge of a village; whatever is under way when it breaks is lost."""

    def __init__(self, page: Page) -> None:
        self._network = page.context.new_cdp_session(page)
        self._network.send("Network.enable")

    def slows_down(self) -> None:
        self._become(offline=False)

    def breaks(self) -> None:
        self._become(offline=True)

    def comes_back(self) -> None:
        """As slow as before."""
        self._become(offline=False)

    def _become(self, *, offline: bool) -> None:
        self._network.send("Network.emulateNetworkConditions", {**SLOW, "offline": offline})
