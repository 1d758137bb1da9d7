"""When two names sound alike, and when two files are probably one person. Proposed to a person, never decided."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from numerai.base.text import fold

# What the ear confuses in names of the territory, after accents are gone; applied in this order.
_BY_EAR = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"tch|tj|dj", "c"),
        (r"ph", "f"),
        (r"ch|sh", "s"),
        (r"[qk]u?|c(?=[aoulr]|$)", "k"),
        (r"ç|c(?=[eiy])|ss|z|x", "s"),
        (r"ou|w", "u"),
        (r"eau|au", "o"),
        (r"ai|ei|et$|er$", "e"),
        (r"y", "i"),
        (r"h", ""),
        (r"(.)\1+", r"\1"),
        (r"(?<=[a-z])[est]$", ""),
    )
]


def by_ear(name: str) -> str:
    """A spelling that forgives accents, doubled letters, c/s/k, tch/tj."""
    sound = fold(name).replace(" ", "")
    for pattern, replacement in _BY_EAR:
        sound = pattern.sub(replacement, sound)
    return sound


def resemblance(asked: str, name: str) -> float:
    """0 to 1: how well a typed name finds a file's name, words in any order."""
    asked_words, name_words = fold(asked).split(), fold(name).split()
    if not asked_words or not name_words:
        return 0.0
    scores = [max(_word_resemblance(word, other) for other in name_words) for word in asked_words]
    return sum(scores) / len(scores)


def _word_resemblance(asked: str, word: str) -> float:
    if asked == word:
        return 1.0
    if word.startswith(asked):
        return 0.95
    heard, sound = by_ear(asked), by_ear(word)
    if heard == sound:
        return 0.92
    if heard and sound.startswith(heard):
        return 0.88
    matcher = SequenceMatcher(None, heard, sound)
    return 0.85 * matcher.ratio() if matcher.quick_ratio() > 0.6 else 0.0


@dataclass(frozen=True, slots=True)
class File:
    """What is compared of a participant's file."""

    id: str
    family_name: str
    given_name: str
    phone: str | None
    birth_year: int | None
    commune: str | None


def reasons_same_person(one: File, other: File) -> tuple[str, ...]:
    """Codes of the reasons to think so, empty when there are not enough: a shared telephone alone is a household."""
    if one.birth_year and other.birth_year and one.birth_year != other.birth_year:
        return ()
    if not _same_name(one, other):
        return ()
    reasons = ["same_name"]
    if one.phone and one.phone == other.phone:
        reasons.append("same_phone")
    if one.birth_year and one.birth_year == other.birth_year:
        reasons.append("same_birth_year")
    return tuple(reasons) if len(reasons) > 1 else ()


def _same_name(one: File, other: File) -> bool:
    if not (one.family_name and other.family_name and one.given_name and other.given_name):
        return False
    return by_ear(one.family_name) == by_ear(other.family_name) and by_ear(one.given_name) == by_ear(other.given_name)


def pairs_to_propose(files: list[File]) -> list[tuple[File, File, tuple[str, ...]]]:
    """Pairs worth a look, comparing only files whose names sound alike."""
    by_sound: dict[tuple[str, str], list[File]] = {}
    for file in files:
        by_sound.setdefault((by_ear(file.family_name), by_ear(file.given_name)), []).append(file)
    found = []
    for group in by_sound.values():
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                if reasons := reasons_same_person(one, other):
                    found.append((one, other, reasons))
    return found
