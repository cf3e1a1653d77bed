"""The memory of a process that takes in bombs stays where it is: measured in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOST_GROWTH_MB = 60
MOST_PEAK_MB = 260

TAKE_IN = """
import json, resource, sys
import django
django.setup()
from django.conf import settings
settings.CLAMD = "off"
from io import BytesIO
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from socialaid.files.actions import receive
from socialaid.lib.refused import Refused
from tests.files import samples

def held():
    pages = int(open("/proc/self/statm").read().split()[1])
    return pages * resource.getpagesize() / 2**20

def peak():
    return int(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]) / 1024

def jpeg(size):
    out = BytesIO()
    Image.new("L", size).save(out, "JPEG")
    return out.getvalue()

bombs = [
    ("a.png", samples.huge_png(30_000, 30_000)),
    ("a.png", samples.huge_png(60_000, 60_000)),
    ("a.pdf", samples.pdf(samples.swelling)),
    ("a.pdf", samples.swelling_object_stream()),
    ("a.jpg", jpeg((8000, 8000))),
    ("a.heic", samples.heic()),
]
open("/proc/self/clear_refs", "w").write("5")
receive(upload=SimpleUploadedFile("a.jpg", samples.picture()))
before, answers = held(), []
for name, bomb in bombs * 3:
    try:
        receive(upload=SimpleUploadedFile(name, bomb))
        answers.append("taken")
    except Refused as refused:
        answers.append(str(refused))
print(json.dumps({"before": before, "growth": held() - before, "peak": peak() - before, "answers": answers}))
"""


@pytest.mark.sqlite
def test_bombs_leave_the_memory_of_the_process_where_it_was(tmp_path: Path) -> None:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "socialaid.settings", "SOCIALAID_VAR": str(tmp_path)}

    done = subprocess.run(
        [sys.executable, "-c", TAKE_IN], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )

    measured = json.loads(done.stdout.splitlines()[-1])
    assert len(measured["answers"]) == 18
    assert measured["growth"] < MOST_GROWTH_MB, measured
    assert measured["peak"] < MOST_PEAK_MB, measured
