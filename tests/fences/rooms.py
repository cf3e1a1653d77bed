"""Where the rooms lie and in which order, read from the contract in pyproject.toml."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
CONTRACTS = {each["id"]: each for each in PROJECT["tool"]["importlinter"]["contracts"]}
TEMPLATES = ROOT / "templates"


def _rank_of_rooms() -> dict[str, int]:
    """Every room with the height of its layer, the highest number on top."""
    layers = CONTRACTS["one-way"]["layers"]
    return {room.strip(" ()"): height for height, layer in enumerate(reversed(layers)) for room in layer.split("|")}


RANKS = _rank_of_rooms()
ROOMS = CONTRACTS["inside"]["containers"]


def room_of(module: str) -> str | None:
    """The room a dotted module name belongs to, None outside the rooms."""
    return next((room for room in RANKS if module == room or module.startswith(f"{room}.")), None)


def room_called(label: str) -> str | None:
    """The room of an app label such as `notices`, None when there is none."""
    return next((room for room in RANKS if room.rpartition(".")[2] == label), None)


def python_files() -> Iterator[Path]:
    """Every Python file of ours outside migrations and tests."""
    for package in PROJECT["tool"]["importlinter"]["root_packages"]:
        yield from (path for path in sorted((ROOT / package).rglob("*.py")) if "migrations" not in path.parts)


def module_name(path: Path) -> str:
    """The dotted name under which a file of ours is imported."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def parsed(path: Path) -> ast.Module:
    """The file as a syntax tree."""
    return ast.parse(path.read_text(), filename=str(path))


def nodes(*kinds: type[ast.AST]) -> Iterator[tuple[Path, Any]]:
    """Every node of these kinds in our code, with the file it stands in."""
    for path in python_files():
        yield from ((path, node) for node in ast.walk(parsed(path)) if isinstance(node, kinds))


def shown(path: Path) -> str:
    """The file's name as a reader of the failure wants it."""
    return str(path.relative_to(ROOT))
