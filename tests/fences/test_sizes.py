"""The house rules a program can count: lengths, nesting, names of files, nothing silenced."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.fences.rooms import ROOT, TEMPLATES, parsed, python_files, shown

FUNCTION_LINES, NESTING, FILE_LINES, TEMPLATE_LINES = 50, 3, 400, 150
BLOCKS = (ast.If, ast.For, ast.While, ast.Try, ast.With, ast.Match)
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
DRAWERS = {"utils", "util", "common", "helpers", "helper", "misc", "core"}
SILENCED = re.compile(r"mark\.(?:skip|xfail)|pytest\.(?:skip|xfail|importorskip)|noqa(?!: [A-Z])|type: ignore(?!\[)")
UNFINISHED = re.compile(r"(?:#|//|/\*|\{#|<!--)\s*(?:TODO|FIXME|XXX|HACK)\b|raise NotImplementedError")


def _all_python() -> list[Path]:
    return [*python_files(), *sorted((ROOT / "scripts").glob("*.py")), *sorted((ROOT / "tests").rglob("*.py"))]


def _functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path in _all_python():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{shown(path)}:{node.lineno} {node.name}", node


def _depth(node: ast.AST, level: int = 0) -> int:
    deepest = level
    for child in ast.iter_child_nodes(node):
        if isinstance(child, SCOPES):
            continue
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        deepest = max(deepest, _depth(child, level if is_elif else level + isinstance(child, BLOCKS)))
    return deepest


def _lines_matching(pattern: re.Pattern[str], suffixes: set[str]) -> list[str]:
    folders = [
        path for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".") and path.name != "var"
    ]
    files = [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in suffixes and "vendor" not in path.parts and path != Path(__file__)
    ]
    return [
        f"{shown(path)}:{number} {line.strip()}"
        for path in files
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if pattern.search(line)
    ]


def test_functions_are_short():
    too_long = [name for name, node in _functions() if (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES]
    assert too_long == []


def test_functions_are_flat():
    too_deep = [name for name, node in _functions() if _depth(node) > NESTING]
    assert too_deep == []


def test_files_are_short():
    too_long = [shown(path) for path in _all_python() if path.read_text().count("\n") > FILE_LINES]
    assert too_long == []


def test_templates_are_short():
    too_long = [shown(path) for path in TEMPLATES.rglob("*.html") if path.read_text().count("\n") > TEMPLATE_LINES]
    assert too_long == []


def test_there_is_no_junk_drawer():
    drawers = [shown(path) for path in _all_python() if DRAWERS & {path.stem, *path.relative_to(ROOT).parts[:-1]}]
    assert drawers == []


def test_nothing_is_skipped_or_silenced_without_its_code():
    assert _lines_matching(SILENCED, {".py"}) == []


def test_nothing_is_left_unfinished():
    assert _lines_matching(UNFINISHED, {".py", ".html", ".js", ".css", ".sh"}) == []
