"""The sheets for the applicant, the stand and the envelope: words against facts, fonts, tags, the longest names."""

import copy
import re
import subprocess
from typing import Any

import pytest

from tests.pdf import facts, more_facts
from tests.pdf.test_sheets import A4, Sheet, printed

__all__ = ["printed"]
LONGEST = {"applicant": more_facts.LONGEST_NAME, "applicant_address": more_facts.LONGEST_ADDRESS}
WINDOW = {"left": 20, "top": 45, "right": 105, "bottom": 90}  # millimetres, a DL envelope
EVERY_SHEET = {
    "missing_documents": more_facts.missing_documents(),
    "grant_notice": facts.department_decision(),
    "refusal_notice": facts.department_decision("refused"),
    "minutes_extract": more_facts.minutes_extract(),
    "stand_sheet": more_facts.stand_sheet(),
    "letter": more_facts.letter(),
    "coupon": facts.coupon(16),
    "department_decision": facts.department_decision(),
    "minutes": facts.minutes(),
}


def whole(sheet: Sheet) -> str:
    return " ".join(sheet.text(page) for page in range(1, sheet.pages + 1))


def structure(sheet: Sheet) -> str:
    return subprocess.run(["pdfinfo", "-struct", str(sheet.file)], check=True, capture_output=True, text=True).stdout


def pairs_in(told: Any) -> list[str]:
    """Every text of both languages that stands in the facts, however deep."""
    if isinstance(told, dict):
        if set(told) == {"kk", "ru"}:
            return [text for text in told.values() if text]
        return [text for value in told.values() for text in pairs_in(value)]
    return [text for value in told for text in pairs_in(value)] if isinstance(told, list) else []


@pytest.mark.parametrize("kind", EVERY_SHEET)
def test_every_sheet_carries_its_fonts_tags_title_and_headings(printed, kind):
    sheet = printed(kind, EVERY_SHEET[kind])

    rows = sheet.fonts.splitlines()[2:]
    assert {row.split()[0].partition("+")[2] for row in rows} == {"Golos-Text", "Golos-Text-Bold"}
    assert all(re.search(r"yes\s+yes\s+yes\s+\d", row) for row in rows)
    assert re.search(r"^Tagged: +yes$", sheet.info, re.MULTILINE)
    assert EVERY_SHEET[kind]["number"] in re.search(r"^Title: +(.+)$", sheet.info, re.MULTILINE)[1]
    assert structure(sheet).count("H1") == 1


@pytest.mark.parametrize("kind", ["missing_documents", "stand_sheet", "coupon", "minutes"])
def test_tables_have_heads_for_whoever_listens(printed, kind):
    tags = structure(printed(kind, EVERY_SHEET[kind]))

    assert re.search(r"THead", tags)
    assert tags.count("TH ") + tags.count("TH\n") >= 3


@pytest.mark.parametrize("kind", ["missing_documents", "minutes_extract", "stand_sheet"])
def test_every_fact_stands_on_the_sheet_in_kazakh_and_russian(printed, kind):
    told = copy.deepcopy(EVERY_SHEET[kind])
    told["office"].pop("hours") if kind == "minutes_extract" else None

    words = whole(printed(kind, told)).replace(" ", "").replace("-", "")

    assert [text for text in pairs_in(told) if re.sub(r"[\s-]", "", text) not in words] == []


@pytest.mark.parametrize("door", ["online", "counter"])
def test_list_of_missing_documents_says_what_is_wrong_with_each(printed, door):
    told = more_facts.missing_documents(3, door)

    words = whole(printed("missing_documents", told))

    for expected in (
        *("тапсырылмаған · не сдан", "оқылмайды · не читается", "басқа құжат берілген · сдан другой документ"),
        *(told["number"], told["applicant"], told["words"], told["specialist"]["name"]),
    ):
        assert expected in words
    assert words.count(more_facts.NOTE) == 2
    assert ("на портале" in words) is (door == "online")


def test_list_of_16_missing_documents_for_the_longest_name_fits_two_sides(printed):
    told = more_facts.missing_documents(16) | {"applicant": more_facts.LONGEST_NAME}

    sheet = printed("missing_documents", told)

    assert (sheet.pages, sheet.size) == (2, A4)
    assert "Не болды" in sheet.text(2)
    assert told["documents"][15]["full"]["ru"] in whole(sheet)


