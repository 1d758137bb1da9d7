"""A text that a spreadsheet would calculate is marked as text in a CSV file, and unmarked when it is read back."""

import unicodedata

_SIGNS = frozenset("=+-@\u2212")  # U+2212 is the minus of mathematics
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


def begins_like_a_formula(text: str) -> bool:
    """As spreadsheets see it: after spaces and signs that nobody sees, and in wide letters too (＝ is =)."""
    if text[:1] in ("\t", "\r", "\n"):
        return True
    bare = text.lstrip(_INVISIBLE).lstrip().lstrip(_INVISIBLE)
    return bool(bare) and unicodedata.normalize("NFKC", bare[0])[:1] in _SIGNS


def marked(text: str) -> str:
    """An apostrophe in front, which tells every spreadsheet that text follows."""
    return f"'{text}" if begins_like_a_formula(text.lstrip("'")) else text


def unmarked(text: str) -> str:
    """The exact opposite of `marked`: an apostrophe of the text itself stays."""
    if text.startswith("'") and begins_like_a_formula(text.lstrip("'")):
        return text[1:]
    return text
