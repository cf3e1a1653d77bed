#!/usr/bin/env python3
"""Pictures of every page that the people of the demo can reach, to be looked at, and sheets of many of them.

On a phone and on a desk, in Kazakh and Russian, in light and dark colours, right and with its forms sent empty. The
portal must be running on the loaded demo (`make run`); then `make screenshots`. Forms that take nothing for an answer
are sent as well, so load the demo anew afterwards.
"""

import argparse
import json
import re
import subprocess
import sys
import time
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize, sync_playwright

CHROMIUM = "/usr/bin/chromium"
OFFICE = "akkol"
SIZES: dict[str, ViewportSize] = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 800}}
COLOURS: dict[str, Literal["light", "dark"]] = {"light": "light", "dark": "dark"}
FORMS = Path(__file__).with_name("forms.js").read_text().partition("\n")[2].strip()
LEFT_UNSENT = re.compile(r"/?(logout|discard|recovery-codes|2fa)/")
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
# A sheet holds two rows of pictures, each cut to what a person sees without much scrolling.
ACROSS, WIDTHS = {"phone": 6, "desk": 3}, {"phone": 300, "desk": 616}
DOWN, HEIGHT, GAP, TITLE = 2, 560, 16, 22
PEOPLE = {
    "public": "",
    "applicant": "applicant.aigul",
    "daughter": "applicant.dina",
    "specialist": f"{OFFICE}.specialist",
    "specialist-city": "kokshetau.specialist",
    "head": f"{OFFICE}.head",
    "secretary": f"{OFFICE}.secretary",
    "member": f"{OFFICE}.member",
    "directorate": "directorate.reviewer",
    "administrator": "administrator",
}
# What a picture cannot show, and the library's own pages of administration.
LEFT_OUT = re.compile(r"/(prints|print|labels|minutes|scans|look|administration|static)/")
SHAPES = (
    (re.compile(r"/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}(?=/)"), "/NUMBER"),
    (re.compile(r"/\d+(?=/)"), "/N"),
    (
        re.compile(r"/(offices|categories|new|residence|samples|needed)/(?!directorate)[a-z][a-z0-9-]*(?=/)"),
        r"/\1/CODE",
    ),
)
# Where the walk begins; links lead to the rest.
SEEDS = (
    *("", f"?office={OFFICE}", "demo/", "start/", f"my/new/{OFFICE}/", "look-up/", "my/people/"),
    "account/password/reset/",
)
# How many pages of one shape are worth a picture: a case looks different in each state.
MOST = {"desk/cases/NUMBER/": 14, "my/cases/NUMBER/": 6, "desk/payments/N/": 5, "desk/sittings/N/": 3}


@dataclass
class Walk:
    """Where one person has been and what is still to be seen."""

    address: str
    waiting: deque[str]
    seen: set[str] = field(default_factory=set)
    shapes: Counter[str] = field(default_factory=Counter)

    def wants(self, path: str) -> bool:
        shape = shape_of(path)
        return path not in self.seen and self.shapes[shape] < MOST.get(shape, 1)

    def visit(self, path: str) -> None:
        self.seen.add(path)
        self.shapes[shape_of(path)] += 1


def main() -> int:
    asked = arguments()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        complaints = [line for who in asked.people for line in pictures_of(browser, who, asked)]
    print("\n".join(complaints) or "No page is wider than its screen, no page complains.")
    return 1 if complaints else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://127.0.0.1:8000")
    parser.add_argument("--into", type=Path, default=Path("var/screenshots"))
    parser.add_argument("--people", nargs="+", default=list(PEOPLE), choices=list(PEOPLE))
    parser.add_argument("--languages", nargs="+", default=["kk", "ru"])
    parser.add_argument("--colours", nargs="+", default=list(COLOURS), choices=list(COLOURS))
    parser.add_argument("--sizes", nargs="+", default=list(SIZES), choices=list(SIZES))
    parser.add_argument("--only", default="", help="only pages whose address holds this")
    return parser.parse_args()


def pictures_of(browser: Browser, who: str, asked: argparse.Namespace) -> list[str]:
    """Take all pictures of what one person sees; the answer is what is wrong with the pages."""
    context = browser.new_context(viewport=SIZES["desk"], locale="kk-KZ")
    if PEOPLE[who]:
        sign_in(context, asked.address, PEOPLE[who])
    paths = [path for path in found_by(context, asked.address) if asked.only in path]
    print(f"{who}: {len(paths)} pages", flush=True)
    state = context.storage_state()
    complaints: list[str] = []
    for size, colours, language in product(asked.sizes, asked.colours, asked.languages):
        page = browser.new_context(
            viewport=SIZES[size], storage_state=state, locale="kk-KZ", color_scheme=COLOURS[colours]
        ).new_page()
        page.on("console", lambda message: complaints.extend(complaint(who, message)))
        series = Series(page, asked.address, language, asked.into / f"{size}-{language}-{colours}", who)
        complaints.extend(series.take(paths))
        page.context.close()
    return complaints


def complaint(who: str, message: ConsoleMessage) -> list[str]:
    """What a page complains of; advice of the browser is none."""
    return [f"{who} {message.location['url']}: {message.text}"] if message.type in {"error", "warning"} else []


