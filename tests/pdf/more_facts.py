"""Facts for the sheets that go to the applicant, the stand and the envelope (docs/developers/prints.md)."""

import copy

from tests.pdf.facts import CATEGORY, COMPLAINT, OFFICE, Facts, both, documents

LONGEST_NAME = "Қожахметова-Мұхаметжанова Гүлбаршын-Айдана Нұрмұхаммедқызы"
LONGEST_ADDRESS = (
    "021205, Ақмола облысы, Қосшы қаласы, Республика даңғылы, «Нұрлы жер» шағын ауданы, "
    "127/2-үй, 14-кіреберіс, 318-пәтер"
)
NOTE = "Сурет бұлыңғыр: мөр көрінбейді. Жарық жерде қайта түсіріңіз."


def missing_documents(count: int = 3, door: str = "online") -> Facts:
    states = ("missing", "not_readable", "wrong")
    listed = [
        {"no": row["no"], "full": row["full"], "status": states[n % 3], "note": NOTE if n % 3 else ""}
        for n, row in enumerate(documents(count))
    ]
    return {
        "number": "7K3M-94QX-B2-1",
        "day": both("2026 жылғы 23 қараша", "23 ноября 2026 года"),
        "office": copy.deepcopy(OFFICE),
        "case_number": "7K3M-94QX-B2",
        "journal_number": "",
        "applicant": "Серікбаева Айгүл Маратқызы",
        "applicant_address": "",
        "category": CATEGORY,
        "door": door,
        "documents": listed,
        "words": "Анықтамада отбасының барлық мүшесі көрсетілсін.",
        "specialist": {"name": "Әбдірахманова Гүлнар Серікқызы", "post": both("Бас маман", "Главный специалист")},
        "complaint": copy.deepcopy(COMPLAINT),
    }


def minutes_extract(outcome: str = "granted") -> Facts:
    put_off = outcome == "put_off"
    return {
        "number": "01-Х-2026-003-2",
        "minutes_number": "01-Х-2026-003",
        "position": 2,
        "office": copy.deepcopy(OFFICE),
        "legal_basis": both("Аудан әкімдігінің 2010 жылғы № 12 қаулысы", "Постановление акимата района № 12, 2010 год"),
        "held_at": both("2026 жылғы 26 қараша, 10:00", "26 ноября 2026 года, 10:00"),
        "closed_at": both("2026 жылғы 26 қараша, 11:40", "26 ноября 2026 года, 11:40"),
        "place": "Державинск қаласы, Ленин көшесі, 32, 5-кабинет",
        "voting_members": 7,
        "present": 6,
        "case_number": "7K3M-94QX-B2",
        "journal_number": "01-2026-000142",
        "applicant": "Серікбаева Айгүл Маратқызы",
        "applicant_address": "",
        "category": CATEGORY,
        "base": 6,
        "quorum": 4,
        "recused": 1,
        "votes": None if put_off else {"in_favour": 3, "against": 3, "abstained": 0, "by_chair": True},
        "decision": {
            "outcome": outcome,
            "number": "" if put_off else "01-К-2026-0012",
            "amount": "43 250 ₸" if outcome == "granted" else "",
            "ground": both("Мәліметтер толық берілмеген", "Представлены неполные сведения")
            if outcome == "refused"
            else both("", ""),
            "words": "" if outcome == "granted" else "Табыс туралы анықтама керек.",
        },
        "secretary": {"name": "Мүшенова Әсел", "post": both("Комиссия хатшысы", "Секретарь комиссии")},
    }


def stand_sheet() -> Facts:
    listed = [{"no": row["no"], "full": row["full"], "base": row["no"] <= 5} for row in documents(16)]
    return {
        "number": "09-3F2A91C4",
        "office": copy.deepcopy(OFFICE),
        "documents": listed,
        "pay_days": 15,
        "wait_minutes": 40,
        "complaint_days": 15,
        "standard": {
            "act": "А-7/428",
            "adopted_on": both("2008 жылғы 7 қазан", "7 октября 2008 года"),
            "last_known": True,
        },
        "complaint": copy.deepcopy(COMPLAINT),
    }


BODIES = {
    "kk": (
        "Өтінішіңіз тіркелді",
        "2026 жылғы 23 қараша",
        (
            "№ 7K3M-94QX-B2 өтінішіңіз 01-2026-000142 нөмірімен тіркелді.\n\nЕнді оны комиссия қарайды. "
            "Сізге ештеңе істеудің қажеті жоқ; бірдеңе керек болса, бөлім сізге жазады."
        ),
    ),
    "ru": (
        "Ваше заявление зарегистрировано",
        "23 ноября 2026 года",
        (
            "Заявление № 7K3M-94QX-B2 зарегистрировано под номером 01-2026-000142.\n\nТеперь его рассмотрит комиссия. "
            "Вам ничего делать не нужно; если что-то понадобится, отдел вам напишет."
        ),
    ),
    "en": (
        "Your application is registered",
        "23 November 2026",
        (
            "Application No. 7K3M-94QX-B2 is registered under the number 01-2026-000142.\n\nThe commission considers "
            "it next. You need not do anything; if something is needed, the department writes to you."
        ),
    ),
}


def letter(language: str = "kk") -> Facts:
    subject, day, body = BODIES[language]
    return {
        "number": "09-2026-000311",
        "office": copy.deepcopy(OFFICE),
        "to_name": "Серікбаева Айгүл Маратқызы",
        "to_address": "Державинск қаласы, Абай көшесі, 14, 3-пәтер",
        "day": day,
        "subject": subject,
        "body": body,
        "language": language,
    }
