"""When two names sound alike, and when two files are probably one person. Proposed to a person, never decided."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import nlargest
from itertools import repeat
from operator import contains

from numerai.base.text import fold, fold_lines

# What the ear confuses in names of the territory, after accents are gone; applied in this order. Plain letters are
# replaced as such, which costs ten times less than a pattern.
EAR_RULES: list[tuple[str | re.Pattern[str], str]] = [
    *((heard, "s") for heard in ("tch", "tsh", "tj", "dj", "sch", "ch", "sh")),
    ("ph", "f"),
    (re.compile(r"\bx"), "k"),
    (re.compile(r"c(?=[eiy])"), "s"),
    *((heard, "s") for heard in "zx"),
    *((heard, "k") for heard in ("qu", "q", "c")),
    (re.compile(r"gu(?=[eiy])"), "g"),
    ("h", ""),
    ("y", "i"),
    ("ou", "u"),
    ("w", "u"),
    ("eau", "o"),
    ("au", "o"),
    ("oi", "ua"),
    *((heard, "e") for heard in ("ai", "ei", "oe", "eu")),
    (re.compile(r"e[trs]\b"), "e"),
    (re.compile(r"e([mn])(?=[^aeioumn\s]|\b)"), r"a\1"),
    *((letter * 2, letter) for letter in "abdefgiklmnoprstuv"),
    (re.compile(r"[estdp]\b(?<=[a-z]{3})"), ""),
]
LOOKED_AT = 60  # how many names that share most pairs of sounds are compared closely


def _sounds(folded: str) -> str:
    for heard, sound in EAR_RULES:
        folded = folded.replace(heard, sound) if isinstance(heard, str) else heard.sub(sound, folded)
    return folded


def by_ear(name: str) -> str:
    """A spelling that forgives accents, doubled letters, c/s/k, tch/tj, ou/w, y/i, mute endings and spaces."""
    return _sounds(fold(name).replace(" ", ""))


def _words_by_ear(names: Iterable[str]) -> list[tuple[str, str]]:
    """Of each name, its words folded, and its words by ear. All in one text: ten thousand cost as a page to read."""
    folded = fold_lines("\n".join(name.replace("\n", " ") for name in names))
    return list(zip(folded.split("\n"), _sounds(folded).split("\n"), strict=True))


def best_matches(asked: str, names: list[str], *, limit: int) -> list[int]:
    """Places in `names` of those that resemble what was typed, best first; the rest is not there."""
    [(wanted, heard)] = _words_by_ear([asked])
    if not wanted:
        return []
    known = _words_by_ear(names)
    scores = [
        (_resemblance((wanted, heard), known[place]), _likeness(wanted, known[place][0]), place)
        for place in _close(heard, [sound for _, sound in known])
    ]
    ranked = sorted((score for score in scores if score[0] >= 0.6), key=lambda score: (-score[0], -score[1], score[2]))
    return [place for *_, place in ranked[:limit]]


def pairs_of_sounds(name: str) -> set[str]:
    """« Rose Banian » → " r", "ro", "os"…: beginnings of words counted, whatever the order of the words."""
    [(_, heard)] = _words_by_ear([name])
    return _pairs_heard(heard)


def _pairs_heard(heard: str) -> set[str]:
    return {pair for word in heard.split() for pair in _pairs(f" {word}")}


def _close(heard: str, sounds: list[str]) -> list[int]:
    """Those that share the most pairs of sounds with what was heard."""
    padded = [f" {sound}" for sound in sounds]
    pairs = _pairs_heard(heard)
    shared = [sum(has) for has in zip(*(map(contains, padded, repeat(pair)) for pair in pairs), strict=True)]
    enough = [place for place, count in enumerate(shared) if count]
    return nlargest(LOOKED_AT, enough, key=lambda place: (shared[place], -len(sounds[place])))


def _pairs(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1)}


def resemblance(asked: str, name: str) -> float:
    """0 to 1: how well what was typed finds a name, words in any order."""
    return _resemblance(*_words_by_ear([asked, name]))


def _resemblance(asked: tuple[str, str], name: tuple[str, str]) -> float:
    """Both as (folded words, words by ear)."""
    words = list(zip(name[0].split(), _as_many(name[1], name[0]), strict=True))
    typed = list(zip(asked[0].split(), _as_many(asked[1], asked[0]), strict=True))
    if not words or not typed:
        return 0.0
    each = sum(max(_word_resemblance(one, other) for other in words) for one in typed) / len(typed)
    return max(each, _joined_resemblance([sound for _, sound in typed], [sound for _, sound in words]))


def _as_many(sounds: str, folded: str) -> list[str]:
    """A word that is not heard at all (« h ») still counts as one."""
    return sounds.split() if len(sounds.split()) == len(folded.split()) else [by_ear(word) for word in folded.split()]


def _word_resemblance(asked: tuple[str, str], word: tuple[str, str]) -> float:
    (typed, heard), (written, sound) = asked, word
    if typed == written:
        return 1.0
    if written.startswith(typed):
        return 0.95
    if heard == sound:
        return 0.92
    if heard and sound.startswith(heard):
        return 0.88
    matcher = SequenceMatcher(None, heard, sound)
    return 0.85 * matcher.ratio() if matcher.quick_ratio() > 0.6 else 0.0


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def _joined_resemblance(heard: list[str], sounds: list[str]) -> float:
    """« marierose tcho » and « Tcho Marie-Rose »: spaces forgotten or added, first and last name swapped."""
    typed = "".join(heard)
    turns = {"".join(sounds[turn:] + sounds[:turn]) for turn in range(len(sounds))}
    return 0.9 * max(_likeness(typed, turn) for turn in turns)


@dataclass(frozen=True, slots=True)
class File:
    """What is compared of a participant's file."""

    family_name: str
    given_name: str
    phone: str | None
    birth_year: int | None


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
