"""Themes, causes, needs and presence: heard in usual words, or left unknown."""

import pytest

from numerai.programme.workshops.imports.vocabulary import (
    find_cause,
    find_needs,
    find_presence,
    find_theme,
    says_cancelled,
)
from numerai.programme.workshops.rules import CancelCause, Line, NeedKind, Presence


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Navigation", Line.BROWSING),
        ("découverte d’Internet", Line.BROWSING),
        ("BUREAUTIQUE", Line.OFFICE),
        ("Cyber-sécurité", Line.CYBERSECURITY),
        ("outil collaboratif", Line.COLLABORATION),
        ("I.A.", None),
        ("L’intelligence artificielle", Line.AI),
        ("j’ai", None),
        ("IA et Internet", None),
        ("poterie", None),
        ("", None),
    ],
)
def test_a_theme_is_heard_or_left_unknown(text: str, theme: Line | None) -> None:
    assert find_theme(text) == theme


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("ANNULÉ - alerte cyclonique 1", CancelCause.CYCLONE),
        ("annulée : bateau en panne", CancelCause.TRANSPORT),
        ("Séance annulée, salle fermée", CancelCause.VENUE),
        ("annulé (formatrice malade)", CancelCause.TRAINER),
        ("annulé, pas assez d’inscrits", CancelCause.FEW_PEOPLE),
        ("Annulation pour deuil coutumier", CancelCause.MOURNING_CUSTOM),
        ("annulé", CancelCause.OTHER),
        ("annulé : cyclone, bateau bloqué", CancelCause.OTHER),
    ],
)
def test_the_cause_of_a_cancellation(text: str, cause: CancelCause) -> None:
    assert says_cancelled(text)
    assert find_cause(text) == cause


@pytest.mark.parametrize(
    "text", ["bateau annulé, début 10h", "Annulation de 2 participants", "non annulée", "reporté", ""]
)
def test_other_words_do_not_cancel_a_session(text: str) -> None:
    assert not says_cancelled(text)


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("LSF, gros caractères", ((NeedKind.SIGN_INTERPRETER, "LSF"), (NeedKind.LARGE_PRINT, "gros caractères"))),
        ("fauteuil et accompagnant", ((NeedKind.STEP_FREE, "fauteuil"), (NeedKind.COMPANION, "accompagnant"))),
        ("Braille", ((NeedKind.BRAILLE, "Braille"),)),
        ("transport ; boucle magnétique", ((NeedKind.TRANSPORT, "transport"), (NeedKind.HEARING, "boucle magnétique"))),
        ("sans escalier", ((NeedKind.STEP_FREE, "sans escalier"),)),
        ("pas de fauteuil", ((NeedKind.OTHER, "pas de fauteuil"),)),
        ("interprète drehu", ((NeedKind.OTHER, "interprète drehu"),)),
        ("aucun", ()),
        ("", ()),
    ],
)
def test_needs_keep_the_words_that_say_them(text: str, needs: tuple[tuple[NeedKind, str], ...]) -> None:
    assert find_needs(text) == needs


@pytest.mark.parametrize(
    ("text", "presence"),
    [("X", Presence.PRESENT), ("oui", Presence.PRESENT), ("✓", Presence.PRESENT),
     ("Présente", Presence.PRESENT), ("Excusée", Presence.EXCUSED), ("abs.", Presence.ABSENT), ("0", Presence.ABSENT),
     ("", None), ("?", None), ("-", None)],
)  # fmt: skip
def test_a_blank_or_strange_tick_is_unknown(text: str, presence: Presence | None) -> None:
    assert find_presence(text) == presence
