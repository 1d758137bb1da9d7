"""Simple French, measured: what makes a text hard for people who read little. Plain Python, no model, no network.

A *fault* must be rewritten; a *remark* deserves a second look. The limits come from the European rules for easy
texts (FALC): a program can refuse a hard text, only concerned readers can say that a text is easy.
"""

from collections.abc import Callable, Iterator

from numerai.base.plain_words import figures, passive, signs, spans, vocabulary, whole
from numerai.base.plain_words.measures import Measure, measure, sentences
from numerai.base.plain_words.messages import message_remarks
from numerai.base.plain_words.page import Page
from numerai.base.plain_words.remark import Reader, Remark, Weight

__all__ = [
    "Measure", "Reader", "Remark", "Weight", "faults", "measure", "mended", "message_remarks", "remarks", "sentences",
]  # fmt: skip

Rule = Callable[[Page], Iterator[Remark]]
FOR_ALL: tuple[Rule, ...] = (spans.lengths, figures.dates_and_hours, whole.means)
FOR_PARTICIPANTS: tuple[Rule, ...] = (
    spans.subordinates,
    spans.lists,
    spans.nouns,
    spans.negations,
    spans.tenses,
    passive.passives,
    figures.numbers,
    signs.capitals,
    signs.brackets_and_signs,
    vocabulary.words_to_avoid,
    vocabulary.long_words,
    whole.address,
)


def remarks(text: str, reader: Reader = Reader.PARTICIPANT) -> list[Remark]:
    """All that a text could do better, faults first, then in the order of the text. Quick enough for each keystroke."""
    page = Page(text, reader)
    rules = FOR_ALL + FOR_PARTICIPANTS if reader is Reader.PARTICIPANT else FOR_ALL
    found = (remark for rule in rules for remark in rule(page))
    return sorted(found, key=lambda remark: (remark.weight, remark.start, remark.end))


def faults(text: str, reader: Reader = Reader.PARTICIPANT) -> list[Remark]:
    return [remark for remark in remarks(text, reader) if remark.weight is Weight.FAULT]


def mended(text: str, reader: Reader = Reader.PARTICIPANT) -> str:
    """The text with every proposed rewrite in its place; the first of two that overlap."""
    proposed = sorted(
        (remark for remark in remarks(text, reader) if remark.rewrite is not None), key=lambda r: (r.start, -r.end)
    )
    done, parts = 0, []
    for remark in proposed:
        if remark.start >= done and remark.rewrite is not None:
            parts += [text[done : remark.start], remark.rewrite]
            done = remark.end
    return "".join([*parts, text[done:]])
