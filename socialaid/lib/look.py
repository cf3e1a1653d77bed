"""How a person wants the pages to look, kept in the browser's cookies: the size of letters and the colours."""

from collections.abc import Mapping

YEAR_SECONDS = 365 * 24 * 3600

# By the name of the cookie; the first of each is what holds for whoever chose nothing.
CHOICES = {"text": ("normal", "large"), "theme": ("system", "light", "dark")}


def chosen(cookies: Mapping[str, str]) -> dict[str, str]:
    """One value for each of `CHOICES`; a cookie with anything else counts as none."""
    return {name: _known(name, cookies.get(name, "")) for name in CHOICES}


def is_choice(name: str, value: str) -> bool:
    return value in CHOICES.get(name, ())


def _known(name: str, value: str) -> str:
    return value if is_choice(name, value) else CHOICES[name][0]
