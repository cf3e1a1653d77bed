"""What the set-up says when it cannot go on: one sentence, no traceback."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _set_up(*arguments, **environment):
    return subprocess.run(
        ["scripts/setup.sh", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_python_that_is_not_there_is_told_in_one_sentence():
    done = _set_up("run", PYTHON="/nowhere/python")

    assert done.returncode == 1
    assert done.stderr == (
        "Python 3.11 or newer is missing at /nowhere/python: install it, or name it with PYTHON=/path/to/python.\n"
    )


def test_an_unknown_purpose_is_refused():
    done = _set_up("play")

    assert (done.returncode, done.stderr) == (2, "Usage: scripts/setup.sh run|test\n")
