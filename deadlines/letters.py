"""The letters of this room: what each is for; their texts lie in templates/letters/deadlines/."""

from datetime import date
from types import SimpleNamespace
from typing import Final

from django.utils.translation import gettext_lazy as _

from socialaid.lib.localized import localized
from socialaid.lib.words import long_date
from socialaid.notices import phrases
from socialaid.notices.registry import Audience, Facts, LetterKind

REMINDER: Final = "deadlines/reminder"
HEAD_DIGEST: Final = "deadlines/head_digest"
DIRECTORATE_DIGEST: Final = "deadlines/directorate_digest"
LATE: Final = "deadlines/late"

OFFICE: Final = SimpleNamespace(
    name_kk="Аудандық бөлім (үлгі)",
    name_ru="Отдел района (образец)",
    name_en="Department of a district (sample)",
    short_name_kk="Бөлім (үлгі)",
    short_name_ru="Отдел (образец)",
    short_name_en="Department (sample)",
    address_kk="Абай көшесі, 1 (үлгі)",
    address_ru="ул. Абая, 1 (образец)",
    address_en="Abai street 1 (sample)",
    phones=["8 (71638) 2-00-00"],
)
DUE: Final = SimpleNamespace(
    number="7K3M-94QX",
    office=OFFICE,
    started_on=date(2026, 11, 24),
    due_on=date(2026, 12, 9),
    act_by=date(2026, 12, 8),
    days=15,
)
LISTS: Final = {"soon": [DUE], "last_day": [DUE], "late": [DUE], "told": [DUE], "today": date(2026, 12, 8)}


def _office(field: str, facts: Facts) -> str:
    return localized(facts["office"], field)


LETTERS = {
    REMINDER: LetterKind(
        title=_("Reminder of a due day"),
        occasion=_("A due day comes near; goes to the specialist of the case."),
        to_do=_("Have the payment made, or the refusal delivered."),
        by_when=_("The last working day to act stands in the letter."),
        ask=_("The head of the department."),
        audience=Audience.STAFF,
        samples={"": {"number": DUE.number, "due": DUE}},
    ),
    HEAD_DIGEST: LetterKind(
        title=_("Due days of the department today"),
        occasion=_("Once a day to the head, where something is due or late."),
        to_do=_("Have the payment made, or the refusal delivered."),
        by_when=_("Today."),
        ask=_("The regional directorate."),
        audience=Audience.STAFF,
        samples={"": LISTS},
    ),
    DIRECTORATE_DIGEST: LetterKind(
        title=_("Due days of the region today"),
        occasion=_("Once a day to the directorate, where an office is late."),
        to_do=_("Ask the department."),
        by_when=_("Today."),
        ask=_("The head of the department."),
        audience=Audience.STAFF,
        samples={"": LISTS},
    ),
    LATE: LetterKind(
        title=_("Letter about a delay"),
        occasion=_("The due day of the result has gone by."),
        to_do=_("Nothing for the case to go on. You can complain, free of charge."),
        by_when=phrases.NO_DAY,
        ask=phrases.ASK_THE_DEPARTMENT,
        sms=_("Case {number}: we are late, and we are sorry. You can complain, free of charge."),
        samples={"": {"number": DUE.number, "due": DUE, "office": OFFICE}},
        shown={
            "due_on": lambda facts: long_date(facts["due"].due_on),
            "received_on": lambda facts: long_date(facts["due"].started_on),
            "days": lambda facts: str(facts["due"].days),
            "office": lambda facts: _office("name", facts),
            "office_address": lambda facts: _office("address", facts),
            "office_phone": lambda facts: ", ".join(facts["office"].phones),
        },
    ),
}
