"""Phone numbers as people write them, and as the portal keeps them: +7 and ten digits."""

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

REGION = "KZ"
TAKES_MESSAGES = frozenset({PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE})


def clean_phone(text: str) -> str:
    """A mobile number of Kazakhstan as +7XXXXXXXXXX, however it was written; empty where it is none."""
    try:
        number = phonenumbers.parse(_with_country(text), REGION)
    except NumberParseException:
        return ""
    if not phonenumbers.is_valid_number_for_region(number, REGION):
        return ""
    if phonenumbers.number_type(number) not in TAKES_MESSAGES:
        return ""
    return str(phonenumbers.format_number(number, PhoneNumberFormat.E164))


def _with_country(text: str) -> str:
    """People write 8 701 and also 7 701 without the plus."""
    digits = "".join(sign for sign in text if sign.isdigit())
    return f"+{digits}" if len(digits) == 11 and digits.startswith("7") else text


def mask_phone(phone: str) -> str:
    """A kept number of which only the last four digits can be read."""
    return f"+7 ••• ••• {phone[-4:-2]} {phone[-2:]}" if phone else ""
