"""The seal of each sheet: read by zbar from a scan at 150 dpi, told to whoever cannot see it, and never in the way."""

import io
import re
import subprocess
from datetime import date

import pikepdf
import pytest
from django.template.loader import render_to_string
from PIL import Image, ImageFilter

from socialaid.lib.pdf import render_pdf
from socialaid.prints.actions.signing import signed
from socialaid.prints.facts import fingerprint
from socialaid.prints.scanning import statements_in
from socialaid.prints.seal import seal
from socialaid.prints.statements import Statement
from tests.pdf import facts
from tests.prints.reading import read_from, scanned

SITE = "https://socialaid.akmola.gov.kz"
LONG_NAMES = facts.coupon(6) | {"representative": "Қасымова-Жұмағалиева Ақмарал Бейбітжанқызы"}
SHEETS = {
    "coupon of six": ("coupon", facts.coupon(6), 1),
    "coupon of sixteen": ("coupon", facts.coupon(16), 1),
    "coupon with a representative": ("coupon", LONG_NAMES, 1),
    "grant": ("department_decision", facts.department_decision(), 1),
    "refusal": ("department_decision", facts.department_decision("refused"), 1),
    "minutes": ("minutes", facts.minutes(), 2),
}
PAGES = {"coupon of sixteen": 2, "minutes": 2}


@pytest.fixture(autouse=True)
def _address(settings):
    settings.SITE_URL = SITE


class Sealed:
    """One sheet with its seal."""

    def __init__(self, name):
        self.kind, told, self.page = SHEETS[name]
        statement = Statement(self.kind, told["number"], "zharkain", date(2026, 11, 30), fingerprint(told))
        self.statement, code = signed(statement)
        self.seal = seal(self.statement, code)
        self.pdf = render_pdf(render_to_string(f"pdf/{self.kind}.html", {"facts": told, "seal": self.seal}))


@pytest.fixture(scope="module")
def sheets():
    return {}


@pytest.fixture(params=list(SHEETS))
def sheet(request, sheets):
    if request.param not in sheets:
        sheets[request.param] = Sealed(request.param)
    return sheets[request.param]


def test_qr_is_read_from_a_scan_at_150_dpi(sheet, tmp_path):
    assert read_from(sheet.pdf, tmp_path, sheet.page) == [f"{SITE.upper()}/C/{sheet.statement}"]


def test_qr_is_read_from_a_scan_that_is_crooked_blurred_and_grey(tmp_path):
    sheet = Sealed("coupon of six")
    picture = scanned(sheet.pdf, tmp_path, dpi=450)
    with Image.open(picture) as paper:
        lower = paper.crop((0, paper.height // 3, paper.width, paper.height))
        crooked = lower.rotate(1.5, Image.Resampling.BICUBIC, fillcolor=255)
        worse = crooked.reduce(3).filter(ImageFilter.GaussianBlur(0.4))
        worse.point(lambda tone: 40 + tone * 3 // 4).save(picture)

    assert statements_in(picture) == [f"{SITE.upper()}/C/{sheet.statement}"]


def test_code_and_address_stand_beside_the_qr(sheet):
    command = ["pdftotext", "-f", str(sheet.page), "-l", str(sheet.page), "-", "-"]
    words = subprocess.run(command, input=sheet.pdf, capture_output=True, check=True).stdout.decode()

    assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}", sheet.seal.code)
    assert sheet.seal.code in words
    assert "socialaid.akmola.gov.kz/check" in re.sub(r"\s", "", words)


def test_qr_is_drawn_as_lines_and_told_in_words(sheet):
    with pikepdf.open(io.BytesIO(sheet.pdf)) as pdf:
        pictures = [
            each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        ]
        alt = [str(each["/Alt"]) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]

    assert pictures == []
    assert alt == ["QR-код: осы парақтың қол қойылған мәлімдемесі. Тексеретін бет: socialaid.akmola.gov.kz/check"]


@pytest.mark.parametrize("name", list(SHEETS))
def test_seal_costs_no_page(name, sheets):
    pages = len(pikepdf.open(io.BytesIO((sheets.get(name) or Sealed(name)).pdf)).pages)

    assert pages == PAGES.get(name, 1)


def test_sheet_frozen_before_has_no_seal():
    bare = render_pdf(render_to_string("pdf/minutes.html", {"facts": facts.minutes(), "seal": seal("", "")}))

    with pikepdf.open(io.BytesIO(bare)) as pdf:
        assert [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each] == []
