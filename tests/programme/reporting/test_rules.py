"""Each figure is the sum of its rows; what nobody knows stays unknown, whatever else is known."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numerai.programme.reporting.facts import NeedFacts, PersonFacts, ProgrammeFacts, SessionFacts
from numerai.programme.reporting.rules import (
    PERHAPS_COUNTED_TWICE,
    UNDECIDABLE,
    Key,
    PeopleRange,
    Why,
    amounts,
    communes_beyond_targets,
    figure,
    people_range,
    present_people,
)
from numerai.programme.workshops.rules import SessionState

HELD, CANCELLED, UPCOMING, TO_REPORT = (
    SessionState.HELD,
    SessionState.CANCELLED,
    SessionState.UPCOMING,
    SessionState.TO_REPORT,
)
PEOPLE = ("corail", "banian", "notou", "niaouli")


def facts(*sessions: SessionFacts, **others: Any) -> ProgrammeFacts:
    people = {person: PersonFacts() for person in PEOPLE}
    return ProgrammeFacts(sessions=sessions, **({"people": people, "has_files": True} | others))


def held(number: int = 1, **known: Any) -> SessionFacts:
    return SessionFacts(id=f"s{number}", state=HELD, **known)


def came(*people: str) -> frozenset[str]:
    return frozenset(people)


# ── one session ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("known", "attendances", "anonymous", "missing"),
    [
        ({"total": 9, "present": came("corail", "banian")}, 9, 7, 0),
        ({"total": None, "present": came("corail", "banian")}, 2, 0, 0),
        ({"total": None, "on_sheet": 3, "present": came("corail")}, 4, 3, 0),
        ({"total": 12, "on_sheet": 1, "present": came("corail")}, 12, 11, 0),  # the total contains the ticks
        ({"total": 1, "present": came("corail", "banian")}, 2, 0, 1),  # more names than the total: shown
    ],
)
def test_a_total_contains_those_who_are_named(
    known: Mapping[str, Any], attendances: int, anonymous: int, missing: int
) -> None:
    session = held(**known)
    assert (session.attendances, session.anonymous, session.missing_from_total) == (attendances, anonymous, missing)


# ── known, unknown, empty ───────────────────────────────────────────────────────────────────────


def test_an_empty_programme_knows_that_nothing_happened_and_nothing_about_people() -> None:
    empty = ProgrammeFacts()
    assert {key: figure(key, empty) for key in Key} == {
        Key.SESSIONS_HELD: 0,
        Key.SESSIONS_CANCELLED: 0,
        Key.SESSIONS_PLANNED: 0,
        Key.SESSIONS_TO_REPORT: 0,
        Key.ATTENDANCES: 0,
        Key.ATTENDANCES_IDENTIFIED: 0,
        Key.HEADCOUNT_ANONYMOUS: 0,
        Key.PEOPLE_DISTINCT: 0,
        Key.COMMUNES_REACHED: 0,
        Key.COMMUNES_WITHOUT_SESSION: 0,
        Key.PEOPLE_WITH_DISABILITY: None,
        Key.ATTENDANCES_WITH_DISABILITY: None,
        Key.ATTENDANCES_JOB_SEEKING: None,
        Key.NEEDS_STATED: None,
        Key.NEEDS_MET: None,
    }


@pytest.mark.parametrize(
    "key",
    [Key.ATTENDANCES, Key.ATTENDANCES_IDENTIFIED, Key.HEADCOUNT_ANONYMOUS, Key.PEOPLE_DISTINCT, Key.COMMUNES_REACHED],
)
def test_a_past_session_that_nobody_reported_is_unknown_not_zero(key: Key) -> None:
    assert figure(key, facts(SessionFacts(id="s1", state=TO_REPORT, commune="98811"), targets=("98811",))) is None


def test_a_session_counted_at_zero_is_known() -> None:
    assert figure(Key.ATTENDANCES, facts(SessionFacts(id="s1", state=TO_REPORT, total=0))) == 0


def test_only_nameless_presences_say_nothing_of_how_many_people_came() -> None:
    counted = facts(held(total=9))
    assert figure(Key.ATTENDANCES, counted) == 9
    assert figure(Key.PEOPLE_DISTINCT, counted) is None
    assert people_range(counted) == PeopleRange(None, None, 0)


def test_sessions_are_counted_by_what_became_of_them() -> None:
    states = [held(1), held(2), *(SessionFacts(id=s, state=s) for s in (CANCELLED, UPCOMING, TO_REPORT))]
    known = facts(*states)
    keys = (Key.SESSIONS_HELD, Key.SESSIONS_CANCELLED, Key.SESSIONS_PLANNED, Key.SESSIONS_TO_REPORT)
    assert [figure(key, known) for key in keys] == [2, 1, 1, 1]


# ── communes ────────────────────────────────────────────────────────────────────────────────────


def test_a_commune_that_was_not_a_target_does_not_make_up_for_one_that_was() -> None:
    known = facts(held(1, commune="98805"), held(2, commune="98811"), held(3), targets=("98811", "98807"))
    assert figure(Key.COMMUNES_REACHED, known) == 1
    assert [amount.commune for amount in amounts(Key.COMMUNES_WITHOUT_SESSION, known)] == ["98807"]
    assert communes_beyond_targets(known) == ["98805"]


def test_without_targets_every_commune_counts() -> None:
    assert figure(Key.COMMUNES_REACHED, facts(held(1, commune="98805"), held(2, commune="98811"))) == 2


def test_a_cancelled_session_reaches_no_commune() -> None:
    known = facts(SessionFacts(id="s1", state=CANCELLED, commune="98807"), targets=("98807",))
    assert figure(Key.COMMUNES_WITHOUT_SESSION, known) == 1


# ── disability, job seeking ─────────────────────────────────────────────────────────────────────


def test_people_with_disability_are_those_who_said_so_and_nobody_else() -> None:
    people = {"corail": PersonFacts(with_disability=True), "banian": PersonFacts(False), "notou": PersonFacts()}
    session = held(total=20, margins={"with_disability": 15}, present=came(*people))
    needs = (NeedFacts("s1", stated=3, met=0, not_met=0),)
    assert figure(Key.PEOPLE_WITH_DISABILITY, facts(session, people=people, needs=needs)) == 1


def test_someone_who_never_came_is_not_counted() -> None:
    people = {"corail": PersonFacts(with_disability=True), "banian": PersonFacts(with_disability=False)}
    assert figure(Key.PEOPLE_WITH_DISABILITY, facts(held(present=came("banian")), people=people)) == 0


def test_a_counted_margin_comes_before_what_files_say() -> None:
    people = {person: PersonFacts(with_disability=True) for person in PEOPLE}
    counted = held(1, total=9, margins={"with_disability": 5}, present=came("corail"))
    by_files = held(2, present=came("corail", "banian"))
    unknown = held(3, total=8)
    known = facts(counted, by_files, unknown, people=people)
    assert [amount.count for amount in amounts(Key.ATTENDANCES_WITH_DISABILITY, known)] == [5, 2, None]
    assert figure(Key.ATTENDANCES_WITH_DISABILITY, known) == 7
    assert figure(Key.ATTENDANCES_JOB_SEEKING, known) is None


def test_erased_people_still_count_without_a_name() -> None:
    erased = {
        "people_with_disability": 1,
        "people_with_disability_known": 2,
        "attendances_with_disability": 3,
        "attendances_with_disability_known": 4,
    }
    known = facts(held(present=came("corail", "banian")), erased=erased)
    assert figure(Key.PEOPLE_WITH_DISABILITY, known) == 1
    assert figure(Key.ATTENDANCES_WITH_DISABILITY, known) == 3
    assert figure(Key.PEOPLE_DISTINCT, known) == 2


# ── needs ───────────────────────────────────────────────────────────────────────────────────────


def test_needs_met_are_unknown_until_one_need_is_answered() -> None:
    waiting = NeedFacts("s1", stated=3, met=0, not_met=0)
    answered = NeedFacts(None, stated=2, met=0, not_met=1)
    assert figure(Key.NEEDS_STATED, facts(needs=(waiting, answered))) == 5
    assert figure(Key.NEEDS_MET, facts(needs=(waiting,))) is None
    assert figure(Key.NEEDS_MET, facts(needs=(waiting, answered))) == 0


def test_no_need_stated_is_zero_once_there_are_people_to_state_them() -> None:
    assert figure(Key.NEEDS_STATED, facts()) == 0


# ── distinct people ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("proposals", "low"),
    [
        ((), 3),
        ((("corail", "banian"),), 2),
        ((("corail", "banian"), ("banian", "notou")), 1),
        ((("corail", "niaouli"), ("niaouli", "banian")), 2),  # through the file of someone who never came
        ((("corail", "niaouli"),), 3),
    ],
)
def test_the_range_of_people(proposals: tuple[tuple[str, str], ...], low: int) -> None:
    known = facts(held(present=came("corail", "banian", "notou")), proposals=proposals)
    bounds = people_range(known)
    assert (bounds.low, bounds.high, bounds.pending) == (low, 3, len(proposals))
    assert bounds.value == (3 if low == 3 else None)


def test_a_doubt_about_someone_erased_remains_a_doubt() -> None:
    known = facts(held(present=came("corail", "banian")), erased={UNDECIDABLE: 1, PERHAPS_COUNTED_TWICE: 1})
    assert people_range(known) == PeopleRange(low=1, high=2, pending=1)


# ── whatever is known ───────────────────────────────────────────────────────────────────────────

answers = st.sampled_from([None, True, False])
counts = st.none() | st.integers(0, 30)


@st.composite
def programmes(draw: st.DrawFn) -> ProgrammeFacts:
    names = [f"p{number}" for number in range(draw(st.integers(0, 6)))]
    people = {name: PersonFacts(draw(answers), draw(answers)) for name in names}
    sessions = []
    for number in range(draw(st.integers(0, 6))):
        present = frozenset(draw(st.lists(st.sampled_from(names), unique=True)) if names else [])
        total, on_sheet = draw(counts), draw(st.integers(0, 3))
        states = (HELD, CANCELLED) if present or total or on_sheet else (CANCELLED, UPCOMING, TO_REPORT)
        margins = draw(st.dictionaries(st.sampled_from(["with_disability", "job_seeking", "women"]), st.integers(0, 9)))
        sessions.append(
            SessionFacts(
                id=f"s{number}",
                state=draw(st.sampled_from(states)),
                commune=draw(st.sampled_from([None, "98811", "98807", "98805"])),
                total=total,
                on_sheet=on_sheet,
                margins=margins,
                present=present,
            )
        )
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names)) if len(names) > 1 else st.nothing()
    met, not_met, waiting = draw(st.tuples(*[st.integers(0, 3)] * 3))
    need = NeedFacts(draw(st.sampled_from([None, "s0"])) if sessions else None, met + not_met + waiting, met, not_met)
    return ProgrammeFacts(
        sessions=tuple(sessions),
        people=people,
        proposals=tuple(draw(st.lists(pairs, max_size=4)) if len(names) > 1 else []),
        needs=(need,),
        targets=draw(st.sampled_from([(), ("98811", "98807")])),
        has_files=bool(people),
    )


@given(programmes(), st.sampled_from(Key))
def test_every_figure_is_the_sum_of_its_rows(known: ProgrammeFacts, key: Key) -> None:
    rows = [amount.count for amount in amounts(key, known)]
    told = [count for count in rows if count is not None]
    if told:
        assert figure(key, known) == sum(told)
    elif rows:
        assert figure(key, known) is None  # rows that nobody knows never make a zero
    assert all(count >= 0 for count in told)


@given(programmes())
def test_attendances_are_the_named_and_the_nameless(known: ProgrammeFacts) -> None:
    keys = (Key.ATTENDANCES, Key.ATTENDANCES_IDENTIFIED, Key.HEADCOUNT_ANONYMOUS)
    total, named, nameless = (figure(key, known) for key in keys)
    if total is None or named is None or nameless is None:
        assert total is named is nameless is None
    else:
        assert total == named + nameless


@given(programmes())
def test_the_range_of_people_holds_every_possible_count(known: ProgrammeFacts) -> None:
    bounds, present = people_range(known), present_people(known)
    if present:
        assert bounds.low is not None
        assert bounds.high is not None
        assert 1 <= bounds.low <= bounds.high == len(present)
        assert (bounds.value is None) == (bounds.low < bounds.high)


@given(programmes(), st.sampled_from(["with_disability", "job_seeking"]))
def test_no_answer_and_no_count_is_never_a_figure(known: ProgrammeFacts, name: str) -> None:
    silent = ProgrammeFacts(
        sessions=tuple(
            SessionFacts(id=s.id, state=s.state, total=s.total, on_sheet=s.on_sheet, present=s.present)
            for s in known.sessions
        ),
        people={person: PersonFacts() for person in known.people},
        has_files=known.has_files,
    )
    assert figure(Key(f"attendances_{name}"), silent) is None
    assert figure(Key.PEOPLE_WITH_DISABILITY, silent) is None


@given(programmes())
def test_telling_one_more_answer_never_hides_another(known: ProgrammeFacts) -> None:
    before = figure(Key.PEOPLE_WITH_DISABILITY, known)
    told = {person: PersonFacts(True, file.job_seeking) for person, file in known.people.items()}
    after = figure(
        Key.PEOPLE_WITH_DISABILITY, ProgrammeFacts(sessions=known.sessions, people=told, has_files=known.has_files)
    )
    assert after == (len(present_people(known)) or None)
    assert (before or 0) <= (after or 0)


@given(programmes())
def test_each_row_says_whose_it_is(known: ProgrammeFacts) -> None:
    for key in Key:
        for amount in amounts(key, known):
            if amount.why in (Why.SESSION, Why.NOT_REPORTED, Why.UNNAMED):
                assert amount.session
            elif amount.why is Why.PERSON:
                assert amount.person
            elif amount.why is Why.COMMUNE:
                assert amount.commune
