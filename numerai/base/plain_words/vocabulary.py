"""Words that plain French avoids, read in `reference/mots.csv`, and long words that nobody explains."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from numerai.base.plain_words.page import NOTHING, Page, Piece
from numerai.base.plain_words.remark import Remark, Weight

TABLE = Path(__file__).parents[2] / "reference" / "mots.csv"
RULES = {"administration": "jargon", "numérique": "jargon", "anglais": "foreign", "une-chose-un-mot": "synonym"}
LONGEST_WORD = 12
_OPTION = re.compile(r"\(([^)]*)\)")
_PRONOUNS = frozenset("le la les lui leur moi nous vous t y en il elle ils elles on".split())
_ELIDED = frozenset("le la l’ de d’ du au ce cet je j’ ne n’ me m’ te t’ se s’ que qu’ ma mon ta ton sa son".split())
_VOWELS = frozenset("aàâeéèêëiîïoôuùûhœy")
_EXPLAINS = re.compile(r"\s*(?:\(|:|,? c’est\b|,? c’est-à-dire|,? veut dire|\s?signifie)")


@dataclass(frozen=True, slots=True)
class Entry:
    """`plain` says what to write; `rewrite` may take the place of the words as it stands."""

    words: tuple[str, ...]
    plain: str
    family: str
    rewrite: str | None


def table() -> list[dict[str, str]]:
    """The list as people read it."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


@cache
def _entries() -> dict[str, list[Entry]]:
    """By first word, the longest expression first."""
    found: dict[str, list[Entry]] = {}
    for row in table():
        for entry in _of_row(row):
            found.setdefault(entry.words[0], []).append(entry)
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry.words))
    return found


def _of_row(row: dict[str, str]) -> Iterator[Entry]:
    hard, plain = row["éviter"].split(" / "), row["écrire"].split(" / ")
    paired = len(plain) == len(hard)
    for place, form in enumerate(hard):
        own = plain[place] if paired else row["écrire"]
        for spelt in _spellings(form):
            as_it_stands = row["tel quel"] == "oui" and " ou " not in own and (paired or len(plain) == 1)
            rewrite = own if as_it_stands and spelt == _OPTION.sub("", form) else None
            words = tuple(piece.lower for sentence in Page(spelt).sentences for piece in sentence)
            yield Entry(words, own, row["famille"], rewrite)


def _spellings(form: str) -> Iterator[str]:
    """« requis(e)(s) »: with and without each ending."""
    parts = _OPTION.split(form)
    for chosen in product((False, True), repeat=len(parts) // 2):
        yield "".join(part for at, part in enumerate(parts) if at % 2 == 0 or chosen[at // 2])


def words_to_avoid(page: Page) -> Iterator[Remark]:
    known = _entries()
    for pieces in page.sentences:
        at = 0
        while at < len(pieces):
            entry = next((e for e in known.get(pieces[at].lower, ()) if _stands(page.plain, pieces, at, e.words)), None)
            if entry is None:
                at += 1
                continue
            last = pieces[at + len(entry.words) - 1]
            advice = f"Écrivez plutôt : {entry.plain}."
            rewrite = entry.rewrite if entry.rewrite and _fits(pieces, at, entry.rewrite) else None
            if rewrite and last.lower.endswith("’"):
                rewrite += " "  # « afin d’avoir » becomes « pour avoir »
            yield page.remark(RULES[entry.family], Weight.FAULT, pieces[at].start, last.end, advice, rewrite)
            at += len(entry.words)


def _fits(pieces: list[Piece], at: int, rewrite: str) -> bool:
    """« le workshop » cannot become « le atelier »."""
    elides = pieces[at - 1].lower in _ELIDED if at else False
    return not elides or (pieces[at].lower[0] in _VOWELS) == (rewrite[0].lower() in _VOWELS)


def _stands(plain: str, pieces: list[Piece], at: int, words: tuple[str, ...]) -> bool:
    """Whole words only: « e-mail » is not « mail », but « saisissez-le » is « saisissez »."""
    found = pieces[at : at + len(words)]
    if len(found) < len(words) or any(piece.lower != word for piece, word in zip(found, words, strict=True)):
        return False
    if found[0].glued and plain.endswith(("-", "_", "@", "."), 0, found[0].start):
        return False
    after = plain[found[-1].end : found[-1].end + 1]
    follows = pieces[at + len(words)].lower if at + len(words) < len(pieces) else ""
    return after != "-" or follows in _PRONOUNS - {"vous"}


def long_words(page: Page) -> Iterator[Remark]:
    """A word of more than twelve letters, unless the text says what it means."""
    told, known = set[str](), _entries()
    for pieces in page.sentences:
        for at, piece in enumerate(pieces):
            word = piece.lower.rstrip("’").replace(NOTHING, "")
            if len(word) <= LONGEST_WORD or not word.isalpha() or word in told or word in known:
                continue
            if (at and piece.text[0].isupper()) or _EXPLAINS.match(page.plain, piece.end):
                continue
            told.add(word)
            advice = "Un mot long : prenez-en un plus court, ou expliquez-le."
            yield page.remark("hard-word", Weight.REMARK, piece.start, piece.end, advice)
