"""Where allauth asks us."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter

from socialaid.lib.encryption import decrypt, encrypt


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets of second factors encrypted at rest."""

    def encrypt(self, text: str) -> str:
        return encrypt(text)

    def decrypt(self, encrypted_text: str) -> Any:
        return decrypt(encrypted_text)
