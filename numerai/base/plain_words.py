"""Simple French, measured: what makes a text hard for people who read little. Plain Python, no model, no network.

A *fault* must be rewritten; a *remark* deserves a second look. The limits come from the European rules for easy
texts (FALC): a program can refuse a hard text, only concerned readers can say that a text is easy.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from numerai.base.plain_words_lists import ACRONYMS, JARGON, MOVING_VERBS


class Reader(StrEnum):
    PARTICIPANT = "participant"
    TEAM = "team"


class Weight(StrEnum):
    FAULT = "fault"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Remark:
    rule: str
    weight: Weight
    excerpt: str
    advice: str


@dataclass(frozen=True, slots=True)
class Measure:
    """Kandel and Moles adapted Flesch's ease of reading to French: above 70 is easy, under 50 is hard."""

    sentences: int
    words: int
    longest: int
    mean: float
    ease: float


LONGEST = {Reader.PARTICIPANT: 15, Reader.TEAM: 25}
COMFORT = {Reader.PARTICIPANT: 12, Reader.TEAM: 20}
MEAN = {Reader.PARTICIPANT: 10, Reader.TEAM: 18}
EASE = {Reader.PARTICIPANT: 70, Reader.TEAM: 50}
ENOUGH_WORDS = 30  # a measure of ease says nothing of a shorter text

_MARKUP = re.compile(r"<[^>]+>")
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\{[^}]*\}\}|\{\w*\}")
_HOUR = re.compile(r"(?<=\d)\s+h(?:\s+(?=\d\d\b)|\b)")
_THOUSANDS = re.compile(r"(?<=\d)\s(?=\d{3}\b)")
_END = re.compile(r"(?<=[.!?…])[\s»)]+|\n+")
_SYLLABLE = re.compile(r"[aeiouyàâäéèêëîïôöùûüœ]+", re.I)


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence. A value to come (`%(name)s`), an hour and a number count as one word each."""
    plain = _PLACEHOLDER.sub("X", _MARKUP.sub(" ", text))
    plain = _THOUSANDS.sub("", _HOUR.sub("h", plain))
    split = ([word for word in part.split() if any(map(str.isalnum, word))] for part in _END.split(plain))
    return [words for words in split if words]


def measure(text: str) -> Measure:
    found = sentences(text)
    lengths = [len(words) for words in found] or [0]
    total = sum(lengths)
    mean = total / max(len(found), 1)
    syllables = sum(_syllables(word) for words in found for word in words)
    ease = 207 - 1.015 * mean - 73.6 * syllables / total if total else 207.0
    return Measure(len(found), total, max(lengths), mean, ease)


def _syllables(word: str) -> int:
    """Groups of vowels, without the mute ending: close to how French is said."""
    spoken = re.sub(r"(?<=[^aeiouyéèê])(e|es|ent)$", "", word.casefold())
    return max(len(_SYLLABLE.findall(spoken)), 1)


def remarks(text: str, reader: Reader = Reader.PARTICIPANT) -> list[Remark]:
    """All that a text could do better, faults first."""
    found = [*_lengths(text, reader), *_numbers(text)]
    if reader is Reader.PARTICIPANT:
        found += [*_vocabulary(text), *_acronyms(text), *_passives(text)]
    return sorted(found, key=lambda remark: remark.weight)


def faults(text: str, reader: Reader = Reader.PARTICIPANT) -> list[Remark]:
    return [remark for remark in remarks(text, reader) if remark.weight is Weight.FAULT]


def _lengths(text: str, reader: Reader) -> Iterator[Remark]:
    for words in sentences(text):
        if len(words) > COMFORT[reader]:
            weight = Weight.FAULT if len(words) > LONGEST[reader] else Weight.REMARK
            yield Remark("long-sentence", weight, " ".join(words), f"{len(words)} mots : coupez la phrase en deux.")
    whole = measure(text)
    if whole.sentences > 1 and whole.mean > MEAN[reader]:
        advice = f"{whole.mean:.0f} mots par phrase en moyenne : une idée par phrase."
        yield Remark("long-mean", Weight.REMARK, text[:60], advice)
    if whole.words >= ENOUGH_WORDS and whole.ease < EASE[reader]:
        yield Remark("hard-words", Weight.REMARK, text[:60], "Des mots longs : cherchez des mots plus courts.")


def _vocabulary(text: str) -> Iterator[Remark]:
    for pattern, plain in _jargon():
        if found := pattern.search(text):
            yield Remark("jargon", Weight.FAULT, found.group(), f"Écrivez plutôt : {plain}.")


@cache
def _jargon() -> list[tuple[re.Pattern[str], str]]:
    """Whole words only; « d’ » is whole although a letter follows."""
    return [(re.compile(rf"(?<![\w-])(?:{hard})(?:(?<=’)|(?![\w-]))", re.I), plain) for hard, plain in JARGON.items()]


def _acronyms(text: str) -> Iterator[Remark]:
    """Capitals nobody explained. In brackets after their meaning, they are explained."""
    for found in re.finditer(r"(?<![\w(])[A-Z]{2,}(?!\w)", _PLACEHOLDER.sub("", text)):
        word = found.group()
        if re.fullmatch(r"[IVX]+", word):
            yield Remark("roman-number", Weight.FAULT, word, "Écrivez le nombre avec des chiffres.")
        elif word not in ACRONYMS and f"({word})" not in text:
            yield Remark("acronym", Weight.FAULT, word, "Écrivez les mots en entier.")


def _numbers(text: str) -> Iterator[Remark]:
    if found := re.search(r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b", text):
        yield Remark("short-date", Weight.FAULT, found.group(), "Écrivez la date en entier : jeudi 24 septembre 2026.")
    if found := re.search(r"\b\d{1,2}[hH:]\d{2}\b", text):
        yield Remark("short-hour", Weight.FAULT, found.group(), "Écrivez l’heure ainsi : 14 h 30.")


def _passives(text: str) -> Iterator[Remark]:
    """« est organisé par » hides who acts. A guess from the endings, so never more than a remark."""
    pattern = r"\b(?:est|sont|sera|seront|était|étaient|été)\s+(\w+(?:é|ée|és|ées))\s+par\b"
    for found in re.finditer(pattern, text, re.I):
        if found.group(1).casefold() not in MOVING_VERBS:
            yield Remark("passive", Weight.REMARK, found.group(), "Dites qui fait quoi.")
