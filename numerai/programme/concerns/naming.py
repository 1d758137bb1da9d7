"""Whom of the team a concern names: where the person says of whom they speak, and in what they tell.

One reader too few can be put right; one too many cannot. So a doubt keeps someone away, and is said as a doubt.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from uuid import UUID

from numerai.base.text import fold
from numerai.programme.people.likeness import by_ear


class How(StrEnum):
    """How an account came to be noted as one that the concern is about."""

    WORDS = "words"  # the person names them
    STORY = "story"  # a word of the story may be their name: to be checked
    TEAM = "team"  # somebody of the team noted it
    TERMINAL = "terminal"


_WORD = re.compile(r"[^\W_]+")
_HEARD_ENOUGH = 4  # sounds shorter than this are those of too many words: « Ho » sounds as « au »
_PARTICLES = frozenset({"de", "du", "des", "la", "le", "les", "el", "al", "van", "von"})
# What is said before a name: after one of these, a given name alone tells who it is.
_TITLES = frozenset(
    "m mr mme mlle monsieur madame mademoiselle dame tonton tata appelle nomme prenom nom formateur formatrice "
    "animateur animatrice coordinateur coordinatrice referent referente mediateur mediatrice relais".split()
)
# Given names so common, or so close to a plain word, that alone in a story they tell nobody apart.
_COMMON = frozenset(
    "jean marie pierre paul jacques michel andre louis joseph anne jeanne rose claire marguerite dominique claude "
    "philippe francois francoise patrick alain nicolas david daniel".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    folded: str
    sound: str
    is_capital: bool

    def is_word(self, other: "Word") -> bool:
        """The same letters, or the same sound when it is long enough to mean something."""
        heard = len(self.sound) >= _HEARD_ENOUGH and self.sound == other.sound
        return self.folded == other.folded or heard


@dataclass(frozen=True, slots=True)
class Name:
    given: tuple[Word, ...]
    family: tuple[Word, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        return self.given + self.family


def words_of(text: str) -> list[Word]:
    return [Word(fold(word), by_ear(word), word[:1].isupper()) for word in _WORD.findall(text)]


def read_name(display_name: str) -> Name:
    """« Jean Martin », « MARTIN Jean », « Wa Ho »: what is all in capitals is the family name, else what comes last."""
    parts = display_name.split()
    loud = [part for part in parts if len(part) > 1 and part.isupper()]
    family = loud if 0 < len(loud) < len(parts) else parts[1:] or parts
    given = [part for part in parts if part not in family]
    return Name(_telling(given), _telling(family))


def _telling(parts: list[str]) -> tuple[Word, ...]:
    """An initial or « de » is no name."""
    return tuple(word for word in words_of(" ".join(parts)) if len(word.folded) > 1 and word.folded not in _PARTICLES)


def named(about: str, told: str, names: Mapping[UUID, str]) -> dict[UUID, How]:
    """Accounts that these words name. `about`: who and where, as said; `told`: the story, and why one disagrees.

    Where the person says who it is, any word of a name is enough. In a story: the whole name, or a word of it after
    « Madame », « le formateur »… Alone, the family name is a doubt; so is a given name with a capital that only one
    of the team bears and that is not a common one.
    """
    boxes, story = words_of(about), words_of(told)
    known = {account: read_name(name) for account, name in names.items()}
    bearers = Counter(word.folded for name in known.values() for word in set(name.given))
    found = {account: _how(name, boxes, story, bearers) for account, name in known.items()}
    return {account: how for account, how in found.items() if how}


def _how(name: Name, boxes: list[Word], story: list[Word], bearers: Mapping[str, int]) -> How | None:
    in_boxes = any(_has(boxes, word) for word in name.words)
    in_full = len(name.words) > 1 and all(_has(boxes + story, word) for word in name.words)
    if in_boxes or in_full or _is_called(name, story):
        return How.WORDS
    rare = [word for word in name.given if bearers[word.folded] == 1 and word.folded not in _COMMON]
    capitals = [word for word in story if word.is_capital]
    doubt = any(_has(story, word) for word in name.family) or any(_has(capitals, word) for word in rare)
    return How.STORY if doubt else None


def _has(text: list[Word], wanted: Word) -> bool:
    return any(wanted.is_word(word) for word in text)


def _is_called(name: Name, story: list[Word]) -> bool:
    """« Madame Martin », « la formatrice Marie »."""
    after_titles = [word for title, word in pairwise(story) if title.folded in _TITLES]
    return any(_has(after_titles, word) for word in name.words)


def may_name(by: UUID | None, before: Collection[UUID], after: Collection[UUID]) -> bool:
    """Nobody takes a concern away from all the others and stays alone with it; only the terminal does (None)."""
    return by is None or not set(before) - {by} or bool(set(after) - {by})
