"""The two invented files, read exactly as a careful person reads them."""

from collections import Counter
from datetime import date, time

import pytest

from numerai.programme.workshops.imports import Control, PresenceRecord, Reading, SessionRecord, Verdict
from numerai.programme.workshops.rules import CancelCause, Line, NeedKind, Presence
from tests.programme.workshops.imports.samples import (
    PRESENCES,
    SESSIONS,
    as_workbook,
    presences,
    rewritten,
    sessions,
)


def session_records(reading: Reading) -> list[SessionRecord]:
    return [outcome.record for outcome in reading.outcomes if isinstance(outcome.record, SessionRecord)]


def presence_records(reading: Reading) -> list[PresenceRecord]:
    return [outcome.record for outcome in reading.outcomes if isinstance(outcome.record, PresenceRecord)]


def total(records: list[SessionRecord], field: str) -> int:
    return sum(getattr(record, field) or 0 for record in records)


def test_the_four_counts_of_the_sessions() -> None:
    assert sessions(SESSIONS).counts() == {
        Verdict.ACCEPTED: 10,
        Verdict.ACCEPTED_WITH_REMARK: 3,
        Verdict.REFUSED: 1,
        Verdict.IGNORED: 5,
    }


def test_each_line_that_is_not_plainly_accepted_says_why() -> None:
    said = {
        outcome.line: (outcome.verdict, outcome.reasons) for outcome in sessions(SESSIONS).outcomes if outcome.reasons
    }
    assert said == {
        1: (Verdict.IGNORED, ("Titre, au-dessus du tableau.",)),
        2: (Verdict.IGNORED, ("Ligne vide.",)),
        3: (Verdict.IGNORED, ("En-tête\u00a0: les noms des colonnes.",)),
        11: (
            Verdict.ACCEPTED_WITH_REMARK,
            ("«\u00a0Lifou (Wé)\u00a0»\u00a0: la précision «\u00a0Wé\u00a0» passe dans le lieu.",),
        ),
        12: (Verdict.IGNORED, ("Ligne vide.",)),
        14: (
            Verdict.ACCEPTED_WITH_REMARK,
            (
                "Plus d’inscrits que de places\u00a0: 13 inscrits pour 12 places.",
                "Plus de présents que de places\u00a0: 13 présents pour 12 places.",
            ),
        ),
        17: (
            Verdict.ACCEPTED_WITH_REMARK,
            (
                "Plus de présents que de places\u00a0: 14 présents pour 12 places.",
                "Plus de présents que d’inscrits\u00a0: 14 présents pour 12 inscrits.",
            ),
        ),
        18: (
            Verdict.REFUSED,
            (
                "«\u00a0Date\u00a0»\u00a0: la date «\u00a031/09/2026\u00a0» n’existe pas\u00a0: "
                "septembre 2026 a 30 jours. Corrigez-la.",
            ),
        ),
        19: (Verdict.IGNORED, ("Ligne de total\u00a0: elle sert de contrôle.",)),
    }


def test_the_sessions_add_up_as_a_careful_person_counts() -> None:
    records = session_records(sessions(SESSIONS))
    held = [record for record in records if not record.cancelled]
    assert (len(records), len(held)) == (13, 12)
    assert (total(held, "present"), total(records, "enrolled"), total(held, "with_disability")) == (117, 138, 50)
    assert len({record.commune_code for record in held}) == 8
    assert Counter(record.sign_language for record in records) == {True: 2, False: 11}
    assert [record.cancel_cause for record in records if record.cancelled] == [CancelCause.CYCLONE]
    assert Counter(record.theme for record in records) == {
        Line.BROWSING: 4,
        Line.CYBERSECURITY: 3,
        Line.OFFICE: 3,
        Line.AI: 2,
        Line.COLLABORATION: 1,
    }


def test_the_written_totals_are_compared_and_the_difference_is_explained() -> None:
    equal = "Le total écrit est égal à la somme des lignes lues."
    refused = "L’écart de 10 est celui de la ligne 18, refusée (31/09/2026)."
    assert sessions(SESSIONS).controls == (
        Control(19, "enrolled", "Inscrits", 148, 138, 10, refused),
        Control(19, "present", "Présents", 117, 117, 0, equal),
        Control(19, "with_disability", "dont handicap", 50, 50, 0, equal),
        Control(19, "job_seeking", "dont recherche emploi", 52, 52, 0, equal),
    )


