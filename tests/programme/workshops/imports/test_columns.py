"""How columns are recognised, and formulas that are never evaluated."""

import pytest

from numerai.base.tables import TableRefused
from numerai.programme.workshops.imports import Reading, RowOutcome, SessionRecord, Verdict
from tests.programme.workshops.imports.samples import (
    SESSION_HEADER,
    presence_row,
    presences,
    presences_of,
    session_row,
    sessions,
    sessions_of,
)


def only(reading: Reading) -> RowOutcome:
    assert len(reading.outcomes) == 1
    return reading.outcomes[0]


def session(**cells: str) -> SessionRecord:
    record = only(sessions_of(session_row(**cells))).record
    assert isinstance(record, SessionRecord)
    return record


def test_columns_are_recognised_whatever_their_spelling() -> None:
    header = (
        "DATE SEANCE;Heure de début;Ville;Salle;Thematique;Formateur(s);Nombre de places;Nb inscrits;Présent(e)s;Femmes"
    )
    reading = sessions(f"{header}\n12/02/2026;9h;Koné;médiathèque;IA;A. Exemple;12;11;9;5\n".encode())
    record = only(reading).record
    assert isinstance(record, SessionRecord)
    assert (record.place, record.trainers, record.capacity, record.present) == ("médiathèque", ("A. Exemple",), 12, 9)
    assert (record.women, record.men, reading.file_remarks) == (5, None, ())


def test_what_is_not_read_is_said() -> None:
    reading = sessions("Date;Commune;Thème;Présents;Météo;;Titre\n12/02/2026;Koné;IA;9;beau;7;Mon CV\n".encode())
    assert reading.file_remarks == (
        "La colonne «\u00a0Météo\u00a0» n’est pas reconnue\u00a0: elle n’est pas lue.",
        "La colonne 6 n’a pas de nom\u00a0: elle n’est pas lue.",
    )


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("Nom;Âge", "noms des colonnes sont introuvables"),
        ("Date;Lieu;Thème;Présents", "« Commune »"),
        ("Date;Commune", "« Thème » et « Présents »"),
        ("Date;Commune;Thème;Présents;Date", "Deux colonnes"),
        ("Date;Commune;Thème;Présents;Participants", "Deux colonnes"),
    ],
)
def test_missing_or_double_columns_refuse_the_file(header: str, words: str) -> None:
    with pytest.raises(TableRefused, match=words.replace("« ", "«\u00a0").replace(" »", "\u00a0»")):
        sessions(f"{header}\n12/02/2026;Koné;IA;9;9\n".encode())


def test_a_sign_in_sheet_is_not_a_table_of_sessions() -> None:
    with pytest.raises(TableRefused, match="Nom"):
        presences(f"{SESSION_HEADER}\n{session_row()}\n".encode())


def test_the_session_may_be_said_in_several_columns() -> None:
    reading = presences("Date;Lieu;Nom;Prénom;Émargement\n12/02/2026;Montravel;Essai;Léa;X\n".encode())
    assert only(reading).record == only(presences_of(presence_row())).record


FORMULAS = ["=1+1", "=cmd|' /C calc'!A0", "+cmd", "@SUM(A1)", "-cmd"]


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize(
    "column", ["Date", "Début", "Commune", "Lieu", "Titre", "Animateurs", "Places", "Présents", "H"]
)
def test_a_formula_refuses_the_row_where_a_value_is_expected(column: str, formula: str) -> None:
    outcome = only(sessions_of(session_row(**{column: formula})))
    assert outcome.verdict is Verdict.REFUSED
    assert outcome.reasons[0].startswith(f"«\u00a0{column}\u00a0»")


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("column", ["Séance", "Nom", "Prénom", "Téléphone", "Commune", "Année de naissance", "Présent"])
def test_a_formula_refuses_a_presence(column: str, formula: str) -> None:
    assert only(presences_of(presence_row(**{column: formula}))).verdict is Verdict.REFUSED


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_in_free_words_stays_words(formula: str) -> None:
    assert session(Remarques=formula).remarks == formula
