from datetime import UTC, date, datetime
from types import SimpleNamespace

from socialaid.lib.bilingual import day_pair, moment_pair, pair, same


def test_day_pair_is_the_formal_date_in_both_languages():
    assert day_pair(date(2026, 11, 2)) == {"kk": "2026 жылғы 2 қараша", "ru": "2 ноября 2026 года"}


def test_moment_pair_is_in_local_time():
    late_evening_in_utc = datetime(2026, 12, 31, 19, 30, tzinfo=UTC)

    assert moment_pair(late_evening_in_utc) == {
        "kk": "2027 жылғы 1 қаңтар, 00:30",
        "ru": "1 января 2027 года, 00:30",
    }


def test_pair_takes_both_columns_and_kazakh_where_russian_is_missing():
    thing = SimpleNamespace(name_kk="Бөлім", name_ru="Отдел", title_kk="Шешім", title_ru="")

    assert pair(thing, "name") == {"kk": "Бөлім", "ru": "Отдел"}
    assert pair(thing, "title") == same("Шешім")
