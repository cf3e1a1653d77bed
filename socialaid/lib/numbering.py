"""How numbers look. Counting without gaps is the business of the journals in `socialaid.prints`."""

import secrets

CASE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 8
# Letters of Kazakh and Russian that look like one of ours, as people copy them from paper.
LOOK_ALIKES = str.maketrans("АВЕЗКМНҢҺРСТУҮҰХ", "ABE3KMHHHPCTYYYX")
JOURNAL_FORMS = {
    "registration": "{office:02d}-{year}-{n:06d}",
    "commission": "{office:02d}-К-{year}-{n:04d}",
    "department": "{office:02d}-Ш-{year}-{n:04d}",
    "sitting": "{office:02d}-Х-{year}-{n:03d}",
}


def new_case_number() -> str:
    """A public case number such as 7K3M-94QX-B2: about 49 bits, no letter that reads like a digit."""
    drawn = "".join(secrets.choice(CASE_LETTERS) for _ in range(10))
    return f"{drawn[:4]}-{drawn[4:8]}-{drawn[8:]}"


def new_case_code() -> str:
    """The code that opens the public look-up together with a number: 8 letters, about 39 bits."""
    return "".join(secrets.choice(CASE_LETTERS) for _ in range(CODE_LENGTH))


def clean_code(text: str) -> str:
    """A code as somebody typed it: in any case, with dashes or spaces, with letters that only look right."""
    return "".join(sign for sign in text.upper().translate(LOOK_ALIKES) if sign.isalnum())


def clean_number(text: str) -> str:
    """A case number or a registration number as it is kept, however its groups were typed."""
    signs = clean_code(text)
    if signs.isdigit() and len(signs) == 12:
        return f"{signs[:2]}-{signs[2:6]}-{signs[6:]}"
    return "-".join(group for group in (signs[:4], signs[4:8], signs[8:]) if group)


def journal_number(journal: str, office_order: int, year: int, n: int) -> str:
    """The n-th number of an office's journal in `year`, as it is printed."""
    return JOURNAL_FORMS[journal].format(office=office_order, year=year, n=n)
