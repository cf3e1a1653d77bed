"""The two commands: check_print tells whether a sheet is genuine, print_keys makes and lists keys."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command

from socialaid.prints import scanning
from socialaid.prints.actions.freezing import freeze
from socialaid.prints.actions.making import make
from socialaid.prints.actions.revoking import revoke
from socialaid.prints.keys import published
from socialaid.prints.queries import key_days
from socialaid.prints.reasons import Reason
from socialaid.prints.serving import stored_bytes
from socialaid.prints.statements import read
from tests.pdf import facts
from tests.prints.conftest import NOW
from tests.prints.reading import body_places, scanned, with_byte_changed

pytestmark = [pytest.mark.django_db]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def coupon():
    return freeze(kind="coupon", number="01-2026-000142", facts=facts.coupon(), office="akkol", now=NOW)


@pytest.fixture
def pdf(coupon, tmp_path):
    file = tmp_path / "coupon.pdf"
    file.write_bytes(stored_bytes(make(print_id=coupon.pk, now=NOW)))
    return file


@pytest.fixture
def saved(coupon, tmp_path):
    """The published keys, as somebody saved them."""
    file = tmp_path / "keys.json"
    file.write_text(json.dumps(published(key_days())))
    return file


def told(capsys, *arguments):
    try:
        call_command("check_print", *map(str, arguments))
    except CommandError as error:
        return capsys.readouterr().out + str(error)
    return capsys.readouterr().out


def test_pdf_as_it_was_made_is_valid_and_the_portals_own(pdf, capsys):
    out = told(capsys, pdf)

    assert out.startswith("valid")
    assert "coupon 01-2026-000142, office akkol, 2026-11-02" in out
    assert "the portal's own, byte for byte" in out


def test_scan_of_the_sheet_is_valid(pdf, tmp_path, capsys):
    assert told(capsys, scanned(pdf.read_bytes(), tmp_path)).startswith("valid")


def test_pdf_with_other_bytes_is_told(pdf, capsys):
    pdf.write_bytes(pdf.read_bytes() + b"\n% more")

    assert "is not the portal's own" in told(capsys, pdf)


def test_changed_revoked_and_unknown_sheets_are_not_to_be_believed(coupon, capsys, django_user_model):
    changed = with_byte_changed(coupon.statement, body_places(coupon.statement)[-1])
    assert told(capsys, changed).startswith("altered")

    clerk = django_user_model.objects.create(username="clerk")
    revoke(sheet=coupon, reason=Reason.LOST, words="Lost", by=clerk, now=NOW)
    out = told(capsys, coupon.statement)

    assert out.startswith("revoked\nsince 2026-11-02 10:00: ")
    assert out.endswith("The sheet is not to be believed.")


def test_saved_keys_tell_of_the_signature_alone(coupon, saved, capsys, settings):
    out = told(capsys, coupon.statement, "--keys", saved)
    assert out.startswith("valid")
    assert "by the signature alone" in out

    settings.PRINT_KEYS = [Fernet.generate_key().decode()]
    later = freeze(kind="coupon", number="2", facts={}, now=NOW)
    assert told(capsys, later.statement, "--keys", saved).startswith("unknown")


def test_saved_keys_need_no_database_and_no_network(coupon, pdf, saved, tmp_path):
    env = {
        "PATH": os.environ["PATH"],
        "SOCIALAID_VAR": str(tmp_path / "var"),
        "DATABASE_URL": "postgres://nobody:x@127.0.0.1:1/none",
    }
    command = [sys.executable, "manage.py", "check_print", str(pdf), "--keys", str(saved)]

    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "valid: the department gave the sheet out"), (
        done.stderr
    )


def test_withdrawn_key_leaves_a_sheet_in_doubt(coupon, tmp_path, capsys):
    call_command("print_keys", "--withdraw", read(coupon.statement).key)
    capsys.readouterr()
    file = tmp_path / "keys.json"
    file.write_text(json.dumps(published(key_days())))

    assert told(capsys, coupon.statement, "--keys", file).startswith("in doubt")


@pytest.mark.parametrize(("tool", "package"), scanning.PACKAGES.items())
def test_missing_tool_is_named_by_its_package(pdf, capsys, monkeypatch, tool, package):
    which = shutil.which
    monkeypatch.setattr(scanning.shutil, "which", lambda name: None if name == tool else which(name))

    assert f"the package {package} is needed" in told(capsys, pdf)


def test_files_without_a_qr_and_without_a_picture_are_told(tmp_path, capsys):
    plain, nothing = tmp_path / "a.pdf", tmp_path / "a.png"
    plain.write_bytes(b"%PDF-1.7 cut off")
    nothing.write_bytes(b"no picture")

    assert {told(capsys, plain), told(capsys, nothing)} <= {
        "The file is neither a PDF nor a picture that can be opened.",
        "There is no QR of a sheet in the file: scan it at 150 dpi or more, the whole of the QR.",
    }


def test_file_without_keys_is_told(coupon, tmp_path, capsys):
    assert "does not hold published keys" in told(capsys, coupon.statement, "--keys", tmp_path / "none.json")


def test_new_key_of_a_demo_is_put_in_front_of_the_kept_ones(settings, tmp_path, capsys):
    kept = tmp_path / "keys" / "print_keys"
    kept.parent.mkdir()
    kept.write_text(",".join(settings.PRINT_KEYS))
    settings.VAR_DIR = tmp_path

    call_command("print_keys", "--new")

    first, *others = kept.read_text().split(",")
    assert (others, len(first), first in settings.PRINT_KEYS) == (settings.PRINT_KEYS, 44, False)
    assert kept.stat().st_mode & 0o777 == 0o600
    assert first not in capsys.readouterr().out


def test_new_key_is_shown_where_the_keys_come_from_the_environment(settings, tmp_path, capsys):
    settings.VAR_DIR = tmp_path

    call_command("print_keys", "--new")

    assert capsys.readouterr().out.rstrip().endswith("," + ",".join(settings.PRINT_KEYS))


def test_keys_are_listed_with_their_days(coupon, capsys):
    call_command("print_keys")

    assert capsys.readouterr().out.splitlines()[0].startswith(read(coupon.statement).key)


def test_key_that_never_signed_is_not_withdrawn():
    with pytest.raises(CommandError, match="No key 00000000 has signed a sheet"):
        call_command("print_keys", "--withdraw", "00000000")
