"""Which words are a future, a conditional or a subjunctive, told from their ending and a list of exceptions."""

import re
from enum import StrEnum

from numerai.base.plain_words.page import Piece


class Tense(StrEnum):
    FUTURE = "future"
    CONDITIONAL = "conditional"
    SUBJUNCTIVE = "subjunctive"


# The future is an infinitive, or one of a few short stems, and the ending of « avoir ».
_STEM = (
    r"(?:(?:aur|saur|ser|fer|ir|devr|pourr|courr|mourr|vivr)|\w+(?:er|ir|dr|ttr|îtr|evr|uivr|vivr|ourr|verr|oir|uir))"
)
_FUTURE = re.compile(rf"{_STEM}(?:ai|as|a|ons|ez|ont)")
_CONDITIONAL = re.compile(rf"{_STEM}(?:ais|ait|ions|iez|aient)")
# Verbs whose own stem ends like a future: « vous tirez » is a present, « il tirait » a past.
_R_VERBS = (
    "tir retir attir étir vir admir respir désir inspir aspir déchir cir mir expir transpir soupir conspir empir "
    "chavir encadr engendr cadr fourr bourr courr savour entour labour gir"
).split()
_PRESENT = frozenset(stem + end for stem in _R_VERBS for end in "a ai as ons ez ais ait ions iez aient".split()) - {
    "courrez", "courrons", "courra", "courrai", "courras", "courrait", "courrais"}  # fmt: skip
_NOUNS = frozenset(
    """
    environs avirons biberons vignerons forgerons bûcherons éperons chaperons tendrons ailerons pucerons moucherons
    napperons potirons hydra tundra
""".split()
)

_SUBJUNCTIVE = frozenset(
    """
    sois soit soyons soyez soient aie aies ait ayons ayez aient puisse puisses puissions puissiez puissent fasse
    fasses fassions fassiez fassent aille ailles aillent vienne viennes viennent prenne prennes prennent sache
    saches sachions sachiez sachent veuille veuillent doive doives doivent reçoive reçoivent tienne tiennent
    revienne reviennent comprenne comprennent apprenne apprennent obtienne obtiennent finisse finissent choisisse
    choisissent remplisse remplissent lise lisent écrive écrivent dise disent mette mettent parte partent sorte
    sortent connaisse connaissent permette permettent voie voient croie croient attende attendent entende
    entendent réponde répondent perde perdent vende vendent rende rendent serve servent suive suivent vive vivent
    faille
""".split()
)
_THAT = frozenset({"que", "qu’", "quoique", "quoiqu’"})
_SUBJECTS = frozenset({"vous", "nous"})


def tense_of(pieces: list[Piece], at: int) -> Tense | None:
    """Only the tenses that make a text harder."""
    piece = pieces[at]
    word = piece.lower
    if at and piece.text[0].isupper():
        return None  # a name
    if _after_that(pieces, at) and (word in _SUBJUNCTIVE or _is_subjunctive_of_vous(pieces, at)):
        return Tense.SUBJUNCTIVE
    if len(word) < 4 or word in _PRESENT or word in _NOUNS or word[-1] not in "aistzn":
        return Tense.FUTURE if word == "ira" else None
    if _after_article(pieces, at):
        return None
    if _FUTURE.fullmatch(word):
        return Tense.FUTURE
    return Tense.CONDITIONAL if _CONDITIONAL.fullmatch(word) else None


def _after_that(pieces: list[Piece], at: int) -> bool:
    return any(piece.lower in _THAT for piece in pieces[max(at - 5, 0) : at])


def _is_subjunctive_of_vous(pieces: list[Piece], at: int) -> bool:
    """« que vous veniez »; the past « que vous aviez » keeps company with « avez » and is rare in simple texts."""
    word, before = pieces[at].lower, pieces[at - 1].lower if at else ""
    return before in _SUBJECTS and word.endswith(("iez", "ions")) and not _CONDITIONAL.fullmatch(word) and len(word) > 5


def _after_article(pieces: list[Piece], at: int) -> bool:
    return at > 0 and pieces[at - 1].lower in {
        "le",
        "la",
        "l’",
        "les",
        "un",
        "une",
        "des",
        "du",
        "d’",
        "de",
        "ces",
        "nos",
    }
