"""Which session a row speaks of, in whatever order the files come."""

import dataclasses
from datetime import date, time

import pytest

from numerai.programme.workshops.imports import (
    MatchKind,
    PresenceRecord,
    SessionCandidate,
    SessionRecord,
    match_provisional,
    match_session,
    same_session,
)
from numerai.programme.workshops.imports.communes import names_of
from tests.programme.workshops.imports.samples import (
    COMMUNES,
    PRESENCES,
    SESSIONS,
    presences,
    session_row,
    sessions,
    sessions_of,
)

DAY = date(2026, 4, 14)
LIFOU = SessionCandidate(
    "lifou", DAY, "98814", ("Lifou",), place="Cyber Tribu Drehu", title="Je découvre l’IA", start=time(9)
)


def presence(hint: str, day: date = DAY) -> PresenceRecord:
    return PresenceRecord(day, hint, None)


def record(**cells: str) -> SessionRecord:
    usual = {"Date": "14/04/2026", "Commune": "Lifou", "Lieu": "Cyber Tribu Drehu", "Titre": "Je découvre l’IA"}
    found = sessions_of(session_row(**{**usual, **cells})).outcomes[0].record
    assert isinstance(found, SessionRecord)
    return found


def candidate(found: SessionRecord, name: str) -> SessionCandidate:
    names = names_of(found.commune_code, COMMUNES)
    return SessionCandidate(name, found.day, found.commune_code, names, found.place, found.title, found.start)


def records() -> list[SessionRecord]:
    return [found.record for found in sessions(SESSIONS).outcomes if isinstance(found.record, SessionRecord)]


def hints() -> list[PresenceRecord]:
    return [found.record for found in presences(PRESENCES).outcomes if isinstance(found.record, PresenceRecord)]


@pytest.mark.parametrize("hint", ["", "Lifou", "LIFOU", "tribu de Drehu", "Lifou 9h", "Lifou matin", "séance IA"])
def test_every_word_of_the_hint_is_said_by_the_session(hint: str) -> None:
    assert match_session(presence(hint), [LIFOU]).ids == ("lifou",)


@pytest.mark.parametrize("hint", ["Koné", "Lifou Montravel", "Lifou 13h30", "Lifou après-midi"])
def test_one_foreign_word_is_another_session(hint: str) -> None:
    assert match_session(presence(hint), [LIFOU]).kind is MatchKind.NONE


def test_another_day_is_another_session() -> None:
    assert match_session(presence("Lifou", date(2026, 4, 15)), [LIFOU]).kind is MatchKind.NONE


def test_two_sessions_that_fit_are_left_to_a_person() -> None:
    afternoon = dataclasses.replace(LIFOU, id="afternoon", start=time(13))
    doubt = match_session(presence("Lifou"), [LIFOU, afternoon])
    assert (doubt.kind, doubt.ids) == (MatchKind.AMBIGUOUS, ())
    assert "Plusieurs séances du 14/04/2026" in doubt.reason
    assert match_session(presence("Lifou après-midi"), [LIFOU, afternoon]).ids == ("afternoon",)


@pytest.mark.parametrize(("hint", "found"), [("", "bare"), ("Lifou", "named")])
def test_a_provisional_session_is_found_again_by_its_own_words(hint: str, found: str) -> None:
    provisional = [SessionCandidate("bare", DAY), SessionCandidate("named", DAY, place="Lifou")]
    assert match_session(presence(hint), provisional).ids == (found,)


def test_the_two_example_files_meet_in_either_order() -> None:
    known = [candidate(found, f"{found.day} {found.place}") for found in records()]
    by_session = {hint: match_session(hint, known).ids for hint in hints()}
    provisional = {
        (hint.session_day, hint.session_hint): SessionCandidate(
            (hint.session_day, hint.session_hint), hint.session_day, place=hint.session_hint
        )
        for hint in hints()
    }
    completed = {
        name: f"{found.day} {found.place}"
        for found in records()
        for name in match_provisional(found, provisional.values(), communes=COMMUNES, rivals=records()).ids
    }
    assert len(completed) == 3
    assert by_session == {hint: (completed[(hint.session_day, hint.session_hint)],) for hint in hints()}


def test_sign_in_sheets_that_name_one_session_in_two_ways_all_join_it() -> None:
    sheets = [SessionCandidate("commune", DAY, place="Lifou"), SessionCandidate("place", DAY, place="Cyber Tribu")]
    assert match_provisional(record(), sheets, communes=COMMUNES).ids == ("commune", "place")


def test_a_sign_in_sheet_that_fits_two_sessions_joins_none() -> None:
    both = [record(), record(Lieu="Wé")]
    sheet = [SessionCandidate("commune", DAY, place="Lifou")]
    for found in both:
        result = match_provisional(found, sheet, communes=COMMUNES, rivals=both)
        assert (result.kind, result.ids) == (MatchKind.NONE, ())
        assert "peut parler de plusieurs séances" in result.reason


@pytest.mark.parametrize("sheet", [SessionCandidate(1, DAY, place="Koné"), SessionCandidate(1, date(2026, 4, 15))])
def test_a_sign_in_sheet_of_another_session_is_left_alone(sheet: SessionCandidate) -> None:
    assert match_provisional(record(), [sheet], communes=COMMUNES).kind is MatchKind.NONE


def test_reading_the_same_file_again_finds_each_session_again() -> None:
    known = [candidate(found, f"{found.day} {found.place}") for found in records()]
    assert [same_session(found, known).ids for found in records()] == [(session.id,) for session in known]


@pytest.mark.parametrize("cells", [{"Lieu": ""}, {"Lieu": "Drehu"}, {"Début": ""}, {"Titre": "Autre titre"}])
def test_a_session_described_with_less_is_the_same(cells: dict[str, str]) -> None:
    assert same_session(record(**cells), [LIFOU]).ids == ("lifou",)


@pytest.mark.parametrize("cells", [{"Date": "15/04/2026"}, {"Commune": "Maré"}, {"Début": "10h"}])
def test_another_day_commune_or_hour_is_another_session(cells: dict[str, str]) -> None:
    result = same_session(record(**cells), [LIFOU])
    assert (result.kind, result.reason) == (MatchKind.NONE, "")


@pytest.mark.parametrize("place", ["Wé", "L’Atelier", "Salle Séance", "Session"])
def test_another_place_at_the_same_hour_is_another_session_worth_a_remark(place: str) -> None:
    """Even when it is named with a word that sign-in sheets say of any session."""
    result = same_session(record(Lieu=place), [LIFOU])
    assert result.kind is MatchKind.NONE
    assert "«\u00a0Cyber Tribu Drehu\u00a0»" in result.reason


def test_the_closest_hour_then_the_closest_place_wins() -> None:
    bare = dataclasses.replace(LIFOU, id="no hour", start=None)
    placeless = dataclasses.replace(LIFOU, id="no place", place="")
    assert same_session(record(), [bare, LIFOU]).ids == ("lifou",)
    assert same_session(record(), [placeless, LIFOU]).ids == ("lifou",)
    assert same_session(record(Lieu=""), [placeless, LIFOU]).ids == ("no place",)


def test_two_sessions_that_could_be_the_row_are_left_to_a_person() -> None:
    others = [dataclasses.replace(LIFOU, id=number, place=f"Drehu {number}") for number in (1, 2)]
    assert same_session(record(Lieu="Drehu"), others).kind is MatchKind.AMBIGUOUS
