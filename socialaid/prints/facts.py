"""The facts of a print: plain JSON, one spelling, encrypted at rest because they name people."""

import hashlib
import json
from typing import Any

from socialaid.lib.encryption import EncryptedTextField


def canonical(facts: Any) -> str:
    """The one spelling of `facts`: keys in order, no spaces. Raises TypeError for what is not plain JSON."""
    return json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def fingerprint(facts: Any) -> str:
    """64 hex digits that are the same for the same facts."""
    return hashlib.sha256(canonical(facts).encode()).hexdigest()


class EncryptedFactsField(EncryptedTextField):
    """Facts in a column that holds ciphertext."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(canonical(value))

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return json.loads(super().from_db_value(value, expression, connection)) if value else value
