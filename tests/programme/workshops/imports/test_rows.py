"""What refuses a row, what is worth a remark, what is not a row, and what a TOTAL controls."""

import time
from datetime import date, timedelta

import pytest

from numerai.programme.workshops.imports import PresenceRecord, RowOutcome, SessionRecord, Verdict
from numerai.programme.workshops.rules import CancelCause, Presence
from tests.programme.workshops.imports.samples import (
    SESSION_HEADER,
    TODAY,
    presence_row,
    presences_of,
    session_row,
    sessions,
    sessions_of,
)


def read(**cells: str) -> RowOutcome:
    return sessions_of(session_row(**cells)).outcomes[0]


def read_presence(**cells: str) -> RowOutcome:
    return presences_of(presence_row(**cells)).outcomes[0]


def plain(outcome: RowOutcome) -> str:
    return " ".join(outcome.reasons).replace("\u00a0", " ")


def test_a_plain_row_needs_no_remark() -> None:
    assert (read().verdict, read().reasons) == (Verdict.ACCEPTED, ())


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"Inscrits": "13", "Présents": "9"}, "13 inscrits pour 12 places"),
        ({"Places": "8", "Inscrits": "8"}, "9 présents pour 8 places"),
        ({"Inscrits": "8"}, "9 présents pour 8 inscrits"),
        ({"dont handicap": "10"}, "« dont handicap » : 10 pour 9 présents"),
        ({"dont recherche emploi": "10"}, "« dont recherche emploi » : 10"),
        ({"F": "5", "H": "3"}, "font 8 pour 9 présents"),
        ({"F": "5", "H": "4", "NR": "1"}, "font 10 pour 9 présents"),
        ({"Thème": "poterie"}, "Le thème « poterie » n’est pas reconnu"),
        ({"Thème": ""}, "Le thème manque"),
        ({"LSF": "peut-être"}, "ni oui ni non"),
        ({"Présents": ""}, "présents n’est pas noté"),
        ({"Présents": "?"}, "« ? » est lu comme inconnu"),
        ({"Remarques": "bateau annulé"}, "parle d’annulation"),
        ({"Remarques": "reportée au 15/03"}, "parle d’annulation"),
        ({"Remarques": "annulé", "Présents": ""}, "La cause de l’annulation n’est pas reconnue"),
        ({"Date": "24/11/2026"}, "est dans le futur"),
    ],
)
def test_figures_that_do_not_go_together_are_accepted_and_shown(cells: dict[str, str], words: str) -> None:
    outcome = read(**cells)
    assert outcome.verdict is Verdict.ACCEPTED_WITH_REMARK
    assert words in plain(outcome)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"Date": ""}, "« Date » est vide"),
        ({"Commune": ""}, "« Commune » est vide"),
        ({"Commune": "Atlantide"}, "« Commune » : la commune « Atlantide » n’est pas connue"),
        ({"Présents": "environ 9"}, "« Présents » : « environ 9 » n’est pas un nombre"),
        ({"Présents": "-9"}, "n’est pas un nombre"),
        ({"Places": "12,5"}, "n’est pas un nombre"),
        ({"Places": "99999"}, "n’est pas un nombre"),
        ({"Début": "25h"}, "« Début » : l’heure « 25h » n’existe pas"),
        ({"Fin": "8h"}, "ne vient pas après"),
        ({"Titre": "x" * 121}, "dépasse 120 caractères"),
        ({"Remarques": "ANNULÉ - cyclone"}, "dite annulée et compte 9 présents"),
    ],
)
def test_what_cannot_be_kept_is_refused(cells: dict[str, str], words: str) -> None:
    outcome = read(**cells)
    assert (outcome.verdict, outcome.record) == (Verdict.REFUSED, None)
    assert words in plain(outcome)


def test_a_refused_row_says_all_that_is_wrong() -> None:
    assert len(read(Date="31/09/2026", Commune="Atlantide", Places="douze").reasons) == 3


