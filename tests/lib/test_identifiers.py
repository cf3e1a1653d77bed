"""IIN and IBAN of Kazakhstan: numbers worked out by hand from the rules, and how each mistake is explained."""

from datetime import date

import pytest
from django.utils import translation

from socialaid.lib import identifiers

VALID_BY_THE_FIRST_PASS = (
    "580101300127", "750515400349", "911231456784", "081007500018", "000229654320", "260712300995", "850701403216",
    "440509300771", "990101300231",
)  # fmt: skip
VALID_BY_THE_SECOND_PASS = (
    "620303401118", "890101100018", "840215400003", "750515400202", "750515400214", "750515400226",
)  # fmt: skip
WITH_SERIAL_0000 = (
    "760703300009", "681229400004", "840215400003", "100615500007", "150930600005", "030303500005", "600229300070",
)  # fmt: skip
WITHOUT_A_CHECK_DIGIT = ("75051540024", "75051540105", "75051540296")
ACCOUNTS = (
    "KZ86125KZT5004100100", "KZ563190000012344567", "KZ176010251000042993", "KZ456010000000000001",
    "KZ257220000000000001", "KZ125630000000000001",
)  # fmt: skip

TWELVE = "An IIN has 12 digits. Copy it from your identity card."
MISTAKE = "This IIN has a mistake in one of its digits. Compare it with your identity card."
NO_SUCH_DATE = "This IIN holds a date that does not exist. Compare it with your identity card."
DISAGREE = "The IIN and the birth date do not agree. Check both against your identity card."


def said(message: object) -> str:
    with translation.override("en"):
        return str(message)


@pytest.mark.parametrize("iin", VALID_BY_THE_FIRST_PASS + VALID_BY_THE_SECOND_PASS + WITH_SERIAL_0000)
def test_iin_is_right(iin: str) -> None:
    assert identifiers.iin_error(iin) is None
    assert identifiers.iin_check_digit(iin[:11]) == int(iin[11])


@pytest.mark.parametrize("first_eleven", WITHOUT_A_CHECK_DIGIT)
def test_number_that_was_never_issued_has_no_check_digit(first_eleven: str) -> None:
    assert identifiers.iin_check_digit(first_eleven) is None
    assert {said(identifiers.iin_error(f"{first_eleven}{digit}")) for digit in range(10)} == {MISTAKE}


@pytest.mark.parametrize("iin", VALID_BY_THE_FIRST_PASS + VALID_BY_THE_SECOND_PASS)
def test_every_single_wrong_check_digit_is_found(iin: str) -> None:
    wrong = [f"{iin[:11]}{digit}" for digit in range(10) if str(digit) != iin[11]]

    assert {said(identifiers.iin_error(number)) for number in wrong} == {MISTAKE}


@pytest.mark.parametrize(
    ("iin", "sentence"),
    [
        ("580101300128", MISTAKE),
        ("751015400349", MISTAKE),
        ("58010130012", TWELVE),
        ("5801013001271", TWELVE),
        ("٥٨٠١٠١٣٠٠١٢٧", TWELVE),
        ("５８０１０１３００１２７", TWELVE),
        ("58010130012O", TWELVE),
        ("", TWELVE),
    ],
)
def test_wrong_iin_is_explained(iin: str, sentence: str) -> None:
    assert said(identifiers.iin_error(iin)) == sentence


@pytest.mark.parametrize("first_eleven", ["98133230001", "00022930001", "58013230012", "75051590034"])
def test_iin_with_a_day_that_does_not_exist_is_wrong(first_eleven: str) -> None:
    digit = identifiers.iin_check_digit(first_eleven)

    assert digit is not None
    assert said(identifiers.iin_error(f"{first_eleven}{digit}")) == NO_SUCH_DATE


