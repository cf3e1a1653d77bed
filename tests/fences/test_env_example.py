"""`.env.example` and the settings name the same variables."""

import ast
import re

from tests.fences.rooms import ROOT, nodes

READERS = {"str", "int", "bool", "list", "db_url", "email_url", "required", "key_from_outside_or_kept", "get"}
NAME = re.compile(r"[A-Z][A-Z_]+")


def _names_read() -> set[str]:
    return {
        str(call.args[0].value)
        for _path, call in nodes(ast.Call)
        if _reads_environment(call) and _first_is_variable(call)
    }


def _reads_environment(call: ast.Call) -> bool:
    called = ast.unparse(call.func)
    return called.rpartition(".")[2] in READERS and called.partition(".")[0] in {
        "env",
        "environ",
        "os",
        "required",
        "key_from_outside_or_kept",
    }


def _first_is_variable(call: ast.Call) -> bool:
    first = call.args[0] if call.args else None
    return isinstance(first, ast.Constant) and isinstance(first.value, str) and bool(NAME.fullmatch(first.value))


def test_env_example_names_each_variable_that_is_read():
    named = set(re.findall(r"^([A-Z][A-Z_]+)=", (ROOT / ".env.example").read_text(), flags=re.MULTILINE))
    assert named == _names_read()
