"""Templates: each is used, and each follows the order of the rooms."""

import re
from functools import cache
from pathlib import Path

from django.template import engines

from tests.fences.rooms import RANKS, TEMPLATES, python_files, room_called, room_of, shown

# Found by the names that Django and allauth ask for, not by ours.
ASKED_FOR_BY_LIBRARIES = (
    "account/",
    "allauth/",
    "bootstrap5/",
    "mfa/",
    "socialaccount/",
    "usersessions/",
    "400.html",
    "403.html",
    "404.html",
    "429.html",
    "500.html",
)
NAMED = re.compile(r"""{%-?\s*(?:extends|include)\s+["']([^"']+)["']""")
LOADED = re.compile(r"{%\s*load\s+([^%]+?)\s*%}")


def _all() -> list[str]:
    return sorted(
        str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.*") if path.suffix in {".html", ".txt"}
    )


@cache
def _text(name: str) -> str:
    path = TEMPLATES / name
    return path.read_text() if path.exists() else ""


@cache
def _python() -> str:
    return "\n".join(path.read_text() for path in python_files())


def _is_named(name: str) -> bool:
    """Named whole, by its folder and its own name, or as a letter or a sheet by the name that its room gives."""
    quoted = [f'"{name}"', f"'{name}'", f'"{Path(name).with_suffix("")}"']
    if name.startswith(("letters/", "pdf/")):
        quoted.append(f'"{name.partition("/")[2].rpartition(".")[0]}"')
    by_parts = f"{Path(name).parent}/{{" in _python() and f'"{Path(name).stem}"' in _python()
    return by_parts or any(each in _python() for each in quoted)


def _loaded(name: str, seen: frozenset[str] = frozenset()) -> set[str]:
    """Tag libraries that a template loads itself or through included parts; not those of the frame it extends."""
    own = {library for group in LOADED.findall(_text(name)) for library in group.split(" from ")[-1].split()}
    parts = set(re.findall(r"""{%\s*include\s+["']([^"']+)["']""", _text(name))) - seen
    return own.union(*(_loaded(part, seen | {name}) for part in parts))


def test_every_template_is_used():
    included = {used for name in _all() for used in NAMED.findall(_text(name))}
    unused = [
        name
        for name in _all()
        if name not in included and not name.startswith(ASKED_FOR_BY_LIBRARIES) and not _is_named(name)
    ]
    assert unused == []


def test_every_named_part_exists():
    missing = [(name, used) for name in _all() for used in NAMED.findall(_text(name)) if not _found(used)]
    assert missing == []


def _found(name: str) -> bool:
    try:
        engines["django"].get_template(name)
    except LookupError:
        return False
    except Exception as error:
        return type(error).__name__ != "TemplateDoesNotExist"
    return True


def test_templates_load_only_tags_of_their_room_or_a_lower_one():
    libraries = engines["django"].engine.libraries
    upwards = []
    for name in _all():
        own_room = room_called(name.removeprefix("letters/").partition("/")[0])
        for library in _loaded(name) if own_room else ():
            tags_room = room_of(libraries.get(library, ""))
            if tags_room and RANKS[tags_room] > RANKS[str(own_room)]:
                upwards.append((shown(TEMPLATES / name), library))
    assert upwards == []
