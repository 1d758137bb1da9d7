"""What each figure counts, row by row. A row that nobody knows adds None: unknown never becomes zero."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from numerai.programme.people.grouping import fewest_people
from numerai.programme.reporting.facts import NeedFacts, PersonFacts, ProgrammeFacts, SessionFacts
from numerai.programme.workshops.rules import SessionState


class Key(StrEnum):
    """The figures, in the order in which they are read."""

    SESSIONS_HELD = "sessions_held"
    SESSIONS_CANCELLED = "sessions_cancelled"
    SESSIONS_PLANNED = "sessions_planned"
    SESSIONS_TO_REPORT = "sessions_to_report"
    ATTENDANCES = "attendances"
    ATTENDANCES_IDENTIFIED = "attendances_identified"
    HEADCOUNT_ANONYMOUS = "headcount_anonymous"
    PEOPLE_DISTINCT = "people_distinct"
    COMMUNES_REACHED = "communes_reached"
    COMMUNES_WITHOUT_SESSION = "communes_without_session"
    PEOPLE_WITH_DISABILITY = "people_with_disability"
    ATTENDANCES_WITH_DISABILITY = "attendances_with_disability"
    ATTENDANCES_JOB_SEEKING = "attendances_job_seeking"
    NEEDS_STATED = "needs_stated"
    NEEDS_MET = "needs_met"


# Of people as they are: a small count that changes tells who just came.
SENSITIVE = frozenset(
    {
        Key.PEOPLE_WITH_DISABILITY,
        Key.ATTENDANCES_WITH_DISABILITY,
        Key.ATTENDANCES_JOB_SEEKING,
        Key.NEEDS_STATED,
        Key.NEEDS_MET,
    }
)
SMALL = 5  # below, only « fewer than » is told to whoever may not see the rows


def is_too_small_to_tell(key: Key, value: object) -> bool:
    return key in SENSITIVE and isinstance(value, int) and 0 < value < SMALL


class Why(StrEnum):
    """What a row stands for."""

    SESSION = "session"
    NOT_REPORTED = "not_reported"
    UNNAMED = "unnamed"
    PERSON = "person"
    ANSWERED_NO = "answered_no"
    NO_ANSWER = "no_answer"
    ERASED = "erased"
    COMMUNE = "commune"
    NO_SESSION = "no_session"


@dataclass(frozen=True, slots=True)
class Amount:
    """A row behind a figure: what it adds, None when nobody knows. `size`: how many people it speaks of."""

    count: int | None
    why: Why = Why.SESSION
    session: str | None = None
    person: str | None = None
    commune: str | None = None
    size: int = 1


def figure(key: Key, facts: ProgrammeFacts) -> int | None:
    """The sum of the rows that are known; None when none is."""
    counts = [amount.count for amount in amounts(key, facts)]
    known = [count for count in counts if count is not None]
    if known:
        return sum(known)
    if counts or key in _UNKNOWN_WHEN_EMPTY or (key is Key.NEEDS_STATED and not facts.has_files):
        return None
    return 0


def amounts(key: Key, facts: ProgrammeFacts) -> tuple[Amount, ...]:
    """The rows behind a figure."""
    return tuple(_AMOUNTS[key](facts))


@dataclass(frozen=True, slots=True)
class PeopleRange:
    """Between the two, while files may be those of one person. `pending`: the proposals that nobody settled."""

    low: int | None
    high: int | None
    pending: int

    @property
    def value(self) -> int | None:
        return self.high if self.low == self.high else None


# Proposals that an erasure left without an answer for ever; the range keeps them (see the erasure of a person).
UNDECIDABLE = "duplicates_undecidable"
PERHAPS_COUNTED_TWICE = "people_perhaps_counted_twice"


def people_range(facts: ProgrammeFacts) -> PeopleRange:
    pending = len(facts.proposals) + facts.erased.get(UNDECIDABLE, 0)
    high = figure(Key.PEOPLE_DISTINCT, facts)
    if not high:
        return PeopleRange(high, high, pending)
    fewest = fewest_people(present_people(facts), facts.proposals) - facts.erased.get(PERHAPS_COUNTED_TWICE, 0)
    return PeopleRange(max(fewest, 1), high, pending)


def _sessions_in(state: SessionState) -> Callable[[ProgrammeFacts], Iterator[Amount]]:
    return lambda facts: (Amount(1, session=session.id) for session in facts.in_state(state))


def _counted(count: Callable[[SessionFacts], int]) -> Callable[[ProgrammeFacts], Iterator[Amount]]:
    def rows(facts: ProgrammeFacts) -> Iterator[Amount]:
        yield from (Amount(count(session), session=session.id) for session in facts.held)
        yield from (Amount(0, session=session.id) for session in facts.to_report if session.total == 0)
        yield from _not_reported(facts)

    return rows


def _not_reported(facts: ProgrammeFacts) -> Iterator[Amount]:
    unknown = (session for session in facts.to_report if session.total is None)
    return (Amount(None, Why.NOT_REPORTED, session=session.id) for session in unknown)


def _people(facts: ProgrammeFacts) -> Iterator[Amount]:
    yield from (Amount(1, Why.PERSON, person=person) for person in sorted(present_people(facts)))
    for session in facts.held:
        if session.anonymous:
            yield Amount(None, Why.UNNAMED, session=session.id, size=session.anonymous)
    yield from _not_reported(facts)


def present_people(facts: ProgrammeFacts) -> set[str]:
    return {person for session in facts.held for person in session.present}


def _communes_reached(facts: ProgrammeFacts) -> Iterator[Amount]:
    reached = sorted({session.commune for session in facts.held if session.commune})
    counted = [code for code in reached if code in facts.targets] if facts.targets else reached
    yield from (Amount(1, Why.COMMUNE, commune=code) for code in counted)
    yield from (Amount(None, session=session.id) for session in facts.held if session.commune is None)
    yield from (amount for amount in _not_reported(facts) if not counted)


def communes_beyond_targets(facts: ProgrammeFacts) -> list[str]:
    """Communes that were reached without being set as a target."""
    return sorted({s.commune for s in facts.held if s.commune and facts.targets} - set(facts.targets))


def _communes_without_session(facts: ProgrammeFacts) -> Iterator[Amount]:
    reached = {session.commune for session in facts.held}
    return (Amount(1, Why.COMMUNE, commune=code) for code in facts.targets if code not in reached)


def _people_with(name: str) -> Callable[[ProgrammeFacts], Iterator[Amount]]:
    def rows(facts: ProgrammeFacts) -> Iterator[Amount]:
        answers = {person: getattr(facts.people[person], name) for person in sorted(present_people(facts))}
        yield from (Amount(1, Why.PERSON, person=person) for person, answer in answers.items() if answer)
        if refused := sum(answer is False for answer in answers.values()):
            yield Amount(0, Why.ANSWERED_NO, size=refused)
        yield from _erased(facts, f"people_{name}")
        silent = sum(answer is None for answer in answers.values()) - facts.erased.get(f"people_{name}_known", 0)
        if silent > 0:
            yield Amount(None, Why.NO_ANSWER, size=silent)

    return rows


def _attendances_with(name: str) -> Callable[[ProgrammeFacts], Iterator[Amount]]:
    def rows(facts: ProgrammeFacts) -> Iterator[Amount]:
        for session in facts.held:
            yield Amount(_with(session, name, facts.people), session=session.id)
        yield from _erased(facts, f"attendances_{name}")
        yield from _not_reported(facts)

    return rows


def _with(session: SessionFacts, name: str, people: Mapping[str, PersonFacts]) -> int | None:
    """The counted margin; else what the files of the named people say, when at least one of them answers."""
    if name in session.margins:
        return session.margins[name]
    answers = [answer for person in session.present if (answer := getattr(people[person], name)) is not None]
    return sum(answers) if answers else None


def _erased(facts: ProgrammeFacts, name: str) -> Iterator[Amount]:
    """Erased people still count, without a name; no row when none of them had answered."""
    if known := facts.erased.get(f"{name}_known", 0):
        yield Amount(facts.erased.get(name, 0), Why.ERASED, size=known)


def _needs_stated(facts: ProgrammeFacts) -> Iterator[Amount]:
    return (_need_row(need, need.stated) for need in facts.needs if need.stated)


def _needs_met(facts: ProgrammeFacts) -> Iterator[Amount]:
    """A need of which nobody said what became of it is neither met nor refused."""
    return (_need_row(need, need.met if need.met + need.not_met else None) for need in facts.needs if need.stated)


def _need_row(need: NeedFacts, count: int | None) -> Amount:
    return Amount(count, Why.SESSION if need.session else Why.NO_SESSION, session=need.session, size=need.stated)


_AMOUNTS: dict[Key, Callable[[ProgrammeFacts], Iterator[Amount]]] = {
    Key.SESSIONS_HELD: _sessions_in(SessionState.HELD),
    Key.SESSIONS_CANCELLED: _sessions_in(SessionState.CANCELLED),
    Key.SESSIONS_PLANNED: _sessions_in(SessionState.UPCOMING),
    Key.SESSIONS_TO_REPORT: _sessions_in(SessionState.TO_REPORT),
    Key.ATTENDANCES: _counted(lambda session: session.attendances),
    Key.ATTENDANCES_IDENTIFIED: _counted(lambda session: session.identified),
    Key.HEADCOUNT_ANONYMOUS: _counted(lambda session: session.anonymous),
    Key.PEOPLE_DISTINCT: _people,
    Key.COMMUNES_REACHED: _communes_reached,
    Key.COMMUNES_WITHOUT_SESSION: _communes_without_session,
    Key.PEOPLE_WITH_DISABILITY: _people_with("with_disability"),
    Key.ATTENDANCES_WITH_DISABILITY: _attendances_with("with_disability"),
    Key.ATTENDANCES_JOB_SEEKING: _attendances_with("job_seeking"),
    Key.NEEDS_STATED: _needs_stated,
    Key.NEEDS_MET: _needs_met,
}

_UNKNOWN_WHEN_EMPTY = {
    Key.PEOPLE_WITH_DISABILITY,
    Key.ATTENDANCES_WITH_DISABILITY,
    Key.ATTENDANCES_JOB_SEEKING,
    Key.NEEDS_MET,
}
