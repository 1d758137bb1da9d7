"""Both organisations read, whom it names never does, a month is a month: decided without a database."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numerai.programme.concerns import rules
from numerai.programme.concerns.rules import About, Hearing, Kind, Status

CARRIERS = ("open-nc", "collectif-handicaps")
people = st.integers(0, 9).map(lambda number: UUID(int=number))
referents_of = st.dictionaries(people, st.sampled_from([*CARRIERS, None]))
some_named = st.frozensets(people)


@given(referents_of, some_named)
def test_every_referent_reads_except_whom_it_names(referents: dict[UUID, str | None], named: frozenset[UUID]) -> None:
    readers = rules.readers(referents, named)
    assert not readers & named
    assert readers | named >= set(referents)
    assert readers <= set(referents)


@given(referents_of, some_named)
def test_an_organisation_reads_when_one_of_its_referents_does(
    referents: dict[UUID, str | None], named: frozenset[UUID]
) -> None:
    found = rules.hearings(CARRIERS, referents, named)
    assert set(found) == set(CARRIERS)
    for one, hearing in found.items():
        own = {account for account, works_for in referents.items() if works_for == one}
        expected = Hearing.READS if own - named else Hearing.ALL_NAMED if own else Hearing.NOBODY
        assert hearing == expected


@given(referents_of, some_named)
def test_naming_one_organisation_s_referents_takes_nothing_from_the_other(
    referents: dict[UUID, str | None], named: frozenset[UUID]
) -> None:
    own = {account for account, works_for in referents.items() if works_for == CARRIERS[0]}
    before = rules.hearings(CARRIERS, referents, named - own)
    after = rules.hearings(CARRIERS, referents, named | own)
    assert after[CARRIERS[1]] == before[CARRIERS[1]]
    assert after[CARRIERS[0]] != Hearing.READS


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_a_request_is_answered_within_one_month(day: date) -> None:
    due = rules.answer_by(Kind.DATA, day)
    assert (due.year * 12 + due.month) - (day.year * 12 + day.month) == 1
    assert due.day == day.day or (due + timedelta(days=1)).day == 1
    assert 28 <= (due - day).days <= 31


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 11, 23), date(2026, 12, 23)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 30), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 1, 31)),
    ],
)
def test_one_month_is_never_after_the_same_day(received: date, due: date) -> None:
    assert rules.answer_by(Kind.DATA, received) == due


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("status", list(Status))
def test_a_file_opens_only_for_a_request_that_waits(kind: Kind, status: Status) -> None:
    waits = status in {Status.RECEIVED, Status.ACKNOWLEDGED, Status.APPEALED}
    assert rules.opens_a_file(kind, status) == (kind is Kind.DATA and waits)


def test_the_authority_knows_within_72_hours_of_an_incident_about_data() -> None:
    known_at = datetime(2026, 11, 22, 22, tzinfo=UTC)
    assert rules.notify_by(known_at) == datetime(2026, 11, 25, 22, tzinfo=UTC)
    assert [(kind, about) for kind in Kind for about in About if rules.is_breach(kind, about)] == [
        (Kind.INCIDENT, About.DATA)
    ]


@given(st.text())
def test_what_looks_like_a_name_stands_in_the_text(text: str) -> None:
    assert all(name in text for name in rules.names_said(text))


def test_names_are_words_that_follow_each_other_with_capitals() -> None:
    text = "Je m’appelle Corail Exemple. Ma mère, Élise Exemple-Modèle, aussi. Corail Exemple"
    assert rules.names_said(text) == ("Corail Exemple", "Élise Exemple-Modèle")
    assert rules.names_said("bonjour. Je veux mes données") == ()
