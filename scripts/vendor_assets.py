"""Copy the front-end files that we use out of npm packages, with licence and checksums (`make vendor`).

The archives are checked against the SHA-512 written here, so that what is committed is what was looked at.
"""

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from base64 import b64encode
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "static" / "vendor"
PRINT_FONTS = ROOT / "static" / "pdf"

# What the sheets must be able to print: Kazakh and Russian letters, numbers, and the signs of letters and money.
PRINTED = (
    "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
    "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    "0123456789 .,:;!?()/\"'+-=%§№«»–—·×₸@_\u00a0"
)


@dataclass(frozen=True)
class Package:
    name: str
    version: str
    sha512: str
    folder: str
    files: tuple[str, ...]


GOLOS = Package(
    name="@fontsource-variable/golos-text",
    version="5.3.0",
    sha512="D+Evz5yqXYh6tsalc537FS+cPDWn2FTdO8j/K1ZZuFAvA7ib6WnusTiihciq7mMnm6GBo6XTlh0JXPrhBsam2g==",
    folder="golos-text",
    files=(
        "LICENSE",
        "files/golos-text-cyrillic-ext-wght-normal.woff2",
        "files/golos-text-cyrillic-wght-normal.woff2",
        "files/golos-text-latin-ext-wght-normal.woff2",
        "files/golos-text-latin-wght-normal.woff2",
    ),
)
PACKAGES = (GOLOS,)
# A fixed time, in seconds since 1904, so that the same packages give the same bytes.
MADE = 3_600_000_000
WEIGHTS = {"Regular": 400, "Bold": 700}


def fetch(package: Package, into: Path) -> bytes:
    """The package's archive from the registry that npm is set to; raises ValueError when its checksum differs."""
    subprocess.run(
        ["npm", "pack", f"{package.name}@{package.version}", "--silent"],
        cwd=into,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    archive = next(into.glob("*.tgz")).read_bytes()
    found = b64encode(hashlib.sha512(archive).digest()).decode()
    if found != package.sha512:
        raise ValueError(f"{package.name}: the archive's SHA-512 is {found}")
    return archive


def unpack(package: Package, archive: bytes, into: Path = VENDOR) -> None:
    """The chosen files into <into>/<folder>/, with a CHECKSUMS file beside them."""
    folder = into / package.folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    lines = [f"{package.name} {package.version} sha512-{package.sha512}"]
    with tarfile.open(fileobj=BytesIO(archive)) as tar:
        for name in package.files:
            content = _member(tar, f"package/{name}")
            target = folder / Path(name).name
            target.write_bytes(content)
            lines.append(f"{hashlib.sha256(content).hexdigest()}  {target.name}")
    (folder / "CHECKSUMS").write_text("\n".join(lines) + "\n")


def _member(tar: tarfile.TarFile, name: str) -> bytes:
    found = tar.extractfile(name)
    if found is None:
        raise ValueError(f"{name} is not a file")
    return found.read()


def print_font(style: str, weight: int) -> None:
    """One static file for the PDFs: WeasyPrint takes a single weight, and knows no split by letters."""
    with tempfile.TemporaryDirectory() as folder:
        parts = [
            cut(source, weight, Path(folder))
            for source in sorted((VENDOR / "golos-text").glob("*.woff2"), key=latin_first)
        ]
        font = Merger().merge([str(part) for part in parts])
    rename(font, style, weight)
    check(font, style)
    PRINT_FONTS.mkdir(parents=True, exist_ok=True)
    font.save(PRINT_FONTS / f"GolosText-{style}.ttf")


def latin_first(source: Path) -> tuple[bool, str]:
    return ("latin-wght" not in source.name, source.name)


def cut(source: Path, weight: int, folder: Path) -> Path:
    """The subset at one weight, without the layout tables that cannot be merged across subsets."""
    font = instancer.instantiateVariableFont(TTFont(source), {"wght": weight})
    font.flavor = None
    for table in ("GSUB", "GDEF", "STAT", "HVAR", "MVAR"):
        if table in font:
            del font[table]
    target = folder / f"{source.stem}.ttf"
    font.save(target)
    return target


def rename(font: TTFont, style: str, weight: int) -> None:
    """The names by which style sheets and readers of the PDF find the font."""
    bold = style == "Bold"
    names = {1: "Golos Text", 2: style, 4: f"Golos Text {style}", 6: f"GolosText-{style}"}
    table = font["name"]
    table.names = [name for name in table.names if name.nameID in (0, 5, 13, 14)]
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x20 if bold else 0x40
    font["head"].macStyle = 1 if bold else 0
    font["head"].created = font["head"].modified = MADE
    font.recalcTimestamp = False


def check(font: TTFont, style: str) -> None:
    missing = {sign for sign in PRINTED if ord(sign) not in font.getBestCmap()}
    if missing:
        raise ValueError(f"GolosText-{style} lacks {sorted(missing)}")


def main() -> None:
    for package in PACKAGES:
        with tempfile.TemporaryDirectory() as folder:
            unpack(package, fetch(package, Path(folder)))
    for style, weight in WEIGHTS.items():
        print_font(style, weight)
    shutil.copy(VENDOR / "golos-text" / "LICENSE", PRINT_FONTS / "GolosText-LICENSE")


if __name__ == "__main__":
    main()
