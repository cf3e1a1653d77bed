import re
import subprocess
import sys

import pytest
from PIL import ImageFile

from socialaid.lib.pdf import ForbiddenSource, own_file, render_pdf

WORDS = "Әлия Ғани Қанат Ңаң Өмір Ұлан Үміт Һәкім Іңкәр «әғқңөұүһі» № 12, 43 250 ₸"


def page(body: str) -> str:
    return f'<!doctype html><html lang="kk"><head><title>Парақ</title></head><body>{body}</body></html>'


def told_by(*command: str, sheet: bytes) -> str:
    return subprocess.run(command, input=sheet, capture_output=True, check=True).stdout.decode(errors="replace")


def test_render_pdf_is_tagged_and_names_its_title_and_language(tmp_path):
    (tmp_path / "a.pdf").write_bytes(render_pdf(page("<h1>Сәлем</h1>")))

    facts = told_by("pdfinfo", str(tmp_path / "a.pdf"), sheet=b"")
    inside = told_by("qpdf", "--qdf", "--object-streams=disable", str(tmp_path / "a.pdf"), "-", sheet=b"")

    assert re.findall(r"^(?:Title|Tagged): +(.*)$", facts, re.MULTILINE) == ["Парақ", "yes"]
    assert "/Lang (kk)" in inside
    assert 'pdfuaid:part="1"' in inside


def test_render_pdf_gives_the_same_bytes_twice():
    sheet = page(f"<h1>{WORDS}</h1><p><strong>{WORDS}</strong></p>")
    first = render_pdf(sheet)
    render_pdf(page("<p>another sheet between the two</p>"))

    assert render_pdf(sheet) == first


def test_render_pdf_gives_the_same_bytes_in_another_process(tmp_path):
    sheet = page(f"<h1>{WORDS}</h1><p><strong>{WORDS}</strong></p>")
    program = (
        "import sys, django; django.setup(); from socialaid.lib.pdf import render_pdf;"
        "sys.stdout.buffer.write(render_pdf(sys.argv[1]))"
    )

    other = subprocess.run([sys.executable, "-W", "ignore", "-c", program, sheet], capture_output=True, check=True)

    assert other.stdout == render_pdf(sheet)


def test_render_pdf_has_the_kazakh_letters_as_text():
    assert WORDS in told_by("pdftotext", "-", "-", sheet=render_pdf(page(f"<p>{WORDS}</p>")))


def test_render_pdf_carries_its_fonts(tmp_path):
    (tmp_path / "a.pdf").write_bytes(render_pdf(page(f"<p>{WORDS}</p><p><strong>{WORDS}</strong></p>")))

    rows = told_by("pdffonts", str(tmp_path / "a.pdf"), sheet=b"").splitlines()[2:]

    assert [row.split()[0].partition("+")[2] for row in rows] == ["Golos-Text", "Golos-Text-Bold"]
    assert all(re.search(r"yes\s+yes\s+yes\s+\d", row) for row in rows)


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/a.png",
        "https://static/img/a.png",
        "file:///etc/passwd",
        "/etc/passwd",
        "../manage.py",
        "pdf/../../manage.py",
        "pdf/%2e%2e/%2e%2e/manage.py",
        "vendor/golos-text/LICENSE",
        "pdf/no-such-file.png",
    ],
)
def test_render_pdf_draws_in_nothing_but_our_own_files(address):
    with pytest.raises(ForbiddenSource):
        render_pdf(page(f'<img alt="" src="{address}">'))


def test_render_pdf_takes_pictures_that_stand_in_the_page():
    dot = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"

    assert b"/Image" in render_pdf(page(f'<img alt="" src="{dot}">'))


def test_render_pdf_leaves_pillow_strict_about_uploads():
    render_pdf(page("<p>Сәлем</p>"))

    assert ImageFile.LOAD_TRUNCATED_IMAGES is False


def test_own_file_is_below_the_static_folder(settings):
    assert own_file("http://static/pdf/print.css") == settings.BASE_DIR / "static" / "pdf" / "print.css"
