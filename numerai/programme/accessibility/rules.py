"""What may be said of each accessibility criterion, from what programs prove and what people tried, and nothing more.

A program's proof is enough only when it is whole. People answer by steps: a criterion conforms when every step that
names it passed, each at its latest try, less than a year ago; one step that fails is enough to say that it does not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

PROVES_FOR = timedelta(days=365)


class Answer(StrEnum):
    """What is said of a criterion, in the order of a report."""

    FAILING = "failing"
    NOT_TESTED = "not_tested"
    CONFORMING = "conforming"
    NOT_APPLICABLE = "not_applicable"


class Declared(StrEnum):
    """What the register says of a criterion, in its own words."""

    CONFORMING = "conforme"
    FAILING = "non conforme"
    NOT_APPLICABLE = "non applicable"
    PEOPLE = "personne"


class Outcome(StrEnum):
    PASSES = "passes"
    FAILS = "fails"
    NOT_TRIED = "not_tried"


@dataclass(frozen=True, slots=True)
class Criterion:
    """`key`: « rgaa-1.1 » or « wcag-2.4.11 ». `tests`: how many the standard counts, None when it does not."""

    key: str
    number: str
    theme: str
    title: str
    level: str
    wcag: tuple[str, ...] = ()
    tests: int | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """A test of this project, and what it proves in plain words."""

    key: str
    test: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """What the register says of one criterion. `part`: proven by a program, never enough to conform."""

    criterion: Criterion
    declared: Declared
    reason: str = ""
    whole: tuple[Proof, ...] = ()
    guards: tuple[Proof, ...] = ()
    part: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    key: str
    page: str
    todo: str
    expected: str
    note: str
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Protocol:
    """A script of twenty minutes at most. `edition` grows with its steps; the key of a step keeps its meaning."""

    slug: str
    name: str
    tool: str
    about: str
    edition: int
    before: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """The latest try of a step: « not tried » never is one."""

    step: str
    outcome: Outcome
    day: date


@dataclass(frozen=True, slots=True)
class Verdict:
    """`wanted`: the steps that decide; those that pass, fail, or passed too long ago."""

    line: Line
    answer: Answer
    wanted: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()
    failing: tuple[str, ...] = ()
    too_old: tuple[str, ...] = ()

    @property
    def is_partly_proven(self) -> bool:
        return self.answer == Answer.NOT_TESTED and bool(self.line.part or self.passing)


def level_of(wcag: tuple[str, ...]) -> str:
    """« 1.1.1 A », « 2.4.6 AA » → AA: the most demanding of what it refers to."""
    return max((reference.split()[1] for reference in wcag), key=len)


def deciding(protocols: tuple[Protocol, ...]) -> dict[str, tuple[str, ...]]:
    """For each criterion, the steps that decide it."""
    found: dict[str, tuple[str, ...]] = {}
    for step in steps_of(protocols):
        for key in step.criteria:
            found[key] = (*found.get(key, ()), step.key)
    return found


def steps_of(protocols: tuple[Protocol, ...]) -> Iterator[Step]:
    for protocol in protocols:
        yield from protocol.steps


def verdict(line: Line, *, wanted: tuple[str, ...], latest: Mapping[str, Tried], today: date) -> Verdict:
    tried = [latest[step] for step in wanted if step in latest]
    failing = tuple(one.step for one in tried if one.outcome == Outcome.FAILS)
    passed = [one for one in tried if one.outcome == Outcome.PASSES]
    passing = tuple(one.step for one in passed if one.day + PROVES_FOR > today)
    too_old = tuple(one.step for one in passed if one.step not in passing)
    answer = Answer.FAILING if failing else _without_a_failure(line, bool(wanted) and passing == wanted)
    return Verdict(line, answer, wanted, passing, failing, too_old)


def _without_a_failure(line: Line, people_agree: bool) -> Answer:
    """A line that claims without a proof is worth no more than one that claims nothing."""
    if line.declared == Declared.FAILING:
        return Answer.FAILING
    if line.declared == Declared.NOT_APPLICABLE and line.reason:
        return Answer.NOT_APPLICABLE
    is_proven = line.declared == Declared.CONFORMING and bool(line.whole)
    return Answer.CONFORMING if is_proven or (line.declared == Declared.PEOPLE and people_agree) else Answer.NOT_TESTED


def latest_of(tries: list[Tried]) -> dict[str, Tried]:
    """The last try of each step. `tries`: in the order they were made."""
    return {one.step: one for one in tries if one.outcome != Outcome.NOT_TRIED}


def faults(lines: tuple[Line, ...], protocols: tuple[Protocol, ...]) -> list[str]:
    """Why this register cannot be trusted; nothing when it can."""
    decided = deciding(protocols)
    return [f"{line.criterion.key}: {why}" for line in lines for why in _faults_of(line, decided)]


def _faults_of(line: Line, decided: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    if line.declared == Declared.CONFORMING and not line.whole:
        yield "« conforme » without a proof that is whole"
    if line.declared in (Declared.NOT_APPLICABLE, Declared.FAILING) and not line.reason:
        yield f"« {line.declared} » without a reason"
    if line.declared == Declared.PEOPLE and line.criterion.key not in decided:
        yield "people decide, and no step asks them"
