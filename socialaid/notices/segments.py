"""How many messages a short text costs: 160 signs of the GSM alphabet or 70 others fit into one."""

from typing import Final

BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED: Final = frozenset("^{}\\[~]|€\f")
# One message alone, and each of several, which lose some room to their own numbering.
GSM: Final = (160, 153)
UNICODE: Final = (70, 67)


def segments(text: str) -> int:
    """How many messages `text` is sent as; 0 for no text. Kazakh and Russian letters leave 70 signs to a message."""
    signs, (alone, each) = _signs(text)
    if signs <= alone:
        return 1 if signs else 0
    return -(-signs // each)


def _signs(text: str) -> tuple[int, tuple[int, int]]:
    if set(text) <= BASIC | EXTENDED:
        return len(text) + sum(sign in EXTENDED for sign in text), GSM
    return len(text.encode("utf-16-le")) // 2, UNICODE
