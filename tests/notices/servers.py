"""A mail server and a gateway for short messages that misbehave as a test wishes, on a port of this machine."""

import json
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Event, Thread
from typing import Any

LOCALHOST = "127.0.0.1"


class MailServer(socketserver.ThreadingTCPServer):
    """Takes each letter as `moods` say, one for each letter, then as a healthy server does; keeps what it took."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, moods: list[str]) -> None:
        super().__init__((LOCALHOST, 0), _MailTalk)
        self.moods, self.taken, self.let_go = moods, list[Message](), Event()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def next_mood(self) -> str:
        return self.moods.pop(0) if self.moods else "healthy"


class _MailTalk(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        mood = self.server.next_mood()
        if mood == "hangs":
            self.server.let_go.wait()
            return
        self._say("220 ready")
        for line in self.rfile:
            verb = line[:4].upper()
            if verb == b"DATA":
                self._say("354 go on")
                self._take()
                if mood == "closes after DATA":
                    return
            if verb == b"QUIT":
                self._say("221 bye")
                return
            refuses = verb == b"RCPT" and mood.isdigit()
            self._say(f"{mood} no" if refuses else "250 good")

    def _take(self) -> None:
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line)
        self.server.taken.append(message_from_bytes(b"".join(lines)))

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class Gateway(HTTPServer):
    """Answers each message with the next of `answers` (status, seconds of Retry-After), then takes all."""

    def __init__(self, answers: list[tuple[int, int]]) -> None:
        super().__init__((LOCALHOST, 0), _GatewayTalk)
        self.answers, self.asked = answers, list[dict[str, Any]]()

    @property
    def url(self) -> str:
        return f"http://{LOCALHOST}:{self.server_address[1]}/v1/messages"

    @property
    def taken(self) -> list[dict[str, Any]]:
        return [each for each in self.asked if each["status"] == 202]


class _GatewayTalk(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status, wait = self.server.answers.pop(0) if self.server.answers else (202, 0)
        known = {"key": self.headers["Idempotency-Key"], "token": self.headers["Authorization"]}
        self.server.asked.append({**body, **known, "path": self.path, "status": status})
        self.send_response(status)
        if wait:
            self.send_header("Retry-After", str(wait))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_words: Any) -> None:
        """A test wants no lines about each request."""


@contextmanager
def running(server: Any) -> Iterator[Any]:
    """The server, answering until the block ends."""
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        if hasattr(server, "let_go"):
            server.let_go.set()
        server.shutdown()
        server.server_close()
        thread.join()
