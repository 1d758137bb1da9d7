"""Signs that stop a reader: capitals, initials nobody explained, brackets, notes and abbreviating signs."""

import re
from collections.abc import Iterator

from numerai.base.plain_words.page import LATER, Page, Piece
from numerai.base.plain_words.remark import Remark, Weight

ACRONYMS = frozenset({"SMS", "NC", "OPEN", "PDF", "QR", "CV", "USB", "OK", "SOS", "OPT"})  # everyone here knows these
LONGEST_ACRONYM = 6
_MEANING = re.compile(r"\s?\(\w+\s\w+")
_ROMAN = re.compile(r"[IVX]+")
_BRACKETS = re.compile(r"\(([^()]*)\)|\[[^\[\]]*\]")
_SIGNS = re.compile(r"\bet/ou\b|(?<=[^\W\d_])/(?=[^\W\d_])|[&*§#†‡→←⇒^~|•_](?!\w+;)|[¹²³⁴]|\betc\b\.?|\bn°", re.I)
_MENDS = {"et/ou": "ou", "&": "et", "n°": "numéro"}


def capitals(page: Page) -> Iterator[Remark]:
    for pieces in page.sentences:
        run: list[Piece] = []
        for piece in [*pieces, None]:
            if piece is not None and _is_capital(piece):
                run.append(piece)
            elif run:
                yield from _shouted(page, run, alone=len(run) == len(pieces) > 0)
                run = []


def _is_capital(piece: Piece) -> bool:
    letters = piece.text.rstrip("’")
    return letters.isupper() and letters.isalpha() and letters[0] != LATER


def _shouted(page: Page, run: list[Piece], *, alone: bool) -> Iterator[Remark]:
    """Several words in a row, a long one, or a title are shouted; a short one among others is initials."""
    words = [piece for piece in run if len(piece.text.rstrip("’")) > 1]
    unknown = [piece for piece in words if piece.text not in ACRONYMS]
    if unknown and (alone or len(words) > 1 or len(unknown[0].text) > LONGEST_ACRONYM):
        rewrite = page.text[run[0].start : run[-1].end].lower()
        rewrite = rewrite.capitalize() if alone else rewrite
        start, end = words[0].start, words[-1].end
        if len(words) == len(run):
            start, end = run[0].start, run[-1].end
        advice = "Les capitales se lisent mal : écrivez en minuscules."
        yield page.remark("capitals", Weight.REMARK, start, end, advice, rewrite if len(words) == len(run) else None)
        return
    for piece in unknown:
        if not _ROMAN.fullmatch(piece.text) and not _explained(page.plain, piece):
            yield page.remark("acronym", Weight.FAULT, piece.start, piece.end, "Écrivez les mots en entier.")


def _explained(plain: str, piece: Piece) -> bool:
    """In brackets after its meaning, here or earlier, or followed by its meaning in brackets."""
    if f"({piece.text})" in plain:
        return True
    return bool(_MEANING.match(plain, piece.end))


def brackets_and_signs(page: Page) -> Iterator[Remark]:
    for found in _BRACKETS.finditer(page.plain):
        inside = found.group(1) or ""
        if len(inside) > 1 and not inside.isupper() and LATER not in inside:
            advice = "Sans parenthèses : faites une autre phrase."
            yield page.remark("brackets", Weight.REMARK, found.start(), found.end(), advice)
    for found in _SIGNS.finditer(page.plain):
        mend = _MENDS.get(found.group().lower())
        yield page.remark("sign", Weight.REMARK, found.start(), found.end(), "Écrivez avec des mots.", mend)
