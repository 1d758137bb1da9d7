"""How hard a text is, in figures: words in a sentence, and ease of reading."""

import re
from dataclasses import dataclass

from numerai.base.plain_words.page import Page

_SYLLABLE = re.compile(r"[aeiouyàâäéèêëîïôöùûüœ]+")
_MUTE = re.compile(r"(?<=[^aeiouyéèê])(?:e|es|ent)$")
LONG_WORD = 6  # Björnsson counts the words of more letters than this


@dataclass(frozen=True, slots=True)
class Measure:
    """Kandel and Moles adapted Flesch's ease of reading to French: above 70 is easy, under 50 is hard.

    `lix` is Björnsson's: under 40 is easy, above 60 is hard.
    """

    sentences: int
    words: int
    longest: int
    mean: float
    ease: float
    lix: float


def measure(text: str) -> Measure:
    return measured(Page(text))


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence. A value to come (`%(name)s`), an hour and a number count as one word each."""
    found = []
    for pieces in Page(text).sentences:
        words: list[str] = []
        for piece in pieces:
            if piece.glued:
                words[-1] += piece.after + piece.text
            else:
                words.append(piece.text)
        found.append(words)
    return found


def measured(page: Page) -> Measure:
    total, count = sum(page.sizes), len(page.sizes)
    mean = total / max(count, 1)
    pieces = [piece.lower for sentence in page.sentences for piece in sentence]
    if not total:
        return Measure(0, 0, 0, 0.0, 207.0, 0.0)
    spoken = sum(map(_syllables, pieces))
    long = sum(len(piece) > LONG_WORD and piece.isalpha() for piece in pieces)
    ease = 207 - 1.015 * mean - 73.6 * spoken / total
    return Measure(count, total, max(page.sizes), mean, ease, mean + 100 * long / total)


def _syllables(word: str) -> int:
    """Groups of vowels, without the mute ending: close to how French is said. « l’ » is said with the next word."""
    if word.endswith("’"):
        return len(_SYLLABLE.findall(word[:-2]))
    return max(len(_SYLLABLE.findall(_MUTE.sub("", word))), 1)
