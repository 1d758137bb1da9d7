"""A text cut into words and sentences once, for all rules. Positions are always those of the text as it was given."""

import re
from dataclasses import dataclass, field

from numerai.base.plain_words.remark import Reader, Remark, Weight

LATER = "\ue000"  # stands for a value to come, an address, a link: one word, whatever it is
NOTHING = "\ue001"  # fills the place of signs that are not heard, so that positions stay true
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_OPAQUE = re.compile(
    r"\{\{[^{}]*\}\}|%\(\w+\)[sd]|%[sd]|\{\w*\}|https?://[^\s»)]+|www\.[^\s»)]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_HIDDEN = ("{", "%", "://", "www.", "@")
_PIECE = re.compile(
    r"\d{1,2}\s?[hH]\s?\d\d(?!\d)|\d{1,2}\s?[hH](?!\w)"  # an hour
    r"|\d+(?:[ \u00a0\u202f]\d{3}(?!\d))+|\d+(?:[.,]\d+)?[^\W\d_]*"  # a number
    r"|[^\W\d_]+(?:[\ue001]+[^\W\d_]+)*[0-9]*(?:’|')?|[\ue000]+"  # a word, with its elision
)
_END = re.compile(r"[.!?…][\"”»)\s]*\s|\n")
_SHORTENED = frozenset({"m", "mm", "p", "ex", "st", "ste", "dr", "n"})  # « M. Exemple » is one sentence


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, an elided word (« l’ »), a number or an hour. `glued`: no space before it."""

    start: int
    end: int
    text: str
    lower: str
    glued: bool
    after: str  # what stands between the piece before and this one


@dataclass(slots=True)
class Page:
    text: str
    reader: Reader = Reader.PARTICIPANT
    plain: str = field(init=False)
    sentences: list[list[Piece]] = field(init=False)
    _sizes: list[int] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.plain = masked(self.text)
        self.sentences = _cut(self.plain)

    @property
    def sizes(self) -> list[int]:
        """Words of each sentence, as they are heard: « l’atelier », « 14 h 30 » and « 12 500 » count for one."""
        if self._sizes is None:
            self._sizes = [sum(not piece.glued for piece in pieces) for pieces in self.sentences]
        return self._sizes

    def remark(
        self, rule: str, weight: Weight, start: int, end: int, advice: str, rewrite: str | None = None
    ) -> Remark:
        excerpt = self.text[start:end]
        if rewrite is not None and excerpt[:1].isupper() and not excerpt[:2].isupper():
            rewrite = rewrite[:1].upper() + rewrite[1:]
        return Remark(rule, weight, excerpt, advice, start, end, rewrite)


def masked(text: str) -> str:
    """The same length, without what is not language: tags become spaces, values to come become one word."""
    if "<" in text:
        text = _TAG.sub(lambda found: " " * len(found.group()), text)
    if any(mark in text for mark in _HIDDEN):
        text = _OPAQUE.sub(lambda found: LATER * len(found.group()), text)
    return text


def _cut(plain: str) -> list[list[Piece]]:
    found: list[list[Piece]] = []
    current: list[Piece] = []
    done = 0
    for match in _PIECE.finditer(plain):
        start, end = match.span()
        gap = plain[done:start]
        if current and gap and _ends(gap, current[-1]):
            found.append(current)
            current = []
        text = match.group().replace("'", "’").replace(NOTHING, "")
        glued = bool(current) and not any(map(str.isspace, gap))
        current.append(Piece(start, end, text, text.lower(), glued, gap))
        done = end
    return [*found, current] if current else found


def _ends(gap: str, before: Piece) -> bool:
    return bool(_END.search(gap)) and not (gap == ". " and before.lower in _SHORTENED)
