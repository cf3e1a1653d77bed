"""Write fixtures/reference/calendar.json once from the package python-holidays: 2008-2027, names in three languages.

Kazakh names of holidays are the package's, with the spelling of the law; Russian and English ones, and all wording of
moved days, are ours.
Run: python scripts/seed_calendar.py
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import holidays

YEARS = range(2008, 2028)
TARGET = Path(__file__).parent.parent / "fixtures" / "reference" / "calendar.json"
SOURCE = (
    "python-holidays 0.109, checked against the list of 2008. A day off that coincides with a holiday moves to the next"
    " working day (law of 13 December 2001 N 267, article 5); other moves are government resolutions. The first day of"
    " Kurban Ait is an estimate where basis says so. Moves of days off decided after the package was made are not here."
)

NAMES = {
    "Жаңа жыл": ("Новый год", "New Year"),
    "Православиелік Рождество": ("Православное Рождество", "Orthodox Christmas"),
    "Халықаралық әйелдер күні": ("Международный женский день", "International Women's Day"),
    "Наурыз мейрамы": ("Наурыз мейрамы", "Nauryz"),
    "Қазақстан халқының бірлігі мерекесі": (
        "Праздник единства народа Казахстана",
        "Day of Unity of the People of Kazakhstan",
    ),
    "Отан Қорғаушы күні": ("День защитника Отечества", "Defender of the Fatherland Day"),
    "Жеңіс күні": ("День Победы", "Victory Day"),
    "Астана күні": ("День столицы", "Capital City Day"),
    "Қазақстан Республикасының Конституциясы күні": ("День Конституции Республики Казахстан", "Constitution Day"),
    "Республика күні": ("День Республики", "Republic Day"),
    "Қазақстан Республикасы күні": ("День Республики", "Republic Day"),
    "Қазақстан Республикасының Тұңғыш Президенті күні": (
        "День Первого Президента Республики Казахстан",
        "First President Day",
    ),
    "Тәуелсіздік күні": ("День Независимости", "Independence Day"),
    "Құрбан айт": ("Курбан-айт, первый день", "Kurban Ait, first day"),
}
AS_IN_THE_LAW = {"Отан Қорғаушы күні": "Отан қорғаушы күні", "Қазақстан Республикасы күні": "Республика күні"}
LAW = "№ 267 Заң / Закон № 267"
LAW_IN_LIEU = "№ 267 Заң, 5-бап / Закон № 267, статья 5"
GOVERNMENT = "Үкімет қаулысы / постановление Правительства"
ESTIMATE = "болжам / расчётная дата"
KURBAN_AIT = "Құрбан айт"
ESTIMATED = " (бағаланған)"
IN_LIEU = " (қайта белгіленген демалыс)"
MOVED = "Демалыс күні"

Row = dict[str, Any]


def main() -> None:
    rows = sorted([*days_off(), *days_made_working()], key=lambda row: row["date"])
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    source = json.dumps(SOURCE, ensure_ascii=False)
    TARGET.write_text(f'{{"source": {source}, "rows": [\n{lines}\n]}}\n', encoding="utf-8")


def days_off() -> Iterator[Row]:
    for day, name in sorted(holidays.country_holidays("KZ", years=YEARS, language="kk").items()):
        yield moved_day(day, name) if name.startswith(MOVED) else holiday(day, name)


def moves() -> dict[date, date]:
    """Each day off that the Government moved, by the day that became working instead."""
    found = holidays.country_holidays("KZ", years=YEARS, language="kk").items()
    return {given_up(name): day for day, name in found if name.startswith(MOVED)}


def given_up(name: str) -> date:
    day, month, year = name.partition("(")[2][:10].split(".")
    return date(int(year), int(month), int(day))


def holiday(day: date, name: str) -> Row:
    kazakh = name.removesuffix(ESTIMATED).removesuffix(IN_LIEU)
    russian, english = NAMES[kazakh]
    kazakh = AS_IN_THE_LAW.get(kazakh, kazakh)
    kazakh = f"{kazakh}, бірінші күні" if kazakh == KURBAN_AIT else kazakh
    if name.endswith(IN_LIEU):
        names = f"Демалыс күні: {kazakh}", f"Выходной за праздник: {russian}", f"Day off in lieu: {english}"
        return row(day, False, names, LAW_IN_LIEU)
    return row(day, False, (kazakh, russian, english), ESTIMATE if name.endswith(ESTIMATED) else LAW)


def moved_day(day: date, name: str) -> Row:
    instead = f"{given_up(name):%d.%m.%Y}"
    names = (
        f"Ауыстырылған демалыс күні ({instead} орнына)",
        f"Выходной, перенесённый с {instead}",
        f"Day off moved from {instead}",
    )
    return row(day, False, names, GOVERNMENT)


def days_made_working() -> Iterator[Row]:
    for given, day_off in moves().items():
        if given.weekday() < 5:
            continue
        target = f"{day_off:%d.%m.%Y}"
        names = (
            f"Жұмыс күні (демалыс {target} күніне ауыстырылды)",
            f"Рабочий день (выходной перенесён на {target})",
            f"Working day (day off moved to {target})",
        )
        yield row(given, True, names, GOVERNMENT)


def row(day: date, working: bool, names: tuple[str, str, str], basis: str) -> Row:
    return {
        "date": day.isoformat(),
        "working": working,
        "name": dict(zip(("kk", "ru", "en"), names, strict=True)),
        "basis": basis,
    }


if __name__ == "__main__":
    main()
