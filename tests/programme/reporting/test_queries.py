"""The figures read from the tables: one truth per programme, in a fixed number of queries, each opening its rows."""

import json
from datetime import date, datetime
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from numerai.base.models import Programme
from numerai.programme.people.actions import keep_apart, merge, unmerge
from numerai.programme.places.models import TargetCommune
from numerai.programme.reporting.queries import indicators, rows_behind
from numerai.programme.reporting.rules import Key
from numerai.programme.workshops.actions.presence import answer_need
from numerai.programme.workshops.actions.sessions import cancel_session
from numerai.programme.workshops.models import AccessNeed
from numerai.programme.workshops.rules import CancelCause, NeedOutcome
from tests.programme.reporting.builders import HIENGHENE, KONE, LIFOU, TODAY, Builder

MARCH, APRIL, DECEMBER = date(2026, 3, 12), date(2026, 4, 14), date(2026, 12, 8)
TWINS = {"given_name": "Corail", "family_name": "Exemple", "birth_year": 1958}


@pytest.fixture
def build(programme: Programme, now: datetime) -> Builder:
    return Builder(programme, now)


def test_an_empty_programme(programme: Programme) -> None:
    figures = indicators(programme, today=TODAY)
    assert figures["sessions_held"] == 0
    assert figures["people_distinct"] == {"value": 0, "low": 0, "high": 0, "pending_duplicates": 0}
    assert figures["people_with_disability"] is None
    assert figures["needs_met"] is None
    assert len(figures["communes_without_session"]) == 9
    assert set(figures["notes"]) == {key.value for key in Key}
    json.dumps(figures)


def test_another_programme_is_never_counted(
    programme: Programme, other_programme: Programme, now: datetime, build: Builder
) -> None:
    elsewhere = Builder(other_programme, now)
    session, person = elsewhere.session(MARCH), elsewhere.person(given_name="Notou", with_disability=True)
    elsewhere.came(session, person)
    elsewhere.need(person, session)
    assert indicators(programme, today=TODAY)["sessions_held"] == 0
    assert indicators(programme, today=TODAY)["needs_stated"] is None
    there = indicators(other_programme, today=TODAY)
    assert (there["sessions_held"], there["communes_reached"], there["targets"]) == (1, 1, [])


def test_sessions_by_state_and_cause(programme: Programme, now: datetime, build: Builder) -> None:
    build.count(build.session(MARCH), 9)
    build.session(APRIL)
    build.session(DECEMBER)
    for cause in (CancelCause.CYCLONE, CancelCause.CYCLONE, CancelCause.TRANSPORT):
        session = build.session(APRIL, HIENGHENE)
        cancel_session(programme, actor="test", now=now, session_id=session, cause=cause)
    figures = indicators(programme, today=TODAY)
    assert figures["sessions_cancelled"] == {"total": 3, "by_cause": {"cyclone": 2, "transport": 1}}
    assert [figures[f"sessions_{state}"] for state in ("held", "planned", "to_report")] == [1, 1, 1]
    assert "1 séance passée n’a pas de présence notée." in figures["notes"]["attendances"]


def test_presences_of_a_cancelled_session_are_not_attendances(
    programme: Programme, now: datetime, build: Builder
) -> None:
    session, person = build.session(MARCH), build.person(given_name="Corail", with_disability=True)
    build.came(session, person)
    cancel_session(programme, actor="test", now=now, session_id=session, cause=CancelCause.OTHER)
    figures = indicators(programme, today=TODAY)
    assert (figures["attendances"], figures["people_with_disability"]) == (0, None)


def test_a_merged_file_is_the_same_person(programme: Programme, now: datetime, build: Builder) -> None:
    """In one session or in two; undone, they are two again."""
    first, second = build.session(MARCH), build.session(APRIL)
    one, other, third = (build.person(**TWINS, with_disability=answer) for answer in (None, True, None))
    build.came(first, one, other)
    build.came(second, third)
    merge(programme, actor="test", now=now, alias=other, into=one)
    merge(programme, actor="test", now=now, alias=one, into=third)  # an alias of an alias
    figures = indicators(programme, today=TODAY)
    assert figures["people_distinct"] == {"value": 1, "low": 1, "high": 1, "pending_duplicates": 0}
    assert (figures["attendances_identified"], figures["people_with_disability"]) == (2, 1)
    unmerge(programme, actor="test", now=now, alias=other)
    assert indicators(programme, today=TODAY)["people_distinct"]["high"] == 2


def test_the_range_closes_when_someone_decides(programme: Programme, now: datetime, build: Builder) -> None:
    session = build.session(MARCH)
    one, other = build.person(**TWINS), build.person(**TWINS)
    build.came(session, one, other)
    before = indicators(programme, today=TODAY)["people_distinct"]
    assert before == {"value": None, "low": 1, "high": 2, "pending_duplicates": 1}
    keep_apart(programme, actor="test", now=now, one=one, other=other)
    after = indicators(programme, today=TODAY)["people_distinct"]
    assert after == {"value": 2, "low": 2, "high": 2, "pending_duplicates": 0}


