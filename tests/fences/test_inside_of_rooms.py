"""What each kind of file in a room may import of ours: the second contract, as a table.

import-linter keeps the order inside one room. This keeps what it cannot say: pure files know no tables, and across
rooms a kind reaches only what it may (a read never calls a lower room's write).
"""

import ast
from collections.abc import Iterator

from django.conf import settings

from tests.fences.rooms import PROJECT, ROOMS, ROOT, module_name, nodes, room_of

PURE, MODELS, READS, ACTIONS, FORMS, DOORS, WIRING = "pure", "models", "reads", "actions", "forms", "doors", "wiring"
KIND_OF_FILE = {
    "models": MODELS,
    "triggers": MODELS,
    "rules": READS,
    "queries": READS,
    "following": READS,  # what whoever follows a case reads
    "sheets": READS,  # facts of a printed sheet, read across models
    "wording": READS,
    "journal": READS,  # the numbers of an office and year with their cases
    "attached": DOORS,  # sheets as files of a letter, asked for when it goes out
    "households": READS,  # the family of a case and its income
    "actions": ACTIONS,
    "vault": ACTIONS,  # the storage behind every file: it keeps and forgets their keys
    "forms": FORMS,
    "views": DOORS,
    "tasks": DOORS,
    "middleware": DOORS,
    "adapters": DOORS,
    "context": DOORS,  # what every page of the frame gets
    "serving": DOORS,  # files and prints as answers, for the rooms above
    "packing": DOORS,  # the archive of what is held, for one view
    "demo": DOORS,  # walks invented cases through the same actions as people do
    "admin": DOORS,
    "templatetags": DOORS,
    "management": DOORS,
    "urls": WIRING,
    "desk_urls": WIRING,
    "demo_urls": WIRING,
    "apps": WIRING,
}
MAY_IMPORT = {
    PURE: {PURE},
    MODELS: {PURE, MODELS},
    READS: {PURE, MODELS, READS},
    ACTIONS: {PURE, MODELS, READS, ACTIONS},
    FORMS: {PURE, MODELS, READS, FORMS},
    DOORS: {PURE, MODELS, READS, ACTIONS, FORMS, DOORS},
    WIRING: {PURE, DOORS, WIRING},
}
CHOICES = {"TextChoices", "IntegerChoices"}
NOT_PURE = ("django.db", "django.contrib", "django.http", "django.shortcuts", "celery")


def _kind(module: str) -> str | None:
    room = room_of(module)
    if room not in ROOMS or module == room:
        return None
    by_default = READS if room == "portal" else PURE  # the portal has no law of its own: it looks across
    return KIND_OF_FILE.get(module.removeprefix(f"{room}.").partition(".")[0], by_default)


def _imports() -> Iterator[tuple[str, str, str]]:
    """Every import in a room as (importing module, imported module, imported name)."""
    for path, node in nodes(ast.Import, ast.ImportFrom):
        for alias in node.names:
            if isinstance(node, ast.Import):
                yield module_name(path), alias.name, ""
            elif node.module:
                yield module_name(path), _imported(node.module, alias.name), alias.name


def _imported(module: str, name: str) -> str:
    """`from room import queries` imports a module, `from room.models import Office` a name."""
    folder = ROOT.joinpath(*module.split("."))
    is_module = (folder / f"{name}.py").exists() or (folder / name / "__init__.py").exists()
    return f"{module}.{name}" if is_module else module


def _allowed(importer: str, imported: str) -> bool:
    kind, other = _kind(importer), _kind(imported)
    if not kind or not other or other in MAY_IMPORT[kind]:
        return True
    # `visible_to(user)` of a QuerySet asks a lower room who the user is.
    return (kind, other) == (MODELS, READS) and room_of(importer) != room_of(imported)


def test_each_kind_of_file_imports_only_what_it_may():
    wrong = {
        f"{importer} ({_kind(importer)}) imports {imported} ({_kind(imported)})"
        for importer, imported, _name in _imports()
        if not _allowed(importer, imported)
    }
    assert sorted(wrong) == []


def test_pure_files_know_no_tables_and_no_web():
    impure = {
        f"{importer} imports {imported}"
        for importer, imported, name in _imports()
        if _kind(importer) == PURE and imported.startswith(NOT_PURE) and name not in CHOICES
    }
    assert sorted(impure) == []


def test_every_room_on_disk_is_fenced():
    ours = {app for app in settings.INSTALLED_APPS if ROOT.joinpath(*app.split(".")).is_dir()}
    assert ours == set(ROOMS)
    assert {room for room in ROOMS if "." not in room} | {"socialaid"} == set(
        PROJECT["tool"]["importlinter"]["root_packages"]
    )
