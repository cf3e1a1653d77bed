import pytest

from socialaid.notices import registry
from socialaid.notices.placeholders import fill, with_places, wrong_in
from socialaid.notices.wording import first_words, places_of, sample
from tests.notices.letters import for_the_post, written_anew

LANGUAGES = ("kk", "ru", "en")
LETTERS = [(letter, variant) for letter in registry.letters() for variant in registry.kind_of(letter).samples]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("letter", "variant"), LETTERS)
def test_every_letter_can_be_previewed(letter, variant, language):
    shown = sample(letter, variant, language)

    assert shown.subject
    assert shown.body
    assert "None" not in shown.subject + shown.body


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("letter", "variant"), LETTERS)
def test_first_words_filled_in_are_the_letter_that_the_program_writes(letter, variant, language):
    words, places = first_words(letter, variant, language), places_of(letter, variant, language)
    shown = sample(letter, variant, language)

    assert (fill(words.subject, places), fill(words.body, places)) == (shown.subject, shown.body)
    assert wrong_in(words.subject + words.body + words.sms, places) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_to_applicants_names_the_phone_to_ask_at(language):
    to_applicants = [pair for pair in LETTERS if registry.kind_of(pair[0]).may_be_rewritten]

    assert [pair for pair in to_applicants if "8 (71638) 2-00-00" not in sample(*pair, language).body] == []


def test_every_letter_says_when_what_to_do_by_when_and_whom_to_ask():
    for letter in registry.letters():
        kind = registry.kind_of(letter)
        assert all([kind.title, kind.occasion, kind.to_do, kind.by_when, kind.ask]), letter


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("{number} is here", []),
        ("{nobody}", ["{nobody}"]),
        ("{number.__class__}", ["{", "}"]),
        ("{{ number }}", ["{", "}"]),
        ("{% load x %}", ["{", "}"]),
        ("{number", ["{"]),
    ],
)
def test_places_that_cannot_be_filled_in_are_found(text, wrong):
    assert wrong_in(text, {"number"}) == wrong


def test_value_that_looks_like_a_place_is_not_filled_in_again():
    assert fill("{a} {b}", {"a": "{b}", "b": "{{ b }}"}) == "{b} {{ b }}"


def test_the_longest_value_becomes_its_place_first():
    assert with_places("01-2026 and 2026", {"number": "01-2026", "year": "2026"}) == "{number} and {year}"


@pytest.mark.django_db
def test_letter_keeps_the_version_of_the_words_it_was_written_with(aigul):
    before = for_the_post("akkol", key="before").notice
    first = written_anew(aigul, letter="applications/withdrawn")
    second = written_anew(aigul, letter="applications/withdrawn", version=2, subject="{office}: екінші")

    after = for_the_post("akkol", key="after").notice

    assert (before.text, after.text) == (None, second)
    assert after.subject == "Бөлім: екінші"
    assert after.body == "Өтініш қабылданды: Отын. 8 (71638) 2-00-00"
    assert first.notices.count() == 0


@pytest.mark.django_db
def test_words_of_one_language_leave_the_others_alone(aigul):
    written_anew(aigul, letter="applications/withdrawn", language="ru")

    assert for_the_post("akkol").notice.text is None