@pytest.mark.parametrize(
    ("iin", "born"),
    [
        ("890101100018", date(1889, 1, 1)),
        ("580101300127", date(1958, 1, 1)),
        ("600229300070", date(1960, 2, 29)),
        ("081007500018", date(2008, 10, 7)),
        ("000229654320", date(2000, 2, 29)),
    ],
)
def test_iin_states_the_birth_date(iin: str, born: date) -> None:
    assert identifiers.iin_birth_date(iin) == born
    assert identifiers.iin_error(iin, born) is None
    assert said(identifiers.iin_error(iin, date(1990, 5, 5))) == DISAGREE


def test_old_number_of_a_foreigner_with_0_for_the_century_is_taken() -> None:
    iin = f"80010100001{identifiers.iin_check_digit('80010100001')}"

    assert identifiers.iin_birth_date(iin) is None
    assert identifiers.iin_error(iin, date(1980, 1, 1)) is None


def test_iin_is_cleaned_and_masked() -> None:
    assert identifiers.clean_iin(" 580101\u00a0300-127\t") == "580101300127"
    assert identifiers.mask_iin("580101300127") == "••••••••0127"
    assert identifiers.mask_iin("") == ""


@pytest.mark.parametrize("account", ACCOUNTS)
def test_account_is_right(account: str) -> None:
    assert identifiers.iban_error(account) is None


@pytest.mark.parametrize("account", ACCOUNTS)
@pytest.mark.parametrize("place", range(2, 20))
def test_every_single_wrong_digit_of_an_account_is_found(account: str, place: int) -> None:
    other = "1" if account[place] == "0" else "0"

    assert identifiers.iban_error(f"{account[:place]}{other}{account[place + 1 :]}") is not None


@pytest.mark.parametrize(
    ("account", "sentence"),
    [
        ("", "The account begins with KZ and has 20 characters. Your bank's app shows it as IBAN."),
        (
            "DE89370400440532013000",
            "The account begins with KZ and has 20 characters. Your bank's app shows it as IBAN.",
        ),
        ("KZ86125KZT500410010", "The account has 20 characters. Check that none is missing."),
        ("KZ86125KZT50041001000", "The account has 20 characters. Check that none is missing."),
        (
            "KZ87125KZT5004100100",
            "This account has a mistake in one of its characters. Copy it from your bank's app.",
        ),
        (
            "KZ86125KZT50041001.0",
            "This account has a mistake in one of its characters. Copy it from your bank's app.",
        ),
    ],
)
def test_wrong_account_is_explained(account: str, sentence: str) -> None:
    assert said(identifiers.iban_error(account)) == sentence


def test_account_is_cleaned_grouped_and_masked() -> None:
    assert identifiers.clean_iban(" kz86 125k-zt50\u00a00410 0100 ") == "KZ86125KZT5004100100"
    assert identifiers.iban_groups("KZ86125KZT5004100100") == "KZ86 125K ZT50 0410 0100"
    assert identifiers.mask_iban("KZ86125KZT5004100100") == "KZ•• •••• 0100"


@pytest.mark.parametrize(("account", "known"), [("KZ176010251000042993", True), ("KZ00", False), ("", False)])
def test_bank_is_named_where_it_is_known(account: str, known: bool) -> None:
    assert bool(identifiers.iban_bank(account)) is known


@pytest.mark.parametrize(
    ("language", "name"), [("kk", "Қазақстан Халық банкі"), ("ru", "Народный банк Казахстана"), ("en", "Halyk Bank")]
)
def test_bank_is_named_in_the_language_of_the_page(language: str, name: str) -> None:
    with translation.override(language):
        assert identifiers.iban_bank("KZ176010251000042993") == name


@pytest.mark.parametrize(
    ("phone", "written"),
    [
        ("+77012345678", "+7 701 234 56 78"),
        ("8 (71638) 2-12-34", "+7 716 382 12 34"),
        ("+998901234567", "+998 90 123 45 67"),
        ("by the neighbour", "by the neighbour"),
        ("", ""),
    ],
)
def test_phone_is_written_in_groups(phone: str, written: str) -> None:
    assert identifiers.phone_groups(phone) == written