def test_notice_of_grant_names_the_sum_the_last_day_and_the_account(printed):
    told = facts.department_decision() | LONGEST

    sheet = printed("grant_notice", told)

    assert (sheet.pages, sheet.size) == (1, A4)
    for words in (
        *(told["amount"], told["number"], told["applicant"], told["applicant_address"], told["commission"]["number"]),
        *(told["arithmetic"]["kk"], told["arithmetic"]["ru"], told["due_on"]["kk"], told["due_on"]["ru"]),
        *("Сізге әлеуметтік көмек тағайындалды", "Вам назначена социальная помощь", "1234", told["signer"]["name"]),
    ):
        assert words in sheet.text(1)


def test_notice_of_refusal_names_its_ground_and_the_way_to_complain(printed):
    told = facts.department_decision("refused") | LONGEST

    sheet = printed("refusal_notice", told)

    assert (sheet.pages, sheet.size) == (1, A4)
    for words in (
        *(told["ground"]["name"]["kk"], told["ground"]["name"]["ru"], "пункт 17", told["words"]),
        *("Шағымды беруге болады", "Жалобу можно подать", facts.DIRECTORATE["phones"]),
        *("Шағымға 15 күнтізбелік күн", "в течение 15 календарных дней", told["signer"]["name"]),
    ):
        assert words in sheet.text(1)
    assert "₸" not in sheet.text(1)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("granted", "Решение № 01-К-2026-0012: назначить, 43 250 ₸."),
        ("refused", "Решение № 01-К-2026-0012: отказать. Представлены неполные сведения"),
        ("put_off", "Решение: отложить."),
    ],
)
def test_extract_tells_the_decision_and_counts_votes_without_names(printed, outcome, said):
    told = more_facts.minutes_extract(outcome)

    words = whole(printed("minutes_extract", told))

    assert said in words
    assert ("решил голос председателя" in words) is (outcome != "put_off")
    assert told["secretary"]["name"] in words


def test_stand_sheet_prints_what_the_standard_asks_to_hang_up(printed):
    sheet = printed("stand_sheet", more_facts.stand_sheet())

    assert (sheet.pages, sheet.size) == (2, A4)
    for words in ("не более 40 минут", "не позднее 15 календарных дней", "бесплатно", "А-7/428", "09:00–18:00"):
        assert words in whole(sheet)


@pytest.mark.parametrize(("language", "free"), [("kk", "тегін"), ("ru", "бесплатно"), ("en", "free of charge")])
def test_letter_speaks_the_language_of_whoever_gets_it(printed, language, free):
    told = more_facts.letter(language)

    sheet = printed("letter", told)

    assert (sheet.pages, sheet.size) == (1, A4)
    for words in (told["subject"], told["day"], told["to_name"], told["number"], free):
        assert words in sheet.text(1)
    assert told["to_address"].replace("-", "") in sheet.text(1).replace("-", "")
    inside = subprocess.run(
        ["qpdf", "--qdf", "--object-streams=disable", sheet.file, "-"], check=True, capture_output=True
    )
    assert f"/Lang ({language})".encode() in inside.stdout


def test_letter_keeps_the_longest_address_inside_the_window_and_all_else_outside(printed):
    told = more_facts.letter() | {"to_name": more_facts.LONGEST_NAME, "to_address": more_facts.LONGEST_ADDRESS}

    sheet = printed("letter", told)

    inside, seen = through_the_window(sheet), f"{more_facts.LONGEST_NAME} {more_facts.LONGEST_ADDRESS}"
    assert inside == seen.split()


def through_the_window(sheet: Sheet) -> list[str]:
    """The words of which any part can be seen through the window of the envelope."""
    command = ["pdftotext", "-f", "1", "-l", "1", "-bbox", str(sheet.file), "-"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    box = r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)<'
    found = []
    for *corners, word in re.findall(box, told):
        left, top, right, bottom = (float(corner) / 72 * 25.4 for corner in corners)
        beside = right < WINDOW["left"] or left > WINDOW["right"]
        if not beside and bottom > WINDOW["top"] and top < WINDOW["bottom"]:
            found.append(word)
    return found


def test_letter_of_two_pages_bears_its_number_on_both(printed):
    told = more_facts.letter("ru")
    told["body"] = told["body"] * 15

    sheet = printed("letter", told)

    assert sheet.pages == 2
    assert told["number"] in sheet.text(2)
