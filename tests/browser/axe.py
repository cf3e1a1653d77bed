"""axe-core in a page: what it finds against WCAG 2.2 AA and its best practices, as lines for a reader."""

from typing import Any

from playwright.sync_api import Page

from tests.fences.rooms import ROOT

AXE = ROOT / ".venv" / "tools" / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
ALL_RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
RUN = """asked => axe.run(document, asked).then(result => result.violations.flatMap(finding =>
    finding.nodes.map(node => `${finding.id}: ${node.target.join(' ')} ${node.html.slice(0, 160)}`)))"""


def prepare(page: Page) -> None:
    """Every page that opens from now on carries axe."""
    page.context.add_init_script(path=AXE)


def findings(page: Page, rules: dict[str, Any] = ALL_RULES) -> list[str]:
    found: list[str] = page.evaluate(RUN, rules)
    return found
