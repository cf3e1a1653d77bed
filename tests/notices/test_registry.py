from django.conf import settings

from socialaid.notices import registry

LETTERS = settings.BASE_DIR / "templates" / "letters"


def test_every_letter_is_announced_and_every_announced_letter_has_its_text():
    written = {str(path.relative_to(LETTERS).with_suffix("")) for path in LETTERS.rglob("*.txt")}

    assert written == set(registry.letters())


def test_title_of_an_unknown_letter_is_its_code():
    assert registry.title_of("nobody/wrote-this") == "nobody/wrote-this"
