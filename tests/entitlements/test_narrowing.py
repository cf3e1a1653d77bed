"""Questions are asked only where the answer parts what is left."""

import pytest

from entitlements.narrowing import NO, UNSURE, YES, Kind, next_question, still_possible

TB = Kind("tb", "none", frozenset({1, 13}))
CANCER = Kind("cancer", "unknown", frozenset({1, 6}))
TRAVEL = Kind("travel", "none", frozenset({1, 10, 13}))
POOR = Kind("poor", "sm", frozenset({1, 14}))
CHILD = Kind("child", "unknown", frozenset({1, 16}))


def asked(kinds: list[Kind], answers: dict[str, str] | None = None) -> str | None:
    question = next_question(kinds, answers or {})
    return question.code if question else None


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([], None),
        ([TB], None),
        ([TB, TB], None),
        ([TB, CANCER], "tuberculosis"),
        ([TB, TRAVEL], "travel"),
        ([POOR, CANCER], "income"),
        ([POOR, CHILD], "child"),
        ([CANCER, CANCER], None),
    ],
)
def test_first_question_is_one_that_parts_the_kinds(kinds: list[Kind], expected: str | None):
    assert asked(kinds) == expected


def test_a_no_takes_away_what_needs_a_yes():
    kinds = [TB, CANCER, TRAVEL]

    assert still_possible(kinds, {"tuberculosis": NO}) == [CANCER]
    assert asked(kinds, {"tuberculosis": NO}) is None


@pytest.mark.parametrize("answer", [YES, UNSURE, "nonsense"])
def test_any_other_answer_takes_nothing_away(answer: str):
    assert still_possible([TB, CANCER], {"tuberculosis": answer}) == [TB, CANCER]


def test_not_being_sure_leads_on_to_the_next_question():
    kinds = [TB, CANCER, TRAVEL]

    assert asked(kinds, {"tuberculosis": UNSURE}) == "travel"
    assert asked(kinds, {"tuberculosis": UNSURE, "travel": UNSURE}) is None


def test_at_most_three_questions_are_asked():
    kinds = [TB, CANCER, TRAVEL, POOR, CHILD]

    assert asked(kinds, dict.fromkeys(("tuberculosis", "child"), UNSURE)) == "travel"
    assert asked(kinds, dict.fromkeys(("tuberculosis", "child", "travel"), UNSURE)) is None
