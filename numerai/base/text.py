"""What two ways of typing the same words have in common: accents, case, ligatures and punctuation do not count."""

import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark.
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


def fold(text: str) -> str:
    """« Nouméa – L’Œuvre » → "noumea l oeuvre": letters and digits in lower case, one space between words."""
    lowered = unicodedata.normalize("NFKD", text).casefold().translate(_LIGATURES)
    bare = (mark for mark in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(mark))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in bare).split())


def words(text: str) -> list[str]:
    return fold(text).split()
