"""What is kept of how a name sounds, so that a search opens a few files instead of all of them.

A name leaves one mark per pair of its sounds, among 40, chosen with a key kept outside the database. Some ten pairs share
each mark, and each person is in one of 32 classes where pairs fall otherwise: whoever steals the database cannot read a
name there, and equal names seldom look equal, so that their frequency is not that of a telephone book. These marks are a
blur, not a seal: someone with a list of names and patience could still guess some of them. That is the price of a search
that does not open everybody's name.
"""

import hashlib
from collections.abc import Iterable
from heapq import nlargest

from numerai.base import keys
from numerai.programme.people import likeness
from numerai.programme.people.rules import Identity

CLASSES, MARKS = 32, 40
OPENED = 300  # how many files a search opens at most
_ALL_MARKS = (1 << MARKS) - 1

# What was kept under other rules no longer answers: `numerai prepare` makes it again.
RULES = hashlib.sha256(repr((likeness.EAR_RULES, CLASSES, MARKS)).encode()).hexdigest()[:8]

TWIN_KINDS = ("twin_phone", "twin_year")


def trace(person: str, name: str) -> int:
    """The class of this person, then the marks of their name. Fewer than 63 bits."""
    place = bytes.fromhex(keys.digest("sounds-class", person))[0] % CLASSES
    return place << MARKS | _marks(name)[place]


def _marks(name: str) -> list[int]:
    """The marks that this name leaves in each class."""
    marks = [0] * CLASSES
    for pair in likeness.pairs_of_sounds(name):
        for place, byte in enumerate(bytes.fromhex(keys.digest("sounds", pair))):
            marks[place] |= 1 << byte % MARKS
    return marks


def nearest(asked: str, traces: Iterable[tuple[int, int]]) -> list[int]:
    """Of rows and their traces, the rows that share the most marks with what was typed. A long name shares some by
    chance: each of its marks costs a little."""
    marks = _marks(asked)
    shared = ((row, (marks[kept >> MARKS] & kept).bit_count(), kept) for row, kept in traces)
    scored = ((4 * count - (kept & _ALL_MARKS).bit_count(), -row) for row, count, kept in shared if count)
    return [-row for _, row in nlargest(OPENED, scored)]


def twin_digests(identity: Identity) -> dict[str, str]:
    """Equal for two files whose names sound alike and that share a telephone, or a birth year: see `likeness`."""
    if not (identity.family_name and identity.given_name):
        return {}
    names = f"{likeness.by_ear(identity.family_name)}\0{likeness.by_ear(identity.given_name)}"
    values = dict(zip(TWIN_KINDS, (identity.phone, identity.birth_year), strict=True))
    return {kind: keys.digest(kind, f"{names}\0{value}") for kind, value in values.items() if value}
