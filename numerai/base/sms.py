"""Texts that travel as one cheap SMS of one line: signs of the GSM 7-bit alphabet, so that 160 fit instead of 70."""

import unicodedata
from urllib.parse import quote

ONE_SMS = 160
_TWICE = set("^{}\\[~]|€")  # signs that count for two
_ONCE = set(
    "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_OTHERWISE = {
    "’": "'", "‘": "'", "«": '"', "»": '"', "–": "-", "—": "-", "…": "...", "œ": "oe", "Œ": "OE", "ç": "c",
}  # fmt: skip


def gsm7(text: str) -> str:
    """« Numé-Raï, l’équipe » → « Numé-Rai, l'équipe »: what the alphabet lacks loses its accent, never its place."""
    return "".join(_sign(sign) for sign in text)


def _sign(sign: str) -> str:
    if sign in _ONCE or sign in _TWICE:
        return sign
    if sign in _OTHERWISE:
        return _OTHERWISE[sign]
    if sign.isspace():
        return " "
    bare = "".join(part for part in unicodedata.normalize("NFKD", sign) if part in _ONCE)
    return bare or "?"


def length(text: str) -> int:
    """In septets, as operators count."""
    return sum(2 if sign in _TWICE else 1 for sign in text)


def address(phone: str, text: str) -> str:
    """What a telephone opens as a message to send, already written."""
    return f"sms:{phone}?body={quote(text, safe='')}"
