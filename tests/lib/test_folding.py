"""One key to search by and one to sort by, the same on every database."""

import pytest

from socialaid.lib.folding import ALPHABET, fold, sort_key

NAMES = "Абай Әлия Гани Ғали Иманов Кәрім Қайрат Нұр Ңай Оспан Өтеген Уәли Ұзақ Үмбетов Хасен Һакім Ыбырай Іле"
IN_ORDER = [*NAMES.split()]


def test_alphabet_has_its_forty_two_letters() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 42
    assert set("әғқңөұүһі") < set(ALPHABET)


def test_kazakh_names_stand_in_the_order_of_the_alphabet() -> None:
    assert sorted(IN_ORDER, key=sort_key) == IN_ORDER


def test_order_of_code_points_would_be_another() -> None:
    assert sorted(IN_ORDER) != IN_ORDER


def test_capital_letters_do_not_change_the_order() -> None:
    assert sorted(["әлия", "Абай", "ГАНИ", "Әбу"], key=sort_key) == ["Абай", "Әбу", "әлия", "ГАНИ"]


def test_latin_names_stand_before_kazakh_ones() -> None:
    assert sorted(["Әлия", "Schmidt", "Абай"], key=sort_key) == ["Schmidt", "Абай", "Әлия"]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ӘЛІМҒАЗЫ", "әлімғазы"),
        ("  Нұр\u00a0  Сұлтан\n", "нұр сұлтан"),
        ("Әлiмғазы", "әлімғазы"),
        ("IЛЕ", "іле"),
        ("Сейiтова Тiлеу", "сейітова тілеу"),
        ("Smith", "smith"),
        ("Виктория I", "виктория i"),
        ("№ 5", "no 5"),
        ("Ёлкин", "ёлкин"),
        ("", ""),
    ],
)
def test_text_is_folded_for_searching(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_decomposed_letters_are_the_same_letters() -> None:
    assert fold("и\u0306") == "й"


def test_folding_twice_changes_nothing() -> None:
    assert [fold(fold(name)) for name in IN_ORDER] == [fold(name) for name in IN_ORDER]
