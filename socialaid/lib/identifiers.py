"""Individual identification number (IIN), bank account (IBAN) and phone number of Kazakhstan."""

import re
from datetime import date
from typing import Any

import phonenumbers
from django.utils.translation import gettext_lazy as _
from schwifty import IBAN
from schwifty.exceptions import SchwiftyException

from socialaid.lib.banks import BANKS

_TWELVE_DIGITS = re.compile(r"[0-9]{12}")
_CENTURIES = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}
_COUNTRY_CODE, _DIGITS_OF_A_PHONE = 7, 10
_SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


def clean_iin(text: str) -> str:
    """The digits typed, without spaces and dashes."""
    return re.sub(r"[\s\-]", "", text)


def iin_check_digit(first_eleven: str) -> int | None:
    """The twelfth digit of an IIN or BIN; None where no valid one exists (resolution N 565 of 2003)."""
    digits = [int(digit) for digit in first_eleven]
    first = sum(digit * weight for digit, weight in zip(digits, range(1, 12), strict=True)) % 11
    if first < 10:
        return first
    second = sum(digit * weight for digit, weight in zip(digits, _SECOND_WEIGHTS, strict=True)) % 11
    return second if second < 10 else None


def iin_birth_date(iin: str) -> date | None:
    """The birth date that a well-formed IIN states; None for a foreigner's number and for an impossible day."""
    century = _CENTURIES.get(iin[6])
    if century is None:
        return None
    try:
        return date(century + int(iin[:2]), int(iin[2:4]), int(iin[4:6]))
    except ValueError:
        return None


def _names_a_day(iin: str) -> bool:
    """Whether the first six digits are a day of some year; foreigners' old numbers state no century."""
    return any(iin_birth_date(f"{iin[:6]}{century}{iin[7:]}") for century in ("3", "5"))


def iin_error(iin: str, birth_date: date | None = None) -> Any | None:
    """A sentence that says what is wrong with a cleaned IIN; None when it is right."""
    if not _TWELVE_DIGITS.fullmatch(iin):
        return _("An IIN has 12 digits. Copy it from your identity card.")
    if iin_check_digit(iin[:11]) != int(iin[11]):
        return _("This IIN has a mistake in one of its digits. Compare it with your identity card.")
    stated = iin_birth_date(iin)
    if stated is None and not (iin[6] == "0" and _names_a_day(iin)):
        return _("This IIN holds a date that does not exist. Compare it with your identity card.")
    if birth_date and stated and stated != birth_date:
        return _("The IIN and the birth date do not agree. Check both against your identity card.")
    return None


def mask_iin(iin: str) -> str:
    """An IIN of which only the last four digits can be read."""
    return f"{'•' * 8}{iin[-4:]}" if iin else ""


def clean_iban(text: str) -> str:
    """The account typed, without spaces, in capitals."""
    return re.sub(r"[\s\-]", "", text).upper()


def iban_error(iban: str) -> Any | None:
    """A sentence that says what is wrong with a cleaned account; None when it is a valid one of Kazakhstan."""
    if not iban.startswith("KZ"):
        return _("The account begins with KZ and has 20 characters. Your bank's app shows it as IBAN.")
    if len(iban) != 20:
        return _("The account has 20 characters. Check that none is missing.")
    try:
        IBAN(iban)
    except SchwiftyException:
        return _("This account has a mistake in one of its characters. Copy it from your bank's app.")
    return None


def iban_bank(iban: str) -> str:
    """The bank's name for a valid account in the active language, empty where it is not known."""
    return str(BANKS.get(iban[4:7], "")) if IBAN(iban, allow_invalid=True).is_valid else ""


def iban_groups(iban: str) -> str:
    """An account in groups of four, as banks print it."""
    return " ".join(iban[start : start + 4] for start in range(0, len(iban), 4))


def mask_iban(iban: str) -> str:
    """An account of which only the last four characters can be read."""
    return f"KZ•• •••• {iban[-4:]}" if iban else ""


def phone_groups(phone: str) -> str:
    """A number as people here write it, `+7 701 234 56 78`; a number of another country in its own way."""
    try:
        number = phonenumbers.parse(phone, "KZ")
    except phonenumbers.NumberParseException:
        return phone
    if (number.country_code, len(str(number.national_number))) != (_COUNTRY_CODE, _DIGITS_OF_A_PHONE):
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    digits = str(number.national_number)
    return " ".join(("+7", digits[:3], digits[3:6], digits[6:8], digits[8:]))
