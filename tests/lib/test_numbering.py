import pytest

from socialaid.lib.numbering import CASE_LETTERS, journal_number, new_case_number


def test_case_number_has_no_letter_that_reads_like_a_digit_or_another_letter() -> None:
    assert set("01OILU").isdisjoint(CASE_LETTERS)
    assert len(CASE_LETTERS) == len(set(CASE_LETTERS)) == 30


def test_case_number_has_its_form() -> None:
    first, second, third = new_case_number().split("-")

    assert (len(first), len(second), len(third)) == (4, 4, 2)
    assert set(first + second + third) <= set(CASE_LETTERS)


def test_case_numbers_do_not_follow_each_other() -> None:
    numbers = [new_case_number() for _n in range(1000)]

    assert len(set(numbers)) == 1000
    assert numbers != sorted(numbers)
    assert {number[0] for number in numbers} == set(CASE_LETTERS)


@pytest.mark.parametrize(
    ("journal", "n", "printed"),
    [
        ("registration", 142, "01-2026-000142"),
        ("commission", 12, "01-К-2026-0012"),
        ("department", 7, "01-Ш-2026-0007"),
        ("sitting", 3, "01-Х-2026-003"),
    ],
)
def test_journals_print_their_numbers(journal: str, n: int, printed: str) -> None:
    assert journal_number(journal, 1, 2026, n) == printed


def test_number_that_outgrows_its_place_stays_whole() -> None:
    assert journal_number("registration", 19, 2026, 1_234_567) == "19-2026-1234567"
