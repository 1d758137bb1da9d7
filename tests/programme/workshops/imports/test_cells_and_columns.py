"""What one cell may hold, and how columns are recognised."""

from datetime import date, time

import pytest

from numerai.base.tables import TableRefused
from numerai.programme.workshops.imports import Reading, RowOutcome, SessionRecord, Verdict
from numerai.programme.workshops.imports.cells import Unreadable, read_list
from numerai.programme.workshops.imports.communes import Gazetteer
from numerai.programme.workshops.imports.days import find_day, read_day, read_hour
from numerai.programme.workshops.imports.vocabulary import (
    find_cause,
    find_needs,
    find_presence,
    find_theme,
    says_cancelled,
)
from numerai.programme.workshops.rules import CancelCause, Line, NeedKind, Presence
from tests.programme.workshops.imports.samples import (
    COMMUNES,
    SESSION_HEADER,
    TODAY,
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


@pytest.mark.parametrize(
    "text",
    [
        "12/02/2026", "12/2/26", "12-02-2026", "12.02.2026", "2026-02-12", "2026-02-12 00:00:00", "12 février 2026",
        "12 févr. 2026", "jeudi 12 fevrier 2026", "JEUDI 12/02/2026",
    ],
)  # fmt: skip
def test_every_way_of_writing_a_date(text: str) -> None:
    assert read_day(text, TODAY) == date(2026, 2, 12)


def test_the_first_day_of_a_month() -> None:
    assert read_day("1er mars 2026", TODAY) == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("31/09/2026", "septembre 2026 a 30 jours"),
        ("29/02/2026", "février 2026 a 28 jours"),
        ("02/13/2026", "ce mois n’existe pas"),
        ("12 brumaire 2026", "ce mois n’existe pas"),
        ("00/02/2026", "n’existe pas"),
        ("12/02/2019", "avant 2020"),
        ("12/02/1926", "avant 2020"),
        ("24/11/2028", "trop loin"),
        ("mardi 12/02/2026", "ce jour est un jeudi"),
        ("12/02", "n’est pas une date"),
        ("12/02/202", "n’est pas une date"),
        ("12/02/2026 09:00", "n’est pas une date"),
        ("46065", "n’est pas une date"),
        ("=AUJOURDHUI()", "n’est pas une date"),
    ],
)
def test_a_wrong_date_is_refused_and_never_repaired(text: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read_day(text, TODAY)


def test_two_years_ahead_is_the_limit() -> None:
    assert read_day("23/11/2028", TODAY) == date(2028, 11, 23)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("12/02/2026 Montravel", "Montravel"),
        ("Montravel, 12/02/2026", "Montravel"),
        ("jeudi 12 février 2026 - Montravel", "Montravel"),
        ("12/02/2026 12/02/26", ""),
        ("Montravel (12/02/2026)", "Montravel"),
    ],
)
def test_a_date_is_found_inside_a_longer_text(text: str, rest: str) -> None:
    assert (find_day(text, TODAY).day, find_day(text, TODAY).rest) == (date(2026, 2, 12), rest)


@pytest.mark.parametrize(
    ("text", "words"), [("Montravel", "pas de date"), ("12/02/2026 13/02/2026", "plusieurs dates")]
)
def test_a_session_without_one_date_is_refused(text: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        find_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "hour"),
    [("9h", time(9)), ("9:00", time(9)), ("9h00", time(9)), ("13h30", time(13, 30)), ("9 h 30", time(9, 30)),
     ("09:30:00", time(9, 30)), ("9H30", time(9, 30)), ("9h30 min", time(9, 30))],
)  # fmt: skip
def test_every_way_of_writing_an_hour(text: str, hour: time) -> None:
    assert read_hour(text) == hour


@pytest.mark.parametrize("text", ["25h", "9h75", "9", "matin", "9h-11h", "=9"])
def test_a_wrong_hour_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read_hour(text)


@pytest.mark.parametrize(
    ("text", "code", "precision"),
    [
        ("noumea", "98818", ""),
        ("LA FOA", "98813", ""),
        ("Lafoa", "98813", ""),
        ("ile des pins", "98809", ""),
        ("Mont Dore", "98817", ""),
        ("Lifou (Wé)", "98814", "Wé"),
        ("Tadine - Maré", "98815", "Tadine"),
        ("Lifou, Lifou", "98814", ""),
    ],
)
def test_a_commune_is_found_by_its_name(text: str, code: str, precision: str) -> None:
    found = Gazetteer(COMMUNES).find(text)
    assert (found.code, found.precision) == (code, precision)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("98814", "pas connue"),
        ("Wé", "pas connue"),
        ("Nouéma", "Est-ce « Nouméa »"),
        ("Koné / Thio", "plusieurs communes"),
    ],
)
def test_a_commune_is_never_guessed(text: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        Gazetteer(COMMUNES).find(text)


def test_a_name_shared_by_two_communes_is_not_a_commune() -> None:
    with pytest.raises(Unreadable):
        Gazetteer([("1", ["Saint-Jean"]), ("2", ["Saint Jean"])]).find("Saint-Jean")


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


def test_trainers_are_separated() -> None:
    assert read_list("A. Exemple / B. Exemple, C. Exemple et D. Exemple & E. Exemple") == (
        "A. Exemple", "B. Exemple", "C. Exemple", "D. Exemple", "E. Exemple",
    )  # fmt: skip


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