def test_sessions_to_the_last_cell() -> None:
    records = {record.day: record for record in session_records(sessions(SESSIONS))}
    assert records[date(2026, 2, 19)] == SessionRecord(
        day=date(2026, 2, 19),
        start=time(13, 30),
        end=time(16),
        commune_code="98818",
        place="La Station N",
        theme=Line.CYBERSECURITY,
        title="Je protège mes comptes",
        trainers=("A. Exemple", "B. Exemple"),
        capacity=15,
        enrolled=15,
        present=13,
        with_disability=7,
        job_seeking=4,
        women=8,
        men=5,
        gender_unstated=0,
        sign_language=True,
        cancelled=False,
        cancel_cause=None,
        remarks="interprète présent",
    )
    bourail, la_foa = records[date(2026, 3, 12)], records[date(2026, 3, 5)]
    assert (bourail.women, bourail.men, bourail.gender_unstated) == (None, None, 10)
    assert (la_foa.women, la_foa.men, la_foa.gender_unstated) == (4, 3, None)
    assert (la_foa.commune_code, la_foa.start, la_foa.end) == ("98813", time(9), time(11, 30))
    cancelled = records[date(2026, 3, 25)]
    assert (cancelled.present, cancelled.with_disability, cancelled.women) == (None, None, None)
    assert records[date(2026, 4, 15)].place == "Cyber Tribu Drehu (Wé)"
    assert records[date(2026, 4, 15)].trainers == ("A. Exemple", "D. Exemple")


def test_the_four_counts_of_the_sign_in_sheet() -> None:
    reading = presences(PRESENCES)
    assert reading.counts() == {
        Verdict.ACCEPTED: 8,
        Verdict.ACCEPTED_WITH_REMARK: 2,
        Verdict.REFUSED: 0,
        Verdict.IGNORED: 1,
    }
    assert {outcome.line: outcome.reasons for outcome in reading.outcomes if outcome.reasons} == {
        7: ("Année sur deux chiffres\u00a0: «\u00a094\u00a0», 1994 est proposée.",),
        11: ("Le prénom manque.",),
        12: ("Personne sans nom\u00a0: comptée dans le total de la séance, sans fiche.",),
    }
    assert (reading.controls, reading.file_remarks) == ((), ())


def test_eight_named_presences_one_absence_one_unknown_one_anonymous() -> None:
    records = presence_records(presences(PRESENCES))
    named = [record for record in records if not record.anonymous]
    assert Counter(record.presence for record in named) == {Presence.PRESENT: 8, Presence.ABSENT: 1, None: 1}
    assert [record for record in records if record.anonymous] == [
        PresenceRecord(date(2026, 4, 14), "Lifou", Presence.PRESENT, anonymous=True)
    ]


def test_sign_in_lines_to_the_last_cell() -> None:
    records = presence_records(presences(PRESENCES))
    assert records[5] == PresenceRecord(
        session_day=date(2026, 2, 19),
        session_hint="Station N",
        presence=Presence.PRESENT,
        family_name="Modele",
        given_name="Lea",
        phone="95.00.11",
        commune="Dumbéa",
        commune_code="98805",
        birth_year=1994,
        birth_year_proposed=True,
        needs=((NeedKind.SIGN_INTERPRETER, "interprète LSF"),),
    )
    assert [record.phone for record in records[:4]] == ["74.12.34", "+687 91 23 45", "", "00687 78 45 12"]
    assert [record.needs for record in records if record.needs] == [
        ((NeedKind.LARGE_PRINT, "gros caractères"),),
        ((NeedKind.SIGN_INTERPRETER, "LSF"),),
        ((NeedKind.STEP_FREE, "fauteuil"),),
        ((NeedKind.SIGN_INTERPRETER, "interprète LSF"),),
        ((NeedKind.STEP_FREE, "fauteuil roulant"),),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_any_usual_csv_gives_the_same_reading(encoding: str, separator: str) -> None:
    assert sessions(rewritten(SESSIONS, encoding, separator)) == sessions(SESSIONS)
    assert presences(rewritten(PRESENCES, encoding, separator)) == presences(PRESENCES)


def test_a_workbook_with_real_dates_and_numbers_gives_the_same_reading() -> None:
    assert sessions(as_workbook(SESSIONS), "seances.xlsx") == sessions(SESSIONS)
    assert presences(as_workbook(PRESENCES), "emargement.xlsx") == presences(PRESENCES)
