"""What is kept of how a name sounds, so that a search opens a few files instead of all of them.

A name leaves one mark per pair of its sounds, among 80, chosen with a key kept outside the database. Several pairs
share each mark, and each person is in one of 32 classes where pairs fall otherwise. Whoever steals the database reads
no name there, and equal names seldom look equal: their frequency is not that of a telephone book. It is a blur, not a
seal: someone with a list of names and patience could guess some. That is the price of not opening everybody's name.
Fewer marks would blur more, and lose names that are typed far from how they are written.
"""

import hashlib
from collections.abc import Iterable
from heapq import nsmallest

from numerai.base import keys
from numerai.programme.people import likeness
from numerai.programme.people.rules import Identity

CLASSES, MARKS = 32, 80
OPENED = 200  # how many files a search opens at most
_ALL_MARKS = (1 << MARKS) - 1

# What was kept under other rules no longer answers: `numerai prepare` makes it again.
RULES = hashlib.sha256(repr((likeness.EAR_RULES, CLASSES, MARKS)).encode()).hexdigest()[:8]

TWIN_KINDS = ("twin_phone", "twin_year")


def trace(person: str, name: str) -> str:
    """The class of this person, then the marks of their name; 22 digits in base 16."""
    ((first, *_),) = keys.digests("sounds-class", [person])
    place = first % CLASSES
    return f"{place << MARKS | _marks(_keyed_pairs(name), place):022x}"


def _keyed_pairs(name: str) -> list[bytes]:
    """Each pair of sounds as 32 bytes that only the key tells: one per class."""
    return keys.digests("sounds", likeness.pairs_of_sounds(name))


def _marks(pairs: list[bytes], place: int) -> int:
    marks = 0
    for pair in pairs:
        marks |= 1 << pair[place] % MARKS
    return marks


def nearest(asked: str, traces: Iterable[tuple[int, str]]) -> list[int]:
    """Of rows and their traces, the rows that lack the fewest marks of what was typed. A long name has many marks by
    chance: each costs a little."""
    pairs = _keyed_pairs(asked)
    marks = [_marks(pairs, place) for place in range(CLASSES)]
    read = ((row, marks[(kept := int(digits, 16)) >> MARKS], kept & _ALL_MARKS) for row, digits in traces)
    scored = ((6 * (wanted & ~kept).bit_count() + kept.bit_count(), row) for row, wanted, kept in read if wanted & kept)
    return [row for _, row in nsmallest(OPENED, scored)]


def twin_digests(identity: Identity) -> dict[str, str]:
    """Equal for two files whose names sound alike and that share a telephone, or a birth year: see `likeness`."""
    known = {
        kind: value for kind, value in zip(TWIN_KINDS, (identity.phone, identity.birth_year), strict=True) if value
    }
    if not (known and identity.family_name and identity.given_name):
        return {}
    names = f"{likeness.by_ear(identity.family_name)}\0{likeness.by_ear(identity.given_name)}"
    return {kind: keys.digest(kind, f"{names}\0{value}") for kind, value in known.items()}
