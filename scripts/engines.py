#!/usr/bin/env python3
"""Run a command beside a private PostgreSQL, Redis and ClamAV: `scripts/engines.py pytest -m postgres`.

The command finds DATABASE_URL, REDIS_URL and CLAMD in its environment. The engines listen on free ports of the loopback
address with a password made for this run (ClamAV knows none), keep nothing, and are gone when the command ends, however
it ends. ClamAV is the real one with one signature of our own, for the harmless EICAR test file.
"""

import ctypes
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PR_SET_PDEATHSIG = 1
START_WITHIN = 30.0
PING = "import socket, sys; socket.create_connection(('127.0.0.1', int(sys.argv[1])), 1).close()"
FOR_SPEED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_connections=200")

# Halves: joined in one place they would be taken for the test file itself by whoever scans this folder.
EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SCANNER_SETTINGS = (
    *("Foreground yes", "TCPAddr 127.0.0.1", "AlertExceedsMax yes", "MaxThreads 4", "ReadTimeout 10"),
    *("StreamMaxLength 25M", "MaxFileSize 25M", "MaxScanSize 50M", "DetectPUA no"),
)


class EngineFailed(Exception):
    """An engine is not installed or does not start; the text is a sentence for the screen."""


def main(command: list[str]) -> int:
    """Run `command` beside the engines and return its exit code."""
    if not command:
        sys.stderr.write("Usage: scripts/engines.py COMMAND [ARGUMENT ...]\n")
        return 2
    for each in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.default_int_handler)
    try:
        with engines() as environment:
            return subprocess.run(command, env=os.environ | environment, check=False).returncode
    except EngineFailed as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        return 130


@contextmanager
def engines() -> Iterator[dict[str, str]]:
    """The engines for the length of a block; gives the variables that lead to them."""
    folder = Path(tempfile.mkdtemp(prefix="engines-", dir="/var/tmp"))
    running: list[subprocess.Popen[bytes]] = []
    try:
        _give_away(folder)
        yield {
            "DATABASE_URL": _start_postgres(folder, running),
            "REDIS_URL": _start_redis(folder, running),
            "CLAMD": _start_scanner(folder, running),
        }
    finally:
        for process in running:
            process.send_signal(signal.SIGINT)
        for process in running:
            _wait_or_kill(process)
        shutil.rmtree(folder, ignore_errors=True)


def _start_postgres(folder: Path, running: list[subprocess.Popen[bytes]]) -> str:
    programs, password, port = _postgres_programs(), secrets.token_hex(16), _free_port()
    data, password_file, log = folder / "postgres", folder / "password", folder / "postgres.log"
    password_file.write_text(password)
    _give_away(password_file)
    initdb: list[Any] = [programs / "initdb", "-D", data, "-U", "socialaid", "--pwfile", password_file]
    made = subprocess.run(
        [*initdb, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
        capture_output=True,
        text=True,
        check=False,
        **_identity(),
    )
    if made.returncode:
        raise EngineFailed(f"PostgreSQL cannot make its data folder: {made.stderr.strip()}")
    settings = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}", *FOR_SPEED]
    command = [programs / "postgres", "-D", data, *(word for setting in settings for word in ("-c", setting))]
    running.append(_start(command, log))
    _wait_until_ready(
        "PostgreSQL", running[-1], log, [programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    )
    return f"postgres://socialaid:{password}@127.0.0.1:{port}/postgres"


def _start_redis(folder: Path, running: list[subprocess.Popen[bytes]]) -> str:
    program = shutil.which("redis-server")
    if not program:
        raise EngineFailed("Redis is missing, install it with: apt-get install redis-server")
    password, port, log = secrets.token_hex(16), _free_port(), folder / "redis.log"
    settings = {"port": port, "bind": "127.0.0.1", "requirepass": password, "save": "", "dir": folder, "databases": 64}
    command = [program, *(word for name, value in settings.items() for word in (f"--{name}", str(value)))]
    running.append(_start(command, log))
    _wait_until_ready("Redis", running[-1], log, ["redis-cli", "-p", str(port), "ping"])
    return f"redis://:{password}@127.0.0.1:{port}/0"


def _start_scanner(folder: Path, running: list[subprocess.Popen[bytes]]) -> str:
    program = shutil.which("clamd", path=os.environ.get("PATH", "") + ":/usr/sbin")
    if not program:
        raise EngineFailed("ClamAV is missing, install it with: apt-get install clamav-daemon")
    signatures, port, log = folder / "signatures", _free_port(), folder / "clamd.log"
    signatures.mkdir()
    (signatures / "local.ndb").write_text(f"Eicar-Test-Signature:0:*:{EICAR.encode().hex()}\n")
    configuration = folder / "clamd.conf"
    configuration.write_text(
        "\n".join(
            [
                *SCANNER_SETTINGS,
                f"DatabaseDirectory {signatures}",
                f"TCPSocket {port}",
                f"TemporaryDirectory {folder}\n",
            ]
        )
    )
    for path in (signatures, signatures / "local.ndb", configuration):
        _give_away(path)
    running.append(_start([program, "--config-file", configuration], log))
    _wait_until_ready("ClamAV", running[-1], log, [sys.executable, "-c", PING, str(port)])
    return f"tcp://127.0.0.1:{port}"


def _postgres_programs() -> Path:
    newest_first = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: -float(path.parts[-3]))
    found = [*newest_first, *(Path(each) for each in [shutil.which("initdb")] if each)]
    if not found:
        raise EngineFailed("PostgreSQL is missing, install it with: apt-get install postgresql")
    return found[0].parent


def _start(command: list[Any], log: Path) -> subprocess.Popen[bytes]:
    with log.open("ab") as output:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=log.parent,
            start_new_session=True,
            preexec_fn=_end_with_the_parent if sys.platform == "linux" else None,  # noqa: PLW1509 - no threads
            **_identity(),
        )


def _wait_until_ready(name: str, process: subprocess.Popen[bytes], log: Path, probe: list[Any]) -> None:
    end = time.monotonic() + START_WITHIN
    while time.monotonic() < end and process.poll() is None:
        if subprocess.run(probe, capture_output=True, check=False).returncode == 0:
            return
        time.sleep(0.05)
    raise EngineFailed(f"{name} does not start: {log.read_text(errors='replace')[-500:].strip()}")


def _wait_or_kill(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _end_with_the_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def _identity() -> dict[str, Any]:
    """PostgreSQL refuses root: there the engines run as the database's own user."""
    if os.getuid():
        return {}
    user = _unprivileged_user()
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _give_away(path: Path) -> None:
    if not os.getuid():
        user = _unprivileged_user()
        os.chown(path, user.pw_uid, user.pw_gid)


def _unprivileged_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
