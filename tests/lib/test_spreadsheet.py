from datetime import UTC, date, datetime
from io import BytesIO

from openpyxl import load_workbook

from socialaid.lib.spreadsheet import spreadsheet


def sheet_of(content: bytes):
    return load_workbook(BytesIO(content)).active


def test_spreadsheet_keeps_texts_numbers_days_and_local_time():
    sent = [("Ә №", 43_250, date(2026, 11, 22), datetime(2026, 11, 22, 4, 14, 9, tzinfo=UTC))]

    sheet = sheet_of(spreadsheet("01-2026", [("a", 10), ("b", 10), ("c", 12), ("d", 18)], sent))

    _heads, row = sheet.iter_rows(values_only=True)
    assert row == ("Ә №", 43_250, datetime(2026, 11, 22), datetime(2026, 11, 22, 9, 14))
    assert (sheet.title, sheet.freeze_panes, sheet.column_dimensions["D"].width) == ("01-2026", "A2", 18)


def test_spreadsheet_takes_formulas_and_control_signs_as_plain_text():
    sheet = sheet_of(spreadsheet("x", [("a", 10)], [["=1+1"], ["+7 701"], ["a\x00b"]]))

    cells = [sheet.cell(row, 1) for row in (2, 3, 4)]
    assert [(cell.data_type, cell.value) for cell in cells] == [("s", "=1+1"), ("s", "+7 701"), ("s", "ab")]