def test_a_coming_session_without_presence_is_plain() -> None:
    assert read(Date="24/11/2026", Présents="").verdict is Verdict.ACCEPTED


def test_a_status_column_may_cancel() -> None:
    data = "Date;Commune;Thème;Présents;Statut\n25/03/2026;Koné;IA;;Annulée (cyclone)\n"
    record = sessions(data.encode()).outcomes[0].record
    assert isinstance(record, SessionRecord)
    assert (record.cancelled, record.cancel_cause) == (True, CancelCause.CYCLONE)


def test_a_cell_outside_the_table_refuses_the_row() -> None:
    outcome = sessions_of(session_row() + ";décalé").outcomes[0]
    assert outcome.verdict is Verdict.REFUSED
    assert "colonne 19" in plain(outcome)


def test_the_same_row_twice_counts_once() -> None:
    outcomes = sessions_of(session_row(), session_row()).outcomes
    assert [outcome.verdict for outcome in outcomes] == [Verdict.ACCEPTED, Verdict.IGNORED]
    assert "Même ligne que la ligne 2" in plain(outcomes[1])


def test_two_rows_that_contradict_each_other_are_not_both_kept() -> None:
    outcomes = sessions_of(session_row(), session_row(Présents="8")).outcomes
    assert [outcome.verdict for outcome in outcomes] == [Verdict.ACCEPTED, Verdict.REFUSED]
    assert "contredit la ligne 2" in plain(outcomes[1])


def test_two_sessions_at_the_same_hour_in_two_places_are_two_sessions() -> None:
    outcomes = sessions_of(session_row(), session_row(Lieu="Ducos")).outcomes
    assert [outcome.verdict for outcome in outcomes] == [Verdict.ACCEPTED, Verdict.ACCEPTED]


def test_a_header_on_the_first_line_is_no_row_and_is_ignored_when_repeated() -> None:
    outcomes = sessions_of(session_row(), SESSION_HEADER, session_row(Lieu="Ducos")).outcomes
    assert [outcome.verdict for outcome in outcomes] == [Verdict.ACCEPTED, Verdict.IGNORED, Verdict.ACCEPTED]


def totals(*rows: str) -> list[tuple[str, int | None, int | None, str]]:
    controls = sessions_of(*rows).controls
    return [(control.field, control.written, control.read, control.explanation) for control in controls]


def total_row(**cells: str) -> str:
    empty = dict.fromkeys(("Début", "Fin", "Commune", "Lieu", "Thème", "Titre", "Places", "Inscrits"), "")
    return session_row(**{**empty, "Date": "TOTAL", "Présents": "", **cells})


def test_a_total_that_nothing_explains_is_said() -> None:
    assert totals(session_row(), total_row(Présents="10")) == [
        ("present", 10, 9, "L’écart de 1 n’est pas expliqué\u00a0: vérifiez avec la personne qui a écrit le total.")
    ]


def test_a_total_may_forget_cancelled_sessions_or_count_refused_ones() -> None:
    cancelled = session_row(Lieu="Ducos", Présents="", Inscrits="4", Remarques="annulé, cyclone")
    refused = [session_row(Date="31/09/2026", Inscrits="2"), session_row(Date="30/02/2026", Inscrits="3")]
    assert "séances annulées" in totals(session_row(), cancelled, total_row(Inscrits="10"))[0][3]
    assert "lignes refusées\u00a0: ligne 3, ligne 4" in totals(session_row(), *refused, total_row(Inscrits="15"))[0][3]


def test_a_total_that_is_not_a_number_or_has_nothing_to_compare_stays_unknown() -> None:
    assert totals(session_row(), total_row(Présents="=SOMME(K2:K9)"))[0][1:3] == (None, 9)
    assert totals(session_row(Présents=""), total_row(Présents="9"))[0][1:3] == (9, None)


