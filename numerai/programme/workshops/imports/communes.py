"""A commune found by its name, accents and articles forgiven. Never by a number: postal or INSEE, nobody can tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from numerai.base.text import words
from numerai.programme.workshops.imports.cells import Unreadable

# (INSEE code, names): the reference table comes from outside.
Communes = Sequence[tuple[str, Sequence[str]]]

_PARTS = re.compile(r"\s*[(),/;]\s*|\s+[-–—]\s+")
_ARTICLES = ("le", "la", "les", "l")


@dataclass(frozen=True, slots=True)
class Found:
    code: str
    precision: str  # what is said beside the commune: "Wé" in "Lifou (Wé)"


class Gazetteer:
    """The communes by every spelling of their names."""

    def __init__(self, communes: Communes) -> None:
        self._codes: dict[str, set[str]] = {}
        self._names: dict[str, str] = {}
        for code, names in communes:
            for name in names:
                for spelling in _spellings(name):
                    self._codes.setdefault(spelling, set()).add(code)
                    self._names[spelling] = name

    def find(self, text: str) -> Found:
        if code := self._code(text):
            return Found(code, "")
        parts = [part for part in _PARTS.split(text) if part]
        known = {part: code for part in parts if (code := self._code(part))}
        if len(set(known.values())) == 1:
            return Found(known.popitem()[1], ", ".join(part for part in parts if not self._code(part)))
        if known:
            raise Unreadable(f"« {text} » dit plusieurs communes. Gardez-en une seule.")
        raise Unreadable(f"la commune « {text} » n’est pas connue.{self._suggestion(text)} Corrigez son nom.")

    def _code(self, text: str) -> str | None:
        codes = {code for spelling in _spellings(text) for code in self._codes.get(spelling, ())}
        return codes.pop() if len(codes) == 1 else None

    def _suggestion(self, text: str) -> str:
        close = get_close_matches("".join(words(text))[:40], self._codes, n=1, cutoff=0.75)
        return f" Est-ce « {self._names[close[0]]} » ?" if close else ""


def names_of(code: str | None, communes: Communes) -> tuple[str, ...]:
    return next((tuple(names) for known, names in communes if known == code), ())


def _spellings(name: str) -> set[str]:
    """With and without its article: "lafoa" and "foa"."""
    said = words(name)
    bare = said[1:] if said and said[0] in _ARTICLES else said
    return {"".join(said), "".join(bare)} - {""}
