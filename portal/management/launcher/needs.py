"""What must be there before anything starts: a free port and the system libraries."""

import ctypes
import errno
import socket

PANGO_LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0")
PANGO_ON_A_MAC = ("libpango-1.0.dylib", "libpangoft2-1.0.dylib")
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core"


class Missing(Exception):
    """Something the portal needs is not there; the text is one sentence that says what to do."""


def check_port(host: str, port: int) -> None:
    """Raise Missing when the address cannot be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Missing(_port_sentence(host, port, error)) from error


def check_libraries() -> None:
    """Raise Missing when the library that lays out the printed sheets is absent."""
    if not (_all_load(PANGO_LIBRARIES) or _all_load(PANGO_ON_A_MAC)):
        raise Missing(f"The system library Pango is missing, install it with: apt-get install {PACKAGES}")


def _all_load(names: tuple[str, ...]) -> bool:
    try:
        for name in names:
            ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _port_sentence(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is already in use, choose another one: PORT={port + 1} make run"
    if error.errno == errno.EACCES:
        return f"Port {port} is reserved for the administrator, choose one above 1023: PORT=8000 make run"
    return f"The portal cannot listen on {host}, set HOST to an address of this machine: {error.strerror or error}."
