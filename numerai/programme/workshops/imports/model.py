"""What a reading says: one outcome per row, the written totals compared with the rows, remarks on the whole file."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from numerai.programme.workshops.imports.columns import Header
from numerai.programme.workshops.rules import CancelCause, Line, NeedKind, Presence


class Verdict(StrEnum):
    ACCEPTED = "accepted"
    ACCEPTED_WITH_REMARK = "accepted_with_remark"
    REFUSED = "refused"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One past or planned session. None is unknown, never 0 nor no."""

    day: date
    start: time | None
    end: time | None
    commune_code: str
    place: str
    theme: Line | None
    title: str
    trainers: tuple[str, ...]
    capacity: int | None
    enrolled: int | None
    present: int | None
    with_disability: int | None
    job_seeking: int | None
    women: int | None
    men: int | None
    gender_unstated: int | None
    sign_language: bool | None
    cancelled: bool
    cancel_cause: CancelCause | None
    remarks: str
    number: UUID | None = None  # of a session that we exported; it tells which one without a doubt


@dataclass(frozen=True, slots=True)
class PresenceRecord:
    """One line of a sign-in sheet. An anonymous line is nobody: only its tick counts, in the session's total."""

    session_day: date
    session_hint: str
    presence: Presence | None  # None: left blank, which is unknown and not absent
    anonymous: bool = False
    family_name: str = ""
    given_name: str = ""
    phone: str = ""
    commune: str = ""
    commune_code: str | None = None
    birth_year: int | None = None
    birth_year_proposed: bool = False
    needs: tuple[tuple[NeedKind, str], ...] = ()
    session_number: UUID | None = None  # as exported
    file_number: UUID | None = None  # of the person, as exported


class Mark(NamedTuple):
    """A reason that is about one cell of the row. `refuses`: as long as it stays, the row is not read."""

    place: int
    sentence: str
    refuses: bool


@dataclass(frozen=True, slots=True)
class RowOutcome:
    line: int
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    record: SessionRecord | PresenceRecord | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Control:
    """One number of a TOTAL row. `read`: the sum over the readable rows above it; None where nothing is known."""

    line: int
    field: str
    label: str
    written: int | None
    read: int | None
    difference: int | None
    explanation: str


@dataclass(frozen=True, slots=True)
class Reading:
    outcomes: tuple[RowOutcome, ...]
    controls: tuple[Control, ...]
    file_remarks: tuple[str, ...]
    header: Header | None = None

    def counts(self) -> dict[Verdict, int]:
        found = Counter(outcome.verdict for outcome in self.outcomes)
        return {verdict: found[verdict] for verdict in Verdict}
