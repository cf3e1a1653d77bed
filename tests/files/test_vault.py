"""Files lie sealed, each under a key of its own, wherever they lie."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import boto3
import pytest
from cryptography.fernet import Fernet
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.management import CommandError, call_command
from moto.server import ThreadedMotoServer
from storages.backends.s3 import S3Storage

from socialaid.files.models import FileKey
from socialaid.files.sealing import PIECE, DamagedFile, sealed, size_unsealed
from socialaid.files.vault import KeyMissing, SealedStorage

NOW = datetime(2026, 11, 2, 5, 0, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
SIZES = [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 7]


@pytest.fixture
def vault(tmp_path: Path) -> SealedStorage:
    return SealedStorage(FileSystemStorage(tmp_path))


def lying(vault: SealedStorage, name: str) -> Path:
    return Path(vault.inner.path(name))


def read(vault: SealedStorage, name: str) -> bytes:
    with vault.open(name) as opened:
        return bytes(opened.read())


@pytest.mark.parametrize("size", SIZES)
def test_what_goes_in_comes_out_and_cannot_be_read_where_it_lies(vault: SealedStorage, size: int) -> None:
    content = b"Aigul" * (size // 5) + b"x" * (size % 5)

    name = vault.save("uploads/a.pdf", ContentFile(content))

    assert read(vault, name) == content
    assert (vault.size(name), size_unsealed(lying(vault, name).stat().st_size)) == (size, size)
    assert b"Aigul" not in lying(vault, name).read_bytes()


def test_a_part_is_read_without_the_rest(vault: SealedStorage) -> None:
    content = bytes(range(256)) * 1024
    name = vault.save("a.pdf", ContentFile(content))

    with vault.open(name) as opened:
        opened.seek(PIECE - 3)
        assert opened.read(6) == content[PIECE - 3 : PIECE + 3]


def test_same_content_lies_differently_under_two_keys(vault: SealedStorage) -> None:
    first, second = (vault.save(name, ContentFile(b"the same")) for name in ("a.pdf", "b.pdf"))

    assert lying(vault, first).read_bytes() != lying(vault, second).read_bytes()


@pytest.mark.parametrize(
    "harm",
    [
        lambda lies: lies[:-1] + bytes([lies[-1] ^ 1]),
        lambda lies: lies[: PIECE + 16],
        lambda lies: lies[PIECE + 16 :],
        lambda lies: lies[PIECE + 16 : 2 * (PIECE + 16)] + lies[: PIECE + 16] + lies[2 * (PIECE + 16) :],
    ],
    ids=["changed", "cut off", "begun later", "moved"],
)
def test_changed_bytes_are_never_given_out(vault: SealedStorage, harm: Any) -> None:
    name = vault.save("a.pdf", ContentFile(bytes(3 * PIECE)))
    lying(vault, name).write_bytes(harm(lying(vault, name).read_bytes()))

    with pytest.raises(DamagedFile):
        read(vault, name)


def test_files_changed_for_one_another_do_not_open(vault: SealedStorage) -> None:
    first, second = (vault.save(name, ContentFile(b"paper")) for name in ("a.pdf", "b.pdf"))
    lying(vault, first).write_bytes(lying(vault, second).read_bytes())

    with pytest.raises(DamagedFile):
        read(vault, first)


def test_deleted_file_loses_its_key(vault: SealedStorage) -> None:
    name = vault.save("a.pdf", ContentFile(b"paper"))

    vault.delete(name)

    assert (vault.exists(name), FileKey.objects.count()) == (False, 0)


def test_rotation_wraps_every_key_anew_and_leaves_the_files_as_they_lie(
    vault: SealedStorage, settings: Any, capsys: Any
) -> None:
    names = [vault.save(f"{number}.pdf", ContentFile(b"paper")) for number in range(3)]
    before = [lying(vault, name).read_bytes() for name in names]
    new = Fernet.generate_key().decode()

    settings.FILE_KEYS = [new, *settings.FILE_KEYS]
    call_command("rotate_file_keys")
    settings.FILE_KEYS = [new]

    assert capsys.readouterr().out == "3 keys wrapped under the newest of FILE_KEYS.\n"
    assert [read(vault, name) for name in names] == [b"paper"] * 3
    assert [lying(vault, name).read_bytes() for name in names] == before


def test_rotation_says_when_a_key_opens_under_none(vault: SealedStorage, settings: Any) -> None:
    vault.save("a.pdf", ContentFile(b"paper"))
    settings.FILE_KEYS = [Fernet.generate_key().decode()]

    with pytest.raises(CommandError, match="1 keys open under none"):
        call_command("rotate_file_keys")


def test_file_from_before_the_keys_is_read_in_a_demo_only(vault: SealedStorage, settings: Any) -> None:
    vault.inner.save("old.pdf", ContentFile(b"from before"))

    assert (read(vault, "old.pdf"), vault.size("old.pdf")) == (b"from before", 11)
    settings.DEMO = False
    with pytest.raises(KeyMissing):
        read(vault, "old.pdf")


def test_sealed_pieces_do_not_depend_on_how_the_content_came() -> None:
    content, key = bytes(2 * PIECE + 5), b"k" * 32

    assert b"".join(sealed([content], key)) == b"".join(sealed(iter([content[:9], content[9:]]), key))


@pytest.fixture
def bucket() -> Any:
    """A bucket in a server that speaks S3, on the loopback address."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    reached = {"endpoint_url": f"http://{host}:{port}", "region_name": "us-east-1"}
    client = boto3.client("s3", aws_access_key_id="a", aws_secret_access_key="b", **reached)
    client.create_bucket(Bucket="papers")
    yield S3Storage(
        bucket_name="papers", access_key="a", secret_key="b", signature_version="s3v4", file_overwrite=False, **reached
    )
    server.stop()


def test_bucket_holds_what_a_folder_holds(bucket: S3Storage) -> None:
    vault, content = SealedStorage(bucket), b"Aigul" * 50_000

    name = vault.save("uploads/a.pdf", ContentFile(content))

    in_bucket = BytesIO()
    bucket.bucket.download_fileobj(name, in_bucket)
    assert b"Aigul" not in in_bucket.getvalue()
    assert (read(vault, name), vault.size(name), vault.exists(name)) == (content, len(content), True)
    vault.delete(name)
    assert not vault.exists(name)
