"""The usual French words for themes, causes of cancellation, needs and presence. An unlisted word stays unknown."""

import re
from typing import TypeVar

from numerai.base.text import fold
from numerai.programme.workshops.rules import CancelCause, Line, NeedKind, Presence

Heard = TypeVar("Heard")

_THEMES = {
    Line.BROWSING: r"navigation|navigateurs?|naviguer|internet|web",
    Line.OFFICE: r"bureautique|traitement de texte|tableurs?|word|excel|libreoffice",
    Line.CYBERSECURITY: r"cyber|cyber ?securite|securite|arnaques?|mots? de passe",
    Line.COLLABORATION: r"collaboratifs?|collaboratives?|collaboration|collaborer",
    Line.AI: r"ia|intelligences? artificielles?",
}
_CAUSES = {
    CancelCause.CYCLONE: r"cyclon\w*|pre ?alerte|alerte [12]|depression tropicale",
    CancelCause.TRANSPORT: r"bateaux?|betico|ferry|avions?|vols? annules?|transports?|routes?|voitures?|bus|navette",
    CancelCause.VENUE: r"salles?|locaux|local|batiment|courant|electricite|clefs?|cles?",
    CancelCause.TRAINER: r"format(?:eur|rice)s?|animat(?:eur|rice)s?|intervenante?s?",
    CancelCause.FEW_PEOPLE: r"(?:pas assez|peu|manque|faute|0|aucun) (?:de |d )?(?:inscrits?|participants?|monde)",
    CancelCause.MOURNING_CUSTOM: r"deuil|coutumes?|coutumi(?:er|ere)s?|deces|enterrement|obseques",
}
# How an export says the cause, so that reading it back gives the same one.
EXPORTED_CAUSES = {
    CancelCause.CYCLONE: "cyclone",
    CancelCause.TRANSPORT: "transport",
    CancelCause.VENUE: "salle",
    CancelCause.TRAINER: "personne qui anime absente",
    CancelCause.FEW_PEOPLE: "trop peu de personnes",
    CancelCause.MOURNING_CUSTOM: "deuil ou coutume",
    CancelCause.OTHER: "autre raison",
}
# The same for the themes.
EXPORTED_THEMES = {
    Line.BROWSING: "Navigation sur Internet",
    Line.OFFICE: "Bureautique",
    Line.CYBERSECURITY: "Cybersécurité",
    Line.COLLABORATION: "Outils collaboratifs",
    Line.AI: "Intelligence artificielle",
}
_NEEDS = {
    NeedKind.STEP_FREE: r"fauteuil|roulants?|marches?|escaliers?|rampe|plain pied|pmr|deambulateur|bequilles?|cannes?",
    NeedKind.SIGN_INTERPRETER: r"lsf|langue des signes|signes",
    NeedKind.LARGE_PRINT: r"(?:gros|grands?) caracteres?|agrandis?|agrandissement|ecrit gros",
    NeedKind.BRAILLE: r"braille",
    NeedKind.COMPANION: r"accompagnant\w*|accompagnat\w+|accompagnement|aidante?s?|auxiliaire",
    NeedKind.TRANSPORT: r"transports?|navette|covoiturage|taxi|venir (?:me )?chercher",
    NeedKind.HEARING: r"boucle|magnetique|malentendante?|auditi\w+|entend\w*",
}
_PRESENCE = {
    Presence.PRESENT: {"x", "oui", "o", "1", "p", "present", "presente", "vrai", "la"},
    Presence.EXCUSED: {"excuse", "excusee", "exc", "ex"},
    Presence.ABSENT: {"absent", "absente", "abs", "a", "non", "n", "0", "faux"},
}
_TICKS = set("✓✔☑✅☒×")
_NO_NEED = {"", "aucun", "aucune", "aucun besoin", "pas de besoin", "sans besoin", "non", "neant", "rien", "ras"}
_NEGATIONS = re.compile(r"\b(?:pas|non|aucune?|sans(?! marche| escalier))\b")
_NEED_PARTS = re.compile(r"\s*(?:[,/;+]|\bet\b)\s*", re.IGNORECASE)
_CANCELLED = re.compile(
    r"(?:(?:l |la |cette )?(?:seance|atelier|session) )?(?:a ete |est )?annul(?:ee?s?|ation)\b(?! d)"
)
_EXPORTED = re.compile(r"annulee (.+)")
_EXPORTED_CAUSES = {fold(cause): kind for kind, cause in EXPORTED_CAUSES.items()}
_DOUBTFUL = re.compile(r"\b(?:annul|report(?:ee?s?)?\b)")


def find_theme(text: str) -> Line | None:
    """None when no theme, or several, can be heard."""
    themes = _heard(_THEMES, text)
    return themes[0] if len(themes) == 1 else None


def says_cancelled(text: str) -> bool:
    """Only when the words begin by saying so: "bateau annulé, début 10h" is a session that took place."""
    return bool(_CANCELLED.match(fold(text)))


def may_be_cancelled(text: str) -> bool:
    return bool(_DOUBTFUL.search(fold(text)))


def find_cause(text: str) -> CancelCause:
    """OTHER when no cause, or several, can be heard."""
    causes = _heard(_CAUSES, text)
    return causes[0] if len(causes) == 1 else CancelCause.OTHER


def find_said_cause(text: str) -> CancelCause | None:
    """The cause that our own export writes in the column of the state: « Annulée : cyclone »."""
    said = _EXPORTED.fullmatch(fold(text))
    return _EXPORTED_CAUSES.get(said[1]) if said else None


def find_needs(text: str) -> tuple[tuple[NeedKind, str], ...]:
    """Each need with the words that say it. A need never implies a disability."""
    found: dict[tuple[NeedKind, str], None] = {}
    for part in _NEED_PARTS.split(text):
        said = fold(part)
        if said not in _NO_NEED:
            kinds = [] if _NEGATIONS.search(said) else _heard(_NEEDS, part)
            found.update(dict.fromkeys((kind, part) for kind in kinds or [NeedKind.OTHER]))
    return tuple(found)


def find_presence(text: str) -> Presence | None:
    if text and set(text) <= _TICKS:
        return Presence.PRESENT
    said = fold(text)
    return next((presence for presence, marks in _PRESENCE.items() if said in marks), None)


def _heard(vocabulary: dict[Heard, str], text: str) -> list[Heard]:
    said = fold(text)
    return [kind for kind, pattern in vocabulary.items() if re.search(rf"\b(?:{pattern})\b", said)]
