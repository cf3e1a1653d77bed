"""The registration journal of an office and year: every number that was given out, in order, none left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from applications import rules
from applications.models import Application
from offices.models import Office
from offices.rules import Person
from socialaid.lib.localized import localized
from socialaid.lib.numbering import journal_number
from socialaid.prints.models import Journal

CODE: Final = "registration"
PAGE: Final = 50
CHUNK: Final = 500
HEADS: Final = (
    (_("Journal number"), 18),
    (_("Registered"), 18),
    (_("Applicant"), 36),
    (_("Case"), 16),
    (_("Category"), 60),
    (_("Specialist"), 30),
    (_("State"), 26),
)
HEADS_WITHOUT_NAMES: Final = (HEADS[0], HEADS[1], HEADS[6])


@dataclass(frozen=True, slots=True)
class Line:
    """One number of the journal and the case that stands under it; `opens` says whether the reader may open it."""

    number: str
    case: Application | None
    opens: bool = False

    @property
    def registered_at(self) -> datetime | None:
        return self.case.registered_at if self.case else None

    @property
    def state(self) -> Any:
        """The case's own state, also where it was withdrawn or stopped: the number stays."""
        return self.case.label if self.case else _("No case stands under this number")

    @property
    def tone(self) -> str:
        return self.case.tone if self.case else "bad"

    def cells(self, *, names: bool) -> list[Any]:
        """The line as a row of the table, in the order of HEADS."""
        if self.case is None or not names:
            return [self.number, self.registered_at, *([""] * 4 if names else []), str(self.state)]
        case, by = self.case, self.case.registered_by
        return [
            self.number,
            self.registered_at,
            case.applicant.full_name,
            case.number,
            localized(case.category, "title"),
            by.full_name if by else "",
            str(self.state),
        ]


@dataclass(frozen=True, slots=True)
class RegistrationJournal:
    """The journal of one office in one year; `last` is the number given out last."""

    office: Office
    year: int
    last: int

    def lines(self, reader: Person, first: int = 1, count: int = PAGE) -> list[Line]:
        """At most `count` lines from the number `first` on, in one query."""
        end = min(first + count, self.last + 1)
        numbers = [journal_number(CODE, self.office.order, self.year, n) for n in range(first, end)]
        cases = Application.objects.filter(journal_number__in=numbers)
        found = {case.journal_number: case for case in cases.with_people().select_related("registered_by")}
        return [_line(number, found.get(number), reader) for number in numbers]

    def all_lines(self, reader: Person) -> Iterator[Line]:
        """The whole year, read in pieces."""
        for first in range(1, self.last + 1, CHUNK):
            yield from self.lines(reader, first, CHUNK)

    def neighbours(self, first: int) -> tuple[int, int]:
        """Where the page before and the page after begin; 0 where there is none."""
        return max(first - PAGE, 1) if first > 1 else 0, first + PAGE if first + PAGE <= self.last else 0


def _line(number: str, case: Application | None, reader: Person) -> Line:
    return Line(number, case, opens=case is not None and not rules.is_party(reader, case))


def years_of(office: Office) -> list[int]:
    """The years in which the office has registered something, the newest first."""
    rows = Journal.objects.filter(code=CODE, office=office.code)
    return list(rows.order_by("-year").values_list("year", flat=True))


def years_by_office() -> dict[str, list[int]]:
    """The same for all offices, by their codes."""
    known: dict[str, list[int]] = {}
    for code, year in Journal.objects.filter(code=CODE).order_by("-year").values_list("office", "year"):
        known.setdefault(code, []).append(year)
    return known


def journal_of(office: Office, year: int) -> RegistrationJournal:
    """The journal of the office; an empty one where nothing was registered in the year."""
    row = Journal.objects.filter(code=CODE, office=office.code, year=year).first()
    return RegistrationJournal(office, year, row.last if row else 0)
