"""Facts for each printed sheet, by the contract of docs/developers/prints.md."""

import copy
import json
from typing import Any

from django.conf import settings

Facts = dict[str, Any]


def both(kazakh: str, russian: str) -> Facts:
    return {"kk": kazakh, "ru": russian}


OFFICE = {
    "name": both(
        "«Жарқайың ауданының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі» мемлекеттік мекемесі",
        "Государственное учреждение «Отдел занятости и социальных программ Жаркаинского района»",
    ),
    "address": both(
        "Жарқайың ауданы, Державинск қаласы, Ленин көшесі, 32",
        "Жаркаинский район, город Державинск, улица Ленина, 32",
    ),
    "phones": "8 (71648) 9-17-02",
    "emails": "Sobes_derzhavinsk@gcvp.kz",
    "hours": both("Дс–Жм 09:00–18:00, үзіліс 13:00–14:00", "Пн–Пт 09:00–18:00, перерыв 13:00–14:00"),
}
DIRECTORATE = {
    "name": both(
        "«Ақмола облысының жұмыспен қамтуды және әлеуметтік бағдарламаларды үйлестіру басқармасы» мемлекеттік мекемесі",
        "Государственное учреждение «Управление координации занятости и социальных программ Акмолинской области»",
    ),
    "address": both(
        "020000, Қазақстан Республикасы, Ақмола облысы, Көкшетау қаласы, А.С.Пушкин атындағы көше, 23, 301-кабинет",
        "020000, Республика Казахстан, Акмолинская область, город Кокшетау, улица имени А. С. Пушкина, 23, кабинет 301",
    ),
    "phones": "8 (7162) 76-36-90",
    "emails": "akmout@mail.online.kz",
    "reception": both(
        "басқарма бастығы: Дс, Бс 15:00–18:00; басқарма бастығының орынбасары: Ср, Бс 15:00–18:00; "
        "басқарма бастығының орынбасары: Бс 15:00–18:00",
        "начальник управления: Пн, Чт 15:00–18:00; заместитель начальника управления: Ср, Чт 15:00–18:00; "
        "заместитель начальника управления: Чт 15:00–18:00",
    ),
}
COMPLAINT = [
    {
        **{key: value for key, value in OFFICE.items() if key != "hours"},
        "reception": both(
            "бөлім бастығы және оның орынбасарлары: Дс–Жм 09:00–18:00, үзіліс 13:00–14:00",
            "начальник отдела и его заместители: Пн–Пт 09:00–18:00, перерыв 13:00–14:00",
        ),
    },
    DIRECTORATE,
]
CATEGORY = both(
    "Амбулаторлық емделудегі туберкулезбен ауыратын науқастарға қосымша тамақтануға әлеуметтік көмек",
    "Социальная помощь на дополнительное питание больным туберкулёзом на амбулаторном лечении",
)


def documents(count: int) -> list[Facts]:
    """The first `count` of the 16 documents, with the names that the standard gives them."""
    path = settings.BASE_DIR / "fixtures" / "reference" / "document_kinds.json"
    rows = json.loads(path.read_text())["rows"][:count]
    return [
        {
            "no": row["no"],
            "short": both(row["short"]["kk"], row["short"]["ru"]),
            "full": both(row["name"]["kk"], row["name"]["ru"]),
        }
        for row in rows
    ]


def coupon(count: int = 6) -> Facts:
    return {
        "number": "01-2026-000142",
        "case_number": "7K3M-94QX-B2",
        "code": "K7QM-3XZD",
        "office": copy.deepcopy(OFFICE),
        "applicant": "Серікбаева Айгүл Маратқызы",
        "category": CATEGORY,
        "door": "online",
        "filed_at": both("2026 жылғы 21 қараша, 19:42", "21 ноября 2026 года, 19:42"),
        "registered_at": both("2026 жылғы 23 қараша, 09:14", "23 ноября 2026 года, 09:14"),
        "specialist": "Әбдірахманова Гүлнар Серікқызы",
        "representative": "",
        "documents": documents(count),
        "beside": [],
        "way": "visit",
        "pay_days": 15,
        "complaint": copy.deepcopy(COMPLAINT),
    }