def test_more_names_than_the_counted_total_is_shown(programme: Programme, build: Builder) -> None:
    session = build.session(MARCH)
    build.came(session, *(build.person(given_name=name) for name in ("Corail", "Banian", "Notou")))
    build.count(session, 2)
    figures = indicators(programme, today=TODAY)
    assert (figures["attendances"], figures["headcount_anonymous"]) == (3, 0)
    assert "plus de noms que le total" in figures["notes"]["headcount_anonymous"]
    assert "1 de plus" in rows_behind(programme, "headcount_anonymous", today=TODAY).rows[0].detail


def test_needs(programme: Programme, now: datetime, build: Builder) -> None:
    session, person = build.session(MARCH), build.person(given_name="Corail")
    build.need(person, session)
    build.need(person)
    assert indicators(programme, today=TODAY)["needs_met"] is None
    need = AccessNeed.objects.get(session=session)
    answer_need(programme, actor="test", now=now, need_id=need.id, outcome=NeedOutcome.MET)
    figures = indicators(programme, today=TODAY)
    assert (figures["needs_stated"], figures["needs_met"]) == (2, 1)
    assert figures["people_with_disability"] is None  # a need never implies a disability


def test_targets_say_where_they_were_promised(programme: Programme, build: Builder) -> None:
    build.count(build.session(MARCH), 9)
    targets = {target["key"]: target for target in indicators(programme, today=TODAY)["targets"]}
    assert (targets["sessions_held"]["value"], targets["sessions_held"]["current"]) == (30, 1)
    assert targets["people_distinct"]["value"] == 500
    assert targets["people_distinct"]["current"] is None
    assert all(target["source"] for target in targets.values())


def big(build: Builder, sessions: int) -> None:
    for number in range(sessions):
        session = build.session(MARCH, (KONE, HIENGHENE, LIFOU, None, "98805")[number % 5])
        corail = build.person(**TWINS, with_disability=(True, False, None)[number % 3], job_seeking=True)
        build.came(session, corail, build.person(given_name="Banian"))
        build.need(corail, session)
        build.count(session, (None, 1, 9)[number % 3], **({"with_disability": 1} if number % 2 else {}))
    build.session(APRIL)
    build.session(DECEMBER)


def test_the_number_of_queries_does_not_grow(programme: Programme, build: Builder) -> None:
    counted = []
    for size in (1, 6):
        big(build, size)
        for read in (
            lambda: indicators(programme, today=TODAY),
            lambda: rows_behind(programme, "attendances", today=TODAY),
        ):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                read()
            counted.append(len(queries))
    assert len(set(counted)) == 1
    assert counted[0] <= 12


@pytest.mark.parametrize("key", Key)
def test_the_rows_behind_a_figure_make_that_figure(programme: Programme, build: Builder, key: Key) -> None:
    big(build, 6)
    table = rows_behind(programme, key, today=TODAY)
    told = [row.count for row in table.rows if row.count is not None]
    assert table.total == (sum(told) if told or not table.rows else None)
    figures = indicators(programme, today=TODAY)
    shown = figures[key]
    if key is Key.SESSIONS_CANCELLED:
        shown = shown["total"]
    elif key is Key.PEOPLE_DISTINCT:
        shown = shown["high"]
    elif key is Key.COMMUNES_WITHOUT_SESSION:
        shown = len(shown)
    assert table.total == shown
    assert table.note == figures["notes"][key]
    assert table.names_people == (key in (Key.PEOPLE_DISTINCT, Key.PEOPLE_WITH_DISABILITY))
    json.dumps(table.to_dict())


def test_rows_open_what_they_count(programme: Programme, build: Builder) -> None:
    session, person = build.session(MARCH), build.person(given_name="Corail", family_name="Exemple")
    build.came(session, person)
    row = rows_behind(programme, "attendances", today=TODAY).rows[0]
    assert (row.session_id, row.words) == (str(session), "jeudi\u00a012\u00a0mars 2026, Koné")
    named = rows_behind(programme, "people_distinct", today=TODAY).rows[0]
    assert (named.participant_id, named.words) == (str(person), "Corail Exemple")
    assert UUID(named.participant_id or "") == person


def test_an_unknown_key_is_refused(programme: Programme) -> None:
    with pytest.raises(ValueError, match="secrets"):
        rows_behind(programme, "secrets", today=TODAY)


def test_a_commune_that_is_no_target_is_told_apart(programme: Programme, build: Builder) -> None:
    TargetCommune.objects.of(programme).exclude(commune_id=KONE).delete()
    build.count(build.session(MARCH, HIENGHENE), 9)
    figures = indicators(programme, today=TODAY)
    assert figures["communes_reached"] == 0
    assert figures["communes_beyond_targets"] == [{"code": HIENGHENE, "name": "Hienghène"}]
    assert "Hienghène" in figures["notes"]["communes_reached"]
