"""The hashed requirements install from any index, and are those of pyproject.toml."""

import re

import pytest

from tests.fences.rooms import PROJECT, ROOT, python_files

FILES = ("run.txt", "test.txt")
FOUND_BY_LIBRARIES = {"psycopg2-binary", "tzdata"}  # by Django's PostgreSQL backend, by Python's zoneinfo
NAMED_AS = {"django-storages": "storages.backends"}
PINNED = re.compile(r"^([a-z0-9][\w.-]*)==(\S+)", re.MULTILINE)


def _pins(file: str) -> dict[str, str]:
    return dict(PINNED.findall((ROOT / "requirements" / file).read_text()))


def _exact(dependencies: list[str]) -> dict[str, str]:
    """Those that pyproject.toml itself names with one version, by the name that the lock writes."""
    found = (re.fullmatch(r"([\w.-]+)(?:\[.*\])?==(\S+)", each) for each in dependencies)
    return {match[1].lower().replace("_", "-"): match[2] for match in found if match}


@pytest.mark.parametrize("file", FILES)
def test_no_host_and_no_file_is_named(file):
    lines = (ROOT / "requirements" / file).read_text().splitlines()
    assert [line for line in lines if "://" in line or line.startswith("--") or " @ " in line] == []


@pytest.mark.parametrize("file", FILES)
def test_every_package_has_its_hash(file):
    packages = re.split(r"\n(?=\w)", (ROOT / "requirements" / file).read_text())
    assert [each.split()[0] for each in packages if "==" in each and "--hash=sha256:" not in each] == []


def test_what_runs_is_tested_in_the_same_versions():
    tested = _pins("test.txt")
    assert {name: tested.get(name) for name in _pins("run.txt")} == _pins("run.txt")


def test_the_lock_is_that_of_pyproject():
    declared = PROJECT["project"]
    wanted = _exact(declared["dependencies"] + declared["optional-dependencies"]["test"])
    locked = _pins("test.txt")
    assert {name: locked.get(name) for name in wanted} == wanted


def test_packages_that_nobody_imports_are_named_in_settings_or_commands():
    ours = "\n".join(path.read_text() for path in python_files())
    never_imported = set(PROJECT["tool"]["deptry"]["per_rule_ignores"]["DEP002"]) - FOUND_BY_LIBRARIES
    assert [name for name in sorted(never_imported) if NAMED_AS.get(name, name.replace("-", "_")) not in ours] == []
