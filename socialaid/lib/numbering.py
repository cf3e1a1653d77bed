"""How numbers look. Counting without gaps is the business of the journals in `socialaid.prints`."""

import secrets

CASE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
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


def journal_number(journal: str, office_order: int, year: int, n: int) -> str:
    """The n-th number of an office's journal in `year`, as it is printed."""
    return JOURNAL_FORMS[journal].format(office=office_order, year=year, n=n)
