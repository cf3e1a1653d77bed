"""A PDF as the tools of poppler read it back."""

import re
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Font:
    name: str
    embedded: bool


class Paper:
    def __init__(self, file: Path) -> None:
        self.file = file

    def _ask(self, *command: str) -> str:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    @cached_property
    def words(self) -> str:
        """All that is written on it, the line breaks of the layout taken out."""
        return re.sub(r"\s+", " ", self._ask("pdftotext", str(self.file), "-"))

    def letters_in(self, page: int, left: int, top: int, width: int, height: int) -> str:
        """What stands in a part of one page (from 1), without spaces; points from the upper left corner."""
        part = ("-x", str(left), "-y", str(top), "-W", str(width), "-H", str(height))
        return "".join(self._ask("pdftotext", "-f", str(page), "-l", str(page), *part, str(self.file), "-").split())

    @cached_property
    def facts(self) -> dict[str, str]:
        """What pdfinfo says: "Pages", "Tagged", "Page size", ..."""
        lines = [line.split(":", 1) for line in self._ask("pdfinfo", str(self.file)).splitlines()]
        return {name: value.strip() for name, value in lines}

    @cached_property
    def fonts(self) -> list[Font]:
        """Its fonts; the columns of pdffonts end with: emb sub uni object ID."""
        rows = [line.split() for line in self._ask("pdffonts", str(self.file)).splitlines()[2:]]
        return [Font(row[0], row[-5] == "yes") for row in rows]
