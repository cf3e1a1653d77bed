"""Compile the message catalogues (.po) that changed into what the portal reads (.mo), without GNU gettext."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parents[1] / "socialaid"
FOLDERS = (LOCALE / "locale", LOCALE / "locale_libraries")


def compile_changed(folders: tuple[Path, ...] = FOLDERS) -> list[Path]:
    """Write a .mo beside each .po that is newer than it, and return what was written."""
    written = []
    for source in sorted(path for folder in folders for path in folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            _compile(source, target)
            written.append(target)
    return written


def _compile(source: Path, target: Path) -> None:
    with source.open("rb") as stream:
        catalogue = read_po(stream, locale=source.parts[-3], abort_invalid=True)
    unfinished = target.with_suffix(".mo.new")
    with unfinished.open("wb") as stream:
        write_mo(stream, catalogue)
    unfinished.replace(target)


if __name__ == "__main__":
    for path in compile_changed():
        sys.stdout.write(f"compiled {path.relative_to(LOCALE.parent)}\n")
