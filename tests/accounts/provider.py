"""A real OpenID Connect service on loopback: discovery, authorization code with PKCE, signed id tokens, user info."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from oauthlib.openid import RequestValidator, Server

CLIENT, SECRET, KEY_ID = "portal", "only-for-tests", "key-1"


class Rules(RequestValidator):  # type: ignore[misc]
    """What the service knows: one client, one person who has signed in there, and the codes it gave."""

    def __init__(self, address: str, person: dict[str, Any]) -> None:
        super().__init__()
        self.address, self.person, self.audience = address, person, CLIENT
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.codes: dict[str, dict[str, Any]] = {}
        self.tokens: set[str] = set()
        self.challenges: list[str] = []

    def is_pkce_required(self, client_id: str, request: Any) -> bool:
        return True

    def validate_client_id(self, client_id: str, request: Any, *args: Any, **more: Any) -> bool:
        return client_id == CLIENT

    def validate_redirect_uri(self, client_id: str, redirect_uri: str, request: Any, *args: Any, **more: Any) -> bool:
        return redirect_uri.endswith("/account/oidc/state/login/callback/")

    def validate_response_type(self, client_id: str, response_type: str, *args: Any, **more: Any) -> bool:
        return response_type == "code"

    def validate_scopes(self, client_id: str, scopes: list[str], *args: Any, **more: Any) -> bool:
        return set(scopes) <= {"openid", "profile", "email"}

    def validate_user_match(self, id_token_hint: str, scopes: Any, claims: Any, request: Any) -> bool:
        return True

    def save_authorization_code(self, client_id: str, code: dict[str, str], request: Any, *_a: Any, **_m: Any) -> None:
        self.challenges.append(request.code_challenge_method)
        self.codes[code["code"]] = {
            "redirect_uri": request.redirect_uri,
            "scopes": request.scopes,
            "challenge": request.code_challenge,
            "method": request.code_challenge_method,
            "nonce": request.nonce,
        }

    def authenticate_client(self, request: Any, *args: Any, **more: Any) -> bool:
        request.client = type("Client", (), {"client_id": request.client_id})()
        return (request.client_id, request.client_secret) == (CLIENT, SECRET)

    def validate_code(self, client_id: str, code: str, client: Any, request: Any, *args: Any, **more: Any) -> bool:
        request.user, request.scopes = self.person, self.codes.get(code, {}).get("scopes")
        return code in self.codes

    def confirm_redirect_uri(self, client_id: str, code: str, redirect_uri: str, *args: Any, **more: Any) -> bool:
        return self.codes[code]["redirect_uri"] == redirect_uri

    def get_code_challenge(self, code: str, request: Any) -> str:
        return str(self.codes[code]["challenge"])

    def get_code_challenge_method(self, code: str, request: Any) -> str:
        return str(self.codes[code]["method"])

    def get_authorization_code_scopes(self, client_id: str, code: str, redirect_uri: str, request: Any) -> list[str]:
        return list(self.codes[code]["scopes"])

    def get_authorization_code_nonce(self, client_id: str, code: str, redirect_uri: str, request: Any) -> Any:
        return self.codes[code]["nonce"]

    def validate_grant_type(self, client_id: str, grant_type: str, *args: Any, **more: Any) -> bool:
        return grant_type == "authorization_code"

    def save_bearer_token(self, token: dict[str, str], request: Any, *args: Any, **more: Any) -> None:
        self.tokens.add(token["access_token"])

    def invalidate_authorization_code(self, client_id: str, code: str, request: Any, *args: Any, **more: Any) -> None:
        del self.codes[code]

    def finalize_id_token(self, id_token: dict[str, Any], token: Any, token_handler: Any, request: Any) -> str:
        now = int(time.time())
        claims = {**id_token, **self.person, "iss": self.address, "aud": self.audience, "iat": now, "exp": now + 60}
        return jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": KEY_ID})

    def validate_bearer_token(self, token: str, scopes: Any, request: Any) -> bool:
        return token in self.tokens

    def get_userinfo_claims(self, request: Any) -> dict[str, Any]:
        return self.person

    def discovery(self) -> dict[str, Any]:
        pages = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        addresses = {f"{name}_endpoint": f"{self.address}/{page}" for name, page in pages.items()}
        methods = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
        return {"issuer": self.address, "jwks_uri": f"{self.address}/keys", **addresses, **methods}

    def keys(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": KEY_ID, "use": "sig", "alg": "RS256"}]}


class Pages(BaseHTTPRequestHandler):
    """The addresses of the service; the person there agrees to everything at once."""

    rules: Rules
    server_of_tokens: Server

    def do_GET(self) -> None:
        page = self.path.partition("?")[0]
        if page == "/.well-known/openid-configuration":
            self._json(self.rules.discovery())
        elif page == "/keys":
            self._json(self.rules.keys())
        elif page == "/userinfo":
            self._answer(self.server_of_tokens.create_userinfo_response(self._uri(), "GET", None, dict(self.headers)))
        else:
            scopes, details = self.server_of_tokens.validate_authorization_request(self._uri(), "GET", None, {})
            agreed = {**details, "user": self.rules.person}
            self._answer(
                self.server_of_tokens.create_authorization_response(self._uri(), "GET", None, {}, scopes, agreed)
            )

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._answer(self.server_of_tokens.create_token_response(self._uri(), "POST", body, dict(self.headers)))

    def _uri(self) -> str:
        return f"{self.rules.address}{self.path}"

    def _json(self, content: dict[str, Any]) -> None:
        self._answer(({"Content-Type": "application/json"}, json.dumps(content), 200))

    def _answer(self, answer: tuple[dict[str, str], Any, int]) -> None:
        headers, body, status = answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        text = json.dumps(body) if isinstance(body, dict) else body or ""
        self.wfile.write(text.encode())

    def log_message(self, *_args: Any) -> None:
        """Says nothing: the test reads the answers."""


@contextmanager
def running(person: dict[str, Any]) -> Iterator[Rules]:
    """The service on a free port of loopback, where `person` has signed in."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    rules = Rules(f"http://127.0.0.1:{server.server_port}", person)
    server.RequestHandlerClass = type("OwnPages", (Pages,), {"rules": rules, "server_of_tokens": Server(rules)})
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield rules
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
