"""A text that a spreadsheet would calculate is marked as text in a CSV file, and unmarked when it is read back."""

import unicodedata

_SIGNS = frozenset("=+-@\u2212")  # U+2212 is the minus of mathematics
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")  # letters for Unicode, drawn as nothing


def begins_like_a_formula(text: str) -> bool:
    """As the most credulous spreadsheet sees it: past all that has no ink, and in wide letters too (＝ is =)."""
    if text[:1] in ("\t", "\r", "\n"):
        return True
    first = next((sign for sign in text if not _has_no_ink(sign)), "")
    return bool(first) and unicodedata.normalize("NFKC", first)[:1] in _SIGNS


def _has_no_ink(sign: str) -> bool:
    """Spaces, controls, signs of direction, marks alone: Unicode's categories Z, C and M."""
    return unicodedata.category(sign)[0] in "ZCM" or sign in _BLANK_LETTERS


def marked(text: str) -> str:
    """An apostrophe in front, which tells every spreadsheet that text follows."""
    return f"'{text}" if begins_like_a_formula(text.lstrip("'")) else text


def unmarked(text: str) -> str:
    """The exact opposite of `marked`: an apostrophe of the text itself stays."""
    if text.startswith("'") and begins_like_a_formula(text.lstrip("'")):
        return text[1:]
    return text
