"""The printed sheets: everything that must be on them is on them, on the paper they are meant for."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from fontTools.ttLib import TTFont

from socialaid.lib.pdf import render_pdf
from tests.pdf import facts

A4, A5 = (595, 842), (420, 595)


class Sheet:
    """A printed sheet and what the poppler tools say about it."""

    def __init__(self, kind: str, told: dict[str, Any], folder: Path) -> None:
        self.file = folder / f"{kind}.pdf"
        self.file.write_bytes(render_pdf(render_to_string(f"pdf/{kind}.html", {"facts": told})))
        self.info = self._ask("pdfinfo")
        self.fonts = self._ask("pdffonts")

    def _ask(self, *command: str) -> str:
        return subprocess.run([*command, str(self.file)], check=True, capture_output=True, text=True).stdout

    @property
    def pages(self) -> int:
        return int(re.search(r"^Pages: +(\d+)$", self.info, re.MULTILINE)[1])

    @property
    def size(self) -> tuple[int, int]:
        width, height = re.search(r"^Page size: +([\d.]+) x ([\d.]+)", self.info, re.MULTILINE).groups()
        return round(float(width)), round(float(height))

    def text(self, page: int) -> str:
        """The words of one page, line breaks and hyphenation of the layout taken out."""
        command = ["pdftotext", "-f", str(page), "-l", str(page), str(self.file), "-"]
        words = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return re.sub(r"\s+", " ", words)


@pytest.fixture
def printed(tmp_path):
    return lambda kind, told: Sheet(kind, told, tmp_path)


def test_coupon_says_what_paragraph_15_asks_on_one_a5_side(printed):
    told = facts.coupon(6)

    sheet = printed("coupon", told)

    assert (sheet.pages, sheet.size) == (1, A5)
    for words in (
        told["number"],
        told["case_number"],
        told["applicant"],
        told["specialist"],
        told["registered_at"]["kk"],
        told["registered_at"]["ru"],
        told["filed_at"]["ru"],
        told["documents"][5]["short"]["kk"],
        told["documents"][5]["short"]["ru"],
    ):
        assert words in sheet.text(1)


def test_coupon_with_all_16_documents_lists_their_full_names_on_the_back(printed):
    told = facts.coupon(16)

    sheet = printed("coupon", told)

    assert (sheet.pages, sheet.size) == (2, A5)
    assert "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16" in sheet.text(1)
    back = sheet.text(2).replace(" ", "")
    for document in told["documents"]:
        assert document["full"]["kk"].split()[0] in back
        assert document["full"]["ru"].split()[0] in back


@pytest.mark.parametrize("outcome", ["granted", "refused"])
def test_department_decision_fits_one_a4_side(printed, outcome):
    told = facts.department_decision(outcome)

    sheet = printed("department_decision", told)

    assert (sheet.pages, sheet.size) == (1, A4)
    for words in (told["number"], told["applicant"], told["maslikhat"]["number"], told["signer"]["name"]):
        assert words in sheet.text(1)
    assert ("43 250 ₸" in sheet.text(1)) is (outcome == "granted")
    assert ("Представлены неполные сведения" in sheet.text(1)) is (outcome == "refused")


def test_minutes_tell_votes_and_decisions_of_each_case(printed):
    sheet = printed("minutes", facts.minutes())

    text = " ".join(sheet.text(page) for page in range(1, sheet.pages + 1))

    assert sheet.size == A4
    assert text.count("решил голос председателя") == 3
    assert "Решение № 01-К-2026-0012: назначить, 43 250 ₸." in text
    assert "Решение: отложить." in text
    assert "қалыс қалды · воздержались: Мүшенов 6" in text


def test_sheets_carry_their_own_font_and_are_tagged(printed):
    sheet = printed("coupon", facts.coupon())

    assert re.search(r"^Tagged: +yes$", sheet.info, re.MULTILINE)
    names = {line.split()[0].partition("+")[2] for line in sheet.fonts.splitlines()[2:]}
    assert names == {"Golos-Text", "Golos-Text-Bold"}


def test_print_fonts_hold_kazakh_russian_and_the_tenge_sign():
    wanted = "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёЫы0123456789№«»₸–—×§·"
    for style in ("Regular", "Bold"):
        held = TTFont(settings.BASE_DIR / "static" / "pdf" / f"GolosText-{style}.ttf").getBestCmap()
        assert [sign for sign in wanted if ord(sign) not in held] == []
