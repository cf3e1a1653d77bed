"""A task is rung by its name, so nothing but this proves that somebody hears it."""

import ast
from collections.abc import Iterator

from celery import current_app

from socialaid.celery import app
from tests.fences.rooms import RANKS, module_name, nodes, room_called, room_of, shown

RINGS = {"ring", "send_task"}


def _rings() -> Iterator[tuple[str, str, ast.expr]]:
    """Where, from which module and with which name each task is rung; the doorbell itself passes a variable on."""
    for path, call in nodes(ast.Call):
        module = module_name(path)
        if ast.unparse(call.func).rpartition(".")[2] in RINGS and module != "socialaid.lib.doorbell":
            yield f"{shown(path)}:{call.lineno}", module, call.args[0]


def _registered() -> set[str]:
    current_app.loader.import_default_modules()
    return {name for name in current_app.tasks if not name.startswith("celery.")}


def test_rung_names_are_written_out():
    assert [where for where, _module, name in _rings() if not isinstance(name, ast.Constant)] == []


def test_rung_tasks_are_registered():
    registered = _registered()
    unheard = [
        (where, name.value)
        for where, _module, name in _rings()
        if isinstance(name, ast.Constant) and name.value not in registered
    ]
    assert unheard == []


def test_scheduled_tasks_are_registered():
    scheduled = {entry["task"] for entry in app.conf.beat_schedule.values()}
    assert scheduled - _registered() == set()


def test_every_rung_room_has_a_sweep():
    rung = {str(name.value).partition(".")[0] for _where, _module, name in _rings() if isinstance(name, ast.Constant)}
    swept = {entry["task"].partition(".")[0] for entry in app.conf.beat_schedule.values()}
    assert rung - swept == set()


def test_tasks_are_rung_in_the_same_room_or_a_lower_one():
    upwards = []
    for where, module, name in _rings():
        heard_in = room_called(str(getattr(name, "value", "")).partition(".")[0])
        rung_from = room_of(module)
        if heard_in and rung_from and RANKS[heard_in] > RANKS[rung_from]:
            upwards.append(where)
    assert upwards == []
