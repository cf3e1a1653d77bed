"""The registration journal: every number in order, who reads it, and what is written down about the reading."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from openpyxl import load_workbook

from applications.actions.filing import withdraw
from applications.journal import PAGE, journal_of, years_of
from applications.models import Applicant, Application
from socialaid.audit.models import Reading
from socialaid.prints.models import Journal
from tests.cast import registered, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture(autouse=True)
def _in_kazakh():
    with override("kk"):
        yield


@pytest.fixture
def journal(cast):
    """Three numbers of one year: a case, one that was withdrawn, one whose case is gone from the portal."""
    first, second, third = (registered(cast, back=1) for _n in range(3))
    withdraw(application=second, by=cast.applicant, now=second.registered_at)
    year = first.registered_at.year
    Application.objects.filter(pk=third.pk).update(journal_number=f"99-{year}-000003")
    return journal_of(cast.office, year)


def address(journal, name="desk:journal-year"):
    return reverse(name, args=[journal.office.code, journal.year])


def test_lines_leave_no_number_out(cast, journal):
    lines = journal.lines(cast.specialist)

    assert [line.number[-6:] for line in lines] == ["000001", "000002", "000003"]
    assert [str(line.state) for line in lines] == ["Тіркелді", "Кері қайтарып алынды", "Бұл нөмірде іс жоқ"]


def test_lines_of_a_page_take_one_query_however_many(cast, journal):
    with CaptureQueriesContext(connection) as few:
        journal.lines(cast.specialist)
    Journal.objects.update(last=PAGE)
    with CaptureQueriesContext(connection) as many:
        assert len(journal_of(journal.office, journal.year).lines(cast.specialist)) == PAGE

    assert (len(few), len(many) - 1) == (1, 1)


def test_pages_follow_each_other_by_number(cast, journal):
    Journal.objects.update(last=PAGE * 2 + 1)
    whole = journal_of(journal.office, journal.year)

    assert [whole.neighbours(first) for first in (1, PAGE + 1, PAGE * 2 + 1)] == [
        (0, PAGE + 1),
        (1, PAGE * 2 + 1),
        (PAGE + 1, 0),
    ]
    assert len(list(whole.all_lines(cast.specialist))) == PAGE * 2 + 1


def test_page_shows_names_and_the_reading_is_written_down(cast, journal):
    page = signed_in(cast.specialist).get(address(journal)).content.decode()

    case = Application.objects.get(journal_number=journal.lines(cast.specialist)[0].number)
    assert case.applicant.full_name in page
    assert case.get_absolute_url() in page
    [reading] = Reading.objects.filter(path=f"journals/akkol/{journal.year}")
    assert (reading.reader, reading.office) == (cast.specialist, "akkol")


def test_directorate_sees_numbers_without_names_on_every_form(cast, journal):
    names = [applicant.full_name for applicant in Applicant.objects.all()]
    numbers = [case.number for case in Application.objects.all()]
    reader = signed_in(cast.directorate)

    pages = [
        reader.get(address(journal, name)).content.decode() for name in ("desk:journal-year", "desk:journal-paper")
    ]
    cells = [str(cell) for row in rows_of(reader.get(address(journal, "desk:journal-xlsx"))) for cell in row]

    for shown in (*pages, " ".join(cells)):
        assert f"{journal.year}-000001" in shown
        assert [secret for secret in (*names, *numbers) if secret in shown] == []


def test_reader_finds_no_link_to_a_case_of_her_own(cast, journal):
    Applicant.objects.update(user=cast.specialist)

    page = signed_in(cast.specialist).get(address(journal)).content.decode()

    assert Application.objects.first().get_absolute_url() not in page


def test_page_asked_for_by_nonsense_begins_at_the_first_number(cast, journal):
    for nonsense in ("0", "-3", "9999999", "two", "4", "²"):
        page = signed_in(cast.specialist).get(f"{address(journal)}?from={nonsense}")
        assert f"{journal.year}-000001" in page.content.decode()


def test_year_without_registrations_says_so(cast):
    page = signed_in(cast.head).get(reverse("desk:journal-year", args=["akkol", 1999]))

    assert (page.status_code, years_of(cast.office)) == (200, [])
    assert "Бұл жылы әлі бір де нөмір берілген жоқ." in page.content.decode()


def rows_of(response):
    sheet = load_workbook(BytesIO(response.content)).active
    assert sheet.freeze_panes == "A2"
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_spreadsheet_holds_what_the_page_holds(cast, journal):
    heads, *rows = rows_of(signed_in(cast.specialist).get(address(journal, "desk:journal-xlsx")))

    first = journal.lines(cast.specialist)[0]
    assert (len(heads), len(rows)) == (7, 3)
    assert rows[0][0] == first.number
    assert rows[0][2:4] == [first.case.applicant.full_name, first.case.number]
    assert rows[2][6] == "Бұл нөмірде іс жоқ"


def test_spreadsheet_calculates_nothing_that_somebody_typed(cast, journal):
    Applicant.objects.update(surname="=HYPERLINK(1)")

    answer = signed_in(cast.specialist).get(address(journal, "desk:journal-xlsx"))

    cell = load_workbook(BytesIO(answer.content)).active["C2"]
    assert (cell.data_type, cell.value[:14]) == ("s", "=HYPERLINK(1) ")


def test_directorate_chooses_the_office(cast, journal):
    page = signed_in(cast.directorate).get(reverse("desk:journal")).content.decode()

    assert address(journal) in page