@dataclass
class Series:
    """The pictures of one person's pages in one size, language and theme."""

    page: Page
    address: str
    language: str
    folder: Path
    who: str

    def take(self, paths: list[str]) -> Iterator[str]:
        """Right and with mistakes; what is wrong with the pages comes out."""
        files: list[Path] = []
        for number, path in enumerate(paths):
            file = self.folder / f"{self.who}-{file_name(number, path)}"
            yield from self._right(path, file)
            files.append(file)
            files += self._mistaken(path, file)
        contact_sheets(files, self.folder.parent / "sheets", f"{self.folder.name}-{self.who}")

    def _right(self, path: str, file: Path) -> list[str]:
        self.page.goto(f"{self.address}/{self.language}/{path}")
        return picture(self.page, file)

    def _mistaken(self, path: str, file: Path) -> Iterator[Path]:
        if LEFT_UNSENT.search(path):
            return
        for at in self.page.evaluate(f"{FORMS}.asking()"):
            self.page.goto(f"{self.address}/{self.language}/{path}")
            if at not in self.page.evaluate(f"{FORMS}.asking()"):
                return
            with self.page.expect_navigation():
                self.page.evaluate(f"asked => {FORMS}.send(asked)", {"at": at, "text": ""})
            if self.page.locator(".error-summary").count():
                wrong = file.with_stem(f"{file.stem}-mistakes-{at}")
                picture(self.page, wrong)
                yield wrong


def sign_in(context: BrowserContext, address: str, username: str) -> None:
    """Through the real pages; a code that was used or ran out a moment ago is waited out."""
    page, password = context.new_page(), demo_person(username)["password"]
    for _attempt in range(3):
        context.clear_cookies()
        page.goto(f"{address}/kk/account/login/")
        page.fill("input[name=login]", username)
        page.fill("input[name=password]", password)
        page.click("main button[type=submit]")
        if "/2fa/" in page.url:
            page.fill("input[name=code]", demo_person(username)["code"])
            page.click("main form button[type=submit] >> nth=0")
        if "/account/" not in page.url:
            return
        time.sleep(31)
    raise SystemExit(f"{username} cannot sign in: {page.locator('main').inner_text()}")


def demo_person(username: str) -> dict[str, str]:
    command = [sys.executable, "manage.py", "demo_people", "--json"]
    answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    people: list[dict[str, str]] = json.loads(answer.stdout)
    return next(person for person in people if person["username"] == username)


def found_by(context: BrowserContext, address: str) -> Iterator[str]:
    """Every page that links lead to, one of each shape, without the language before it."""
    walk, page = Walk(address, deque(SEEDS)), context.new_page()
    while walk.waiting:
        path = walk.waiting.popleft()
        if not walk.wants(path):
            continue
        answer = page.goto(f"{address}/kk/{path}")
        walk.visit(path)
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            continue
        walk.waiting.extend(links_on(page, address))
        yield path


def links_on(page: Page, address: str) -> list[str]:
    hrefs = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href.split('#')[0])")
    inside = [urlsplit(href) for href in hrefs if href.startswith(f"{address}/kk/") and not LEFT_OUT.search(href)]
    return [link.path.removeprefix("/kk/") + (f"?{link.query}" if link.query else "") for link in inside]


def shape_of(path: str) -> str:
    address, _mark, query = path.partition("?")
    for pattern, word in SHAPES:
        address = pattern.sub(word, f"/{address}")[1:]
    return address + "".join(f"?{pair.split('=')[0]}" for pair in query.split("&") if pair)


def file_name(number: int, path: str) -> str:
    words = re.sub(r"[^0-9A-Za-z]+", "-", path).strip("-") or "home"
    return f"{number:02}-{words}.png"


def contact_sheets(files: list[Path], folder: Path, name: str) -> None:
    """As many pictures on a sheet as one can take in, each with its name."""
    folder.mkdir(parents=True, exist_ok=True)
    size = name.partition("-")[0]
    many = ACROSS[size] * DOWN
    for first in range(0, len(files), many):
        sheet = contact_sheet(files[first : first + many], ACROSS[size], WIDTHS[size])
        sheet.save(folder / f"{name}-{first // many}.png")


def contact_sheet(files: list[Path], across: int, width: int) -> Image.Image:
    sheet = Image.new("RGB", ((width + GAP) * across, (HEIGHT + GAP + TITLE) * DOWN), "#808080")
    words, font = ImageDraw.Draw(sheet), ImageFont.truetype(FONT, 11)
    for at, file in enumerate(files):
        left, top = at % across * (width + GAP), at // across * (HEIGHT + GAP + TITLE)
        words.text((left + 4, top + 4), file.stem[-46:], fill="#fff", font=font)
        with Image.open(file) as full:
            small = full.resize((width, full.height * width // full.width), Image.Resampling.LANCZOS)
        sheet.paste(small.crop((0, 0, width, min(small.height, HEIGHT))), (left + 4, top + TITLE))
    return sheet


def picture(page: Page, path: Path) -> list[str]:
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, full_page=True)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{path}: {wide} px wider than the screen"] if wide > 0 else []


if __name__ == "__main__":
    sys.exit(main())