def department_decision(outcome: str = "granted") -> Facts:
    granted = outcome == "granted"
    return {
        "number": "01-Ш-2026-0007",
        "signed_on": both("2026 жылғы 30 қараша", "30 ноября 2026 года"),
        "outcome": outcome,
        "office": copy.deepcopy(OFFICE),
        "case_number": "7K3M-94QX",
        "journal_number": "01-2026-000142",
        "applicant": "Серікбаева Айгүл Маратқызы",
        "applicant_address": "Державинск қаласы, Абай көшесі, 14, 3-пәтер",
        "filed_on": both("2026 жылғы 21 қараша", "21 ноября 2026 года"),
        "category": CATEGORY,
        "maslikhat": {
            "number": "4С-19/5",
            "adopted_on": both("2009 жылғы 23 желтоқсан", "23 декабря 2009 года"),
            "title": both(
                "Жарқайың ауданының мұқтаж азаматтарының жекелеген санаттарына әлеуметтік көмек көрсету туралы",
                "Об оказании социальной помощи отдельным категориям нуждающихся граждан Жаркаинского района",
            ),
        },
        "commission": {
            "number": "01-К-2026-0012",
            "sitting_on": both("2026 жылғы 26 қараша", "26 ноября 2026 года"),
            "received_on": both("2026 жылғы 26 қараша", "26 ноября 2026 года"),
        },
        "amount": "43 250 ₸" if granted else "",
        "arithmetic": both("10 АЕК × 4 325 ₸ = 43 250 ₸", "10 МРП × 4 325 ₸ = 43 250 ₸") if granted else both("", ""),
        "account_tail": "1234" if granted else "",
        "ground": None
        if granted
        else {
            "paragraph": "17",
            "name": both("Толық емес мәліметтер берілген", "Представлены неполные сведения"),
        },
        "words": "" if granted else "Отбасы мүшелерінің өткен тоқсандағы табысы туралы анықтама берілмеген.",
        "due_on": both("2026 жылғы 11 желтоқсан", "11 декабря 2026 года"),
        "pay_days": 15,
        "complaint_days": 15,
        "signer": {"name": "Омаров Ерлан Қайратұлы", "post": both("Бөлім бастығы", "Начальник отдела")},
        "complaint": copy.deepcopy(COMPLAINT),
    }


def motion(kind: str, result: str, *, by_chair: bool = False) -> Facts:
    choices = ["for", "for", "for", "against", "against", "against"] if by_chair else ["for"] * 5 + ["abstained"]
    return {
        "kind": kind,
        "amount": "43 250 ₸" if kind == "grant" else "",
        "ground": both("Толық емес мәліметтер берілген", "Представлены неполные сведения"),
        "words": "" if kind == "grant" else "Табыс туралы анықтама керек.",
        "votes": [{"name": f"Мүшенов {n}", "choice": choice} for n, choice in enumerate(choices, 1)],
        "in_favour": choices.count("for"),
        "against": choices.count("against"),
        "abstained": choices.count("abstained"),
        "result": result,
        "by_chair": by_chair,
    }


def point(position: int, outcome: str) -> Facts:
    kind = {"granted": "grant", "refused": "refuse", "put_off": "put_off"}[outcome]
    return {
        "position": position,
        "case_number": "7K3M-94QX",
        "journal_number": "01-2026-000142",
        "applicant": "Серікбаева Айгүл Маратқызы",
        "category": CATEGORY,
        "base": 6,
        "quorum": 4,
        "recusals": [{"name": "Қасымов Болат", "reason": "туысы · родственник"}],
        "motions": [motion("grant", "failed"), motion(kind, "carried", by_chair=True)],
        "decision": {
            "outcome": outcome,
            "number": "" if outcome == "put_off" else "01-К-2026-0012",
            "amount": "43 250 ₸" if outcome == "granted" else "",
            "ground": both("", ""),
            "words": "Табыс туралы анықтама керек." if outcome == "put_off" else "",
        },
    }


def minutes() -> Facts:
    member = {"post": both("әкімдік өкілі", "представитель акимата"), "votes": True, "present": True}
    roles = ["chair", "member", "member", "member", "member", "member", "member", "secretary"]
    attendance = [{**member, "name": f"Мүшенов {n}", "role": role} for n, role in enumerate(roles, 1)]
    attendance[-1]["votes"] = False
    attendance[2]["present"] = False
    signer = {"name": "Мүшенов 1", "post": both("Комиссия төрағасы", "Председатель комиссии")}
    return {
        "number": "01-Х-2026-003",
        "office": copy.deepcopy(OFFICE),
        "legal_basis": both("Аудан әкімдігінің 2010 жылғы № 12 қаулысы", "Постановление акимата района № 12, 2010 год"),
        "held_at": both("2026 жылғы 26 қараша, 10:00", "26 ноября 2026 года, 10:00"),
        "closed_at": both("2026 жылғы 26 қараша, 11:40", "26 ноября 2026 года, 11:40"),
        "place": "Державинск қаласы, Ленин көшесі, 32, 5-кабинет",
        "voting_members": 7,
        "present": 6,
        "quorum": 5,
        "attendance": attendance,
        "points": [point(1, "granted"), point(2, "refused"), point(3, "put_off")],
        "chair": signer,
        "secretary": {**signer, "name": "Мүшенов 8", "post": both("Комиссия хатшысы", "Секретарь комиссии")},
    }