def test_a_total_compares_the_rows_above_it_and_a_part_total_is_only_ignored() -> None:
    part = total_row(Date="Sous-total", Présents="9")
    reading = sessions_of(session_row(), part, total_row(Présents="9"), session_row(Lieu="Ducos"))
    assert [(control.line, control.difference) for control in reading.controls] == [(4, 0)]
    assert reading.counts()[Verdict.IGNORED] == 2


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"Nom": ""}, "Le nom manque"),
        ({"Prénom": ""}, "Le prénom manque"),
        ({"Commune": "Lyon"}, "La commune « Lyon » n’est pas reconnue"),
        ({"Présent": "peut-être"}, "la présence reste inconnue"),
        ({"Année de naissance": "94"}, "1994 est proposée"),
        ({"Année de naissance": "12/03/1958"}, "seule l’année est gardée"),
        ({"Année de naissance": "1850"}, "elle reste inconnue"),
        ({"Année de naissance": "58 ans"}, "elle reste inconnue"),
        ({"Séance": "24/11/2026 Koné"}, "est dans le futur"),
    ],
)
def test_an_incomplete_presence_is_kept_and_shown(cells: dict[str, str], words: str) -> None:
    outcome = read_presence(**cells)
    assert outcome.verdict is Verdict.ACCEPTED_WITH_REMARK
    assert words in plain(outcome)


def test_nobody_came_to_a_session_of_the_future() -> None:
    for cells, presence in (({"Séance": "24/11/2026 Koné"}, Presence.UNKNOWN), ({}, Presence.PRESENT)):
        record = read_presence(**cells).record
        assert isinstance(record, PresenceRecord)
        assert record.presence == presence


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"Nom": "", "Prénom": ""}, "Ni nom ni prénom"),
        ({"Séance": ""}, "La séance n’est pas dite"),
        ({"Séance": "Montravel"}, "pas de date"),
        ({"Séance": "31/09/2026 Montravel"}, "septembre 2026 a 30 jours"),
    ],
)
def test_a_presence_of_nobody_or_nowhere_is_refused(cells: dict[str, str], words: str) -> None:
    outcome = read_presence(**cells)
    assert outcome.verdict is Verdict.REFUSED
    assert words in plain(outcome)


@pytest.mark.parametrize(("text", "year"), [("05", 2005), ("94", 1994), ("24", 1924), ("26", 1926)])
def test_a_year_on_two_digits_is_proposed_for_somebody_of_a_believable_age(text: str, year: int) -> None:
    record = read_presence(**{"Année de naissance": text}).record
    assert isinstance(record, PresenceRecord)
    assert (record.birth_year, record.birth_year_proposed) == (year, True)


def test_each_anonymous_line_is_one_more_tick() -> None:
    outcomes = presences_of(presence_row(Nom="", Prénom="Anonyme"), presence_row(Nom="ANONYME", Prénom="")).outcomes
    assert [outcome.verdict for outcome in outcomes] == [Verdict.IGNORED, Verdict.IGNORED]
    tick = PresenceRecord(date(2026, 2, 12), "Montravel", Presence.PRESENT, anonymous=True)
    assert [outcome.record for outcome in outcomes] == [tick, tick]


def test_somebody_called_anonyme_with_another_name_is_a_person() -> None:
    assert read_presence(Nom="Anonyme").verdict is Verdict.ACCEPTED


def test_the_same_person_twice_in_one_sheet_counts_once() -> None:
    outcomes = presences_of(presence_row(), presence_row(), presence_row(Présent="absent")).outcomes
    assert [outcome.verdict for outcome in outcomes] == [Verdict.ACCEPTED, Verdict.IGNORED, Verdict.REFUSED]


def test_the_largest_sheet_is_read_quickly() -> None:
    days = [TODAY - timedelta(days=number % 900) for number in range(4_999)]
    rows = [session_row(Date=f"{day:%d/%m/%Y}", Lieu=f"Salle {number}") for number, day in enumerate(days)]
    started = time.monotonic()
    assert sessions_of(*rows).counts()[Verdict.ACCEPTED] == 4_999
    assert time.monotonic() - started < 10
