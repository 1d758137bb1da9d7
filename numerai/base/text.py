"""What two ways of typing the same words have in common: accents, case, ligatures and punctuation do not count."""

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark.
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_NEITHER = re.compile(r"[^\w\n ]|_")


def fold(text: str) -> str:
    """« Nouméa – L’Œuvre » → "noumea l oeuvre": letters and digits in lower case, one space between words."""
    lowered = unicodedata.normalize("NFKD", text).casefold().translate(_LIGATURES)
    bare = (mark for mark in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(mark))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in bare).split())


def fold_lines(text: str) -> str:
    """`fold` of each line, for many lines at once: the same result, many times sooner than one by one."""
    spread = unicodedata.normalize("NFKD", text).casefold()
    for sign, letters in _LIGATURES.items():
        spread = spread.replace(chr(sign), letters)
    spread = unicodedata.normalize("NFKD", spread)
    for mark in {sign for sign in set(spread) if unicodedata.combining(sign)}:
        spread = spread.replace(mark, "")
    spread = _NEITHER.sub(" ", spread)
    for around, left in (("  ", " "), (" \n", "\n"), ("\n ", "\n")):
        while around in spread:
            spread = spread.replace(around, left)
    return spread.strip(" ")


def words(text: str) -> list[str]:
    return fold(text).split()
