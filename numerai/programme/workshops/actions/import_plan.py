"""What importing a file would write, decided before any transaction: events ready to record, and a verdict per row."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from numerai.base.journal.models import Event
from numerai.base.journal.work import UnitOfWork
from numerai.base.models import Programme
from numerai.programme.places.models import Commune
from numerai.programme.workshops.imports import Communes, Control, Mark, Reading, RowOutcome, SessionCandidate, Verdict
from numerai.programme.workshops.models import HeadCount, ImportRun, Session


class Change(StrEnum):
    """What a row does to what is already known."""

    NOTHING = "nothing"
    NEW = "new"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class RowReport:
    line: int
    verdict: Verdict
    reasons: tuple[str, ...]
    change: Change = Change.NOTHING
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """`changes`: how many lines of the journal say something new of a session or a person, or would when `dry_run`."""

    kind: str
    dry_run: bool
    counts: dict[str, int]
    changes: int
    rows: tuple[RowReport, ...]
    controls: tuple[Control, ...]
    file_remarks: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class PlannedEvent:
    kind: str
    subject: UUID
    person: UUID | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    personal: dict[str, Any] | None = None


class Plan:
    """Filled row by row; nothing is written while it is made.

    `is_late_row`: one row that a file already brought, corrected since; what it counts is added to what the file said.
    """

    def __init__(self, programme: Programme, *, is_late_row: bool = False) -> None:
        self.programme = programme
        self.is_late_row = is_late_row
        self.reading = Reading((), (), ())
        self.communes: Communes = [
            (code, (name, official))
            for code, name, official in Commune.objects.values_list("code", "name", "official_name")
        ]
        self.events: list[PlannedEvent] = []
        self.rows: list[RowReport] = []

    def settle(self, outcome: RowOutcome, *remarks: str, change: Change = Change.NOTHING) -> None:
        """The row keeps its verdict; what its session or person already says may add a remark."""
        added = tuple(remark for remark in remarks if remark)
        verdict = outcome.verdict
        if added and verdict is Verdict.ACCEPTED:
            verdict = Verdict.ACCEPTED_WITH_REMARK
        self.rows.append(RowReport(outcome.line, verdict, (*outcome.reasons, *added), change, outcome.marks))

    def set_aside(self, outcome: RowOutcome, verdict: Verdict, reason: str, *fields: str) -> None:
        """`fields`: the columns that the reason is about, by order of preference."""
        known = self.reading.header.places if self.reading.header else {}
        places = [known[field] for field in fields if field in known][:1]
        marks = (*(Mark(place, reason, refuses=True) for place in places), *outcome.marks)
        self.rows.append(RowReport(outcome.line, verdict, (reason, *outcome.reasons), marks=marks))

    def record(self, work: UnitOfWork) -> None:
        for event in self.events:
            work.record(
                event.kind, subject=event.subject, person=event.person, facts=event.facts, personal=event.personal
            )

    def counts(self) -> dict[str, int]:
        found = Counter(row.verdict for row in self.rows)
        return {verdict.value: found[verdict] for verdict in Verdict}

    def report(self, kind: str, *, dry_run: bool) -> ImportReport:
        return ImportReport(
            kind=kind,
            dry_run=dry_run,
            counts=self.counts(),
            changes=len(self.events),
            rows=tuple(sorted(self.rows, key=lambda row: row.line)),
            controls=self.reading.controls,
            file_remarks=self.reading.file_remarks,
        )


def candidate(session: Session, communes: dict[str, tuple[str, ...]]) -> SessionCandidate:
    """A known session, as rows may speak of it."""
    venue = session.venue.name if session.venue else ""
    return SessionCandidate(
        id=session.id,
        day=session.day,
        commune_code=session.commune_id,
        commune_names=communes.get(session.commune_id or "", ()),
        place=" ".join(filter(None, (venue, session.place))),
        title=session.title,
        start=session.starts_at,
    )


_CALLED_OFF_OR_ON = ("session.cancelled", "session.reopened")
_SESSION_KINDS = ("session.planned", "session.edited", "headcount.recorded", *_CALLED_OFF_OR_ON)


class HandWritten:
    """What a person wrote of these sessions since the last import: a file never overwrites it silently."""

    def __init__(self, programme: Programme, sessions: Iterable[UUID]) -> None:
        self._imports = set(ImportRun.objects.of(programme).values_list("imported_at", flat=True))
        self._last: dict[tuple[UUID | None, str], datetime] = {}
        lines = Event.objects.of(programme).filter(subject__in=list(sessions), kind__in=_SESSION_KINDS)
        for event in lines.order_by("number"):
            names = ("cancelled",) if event.kind in _CALLED_OFF_OR_ON else event.facts_read()
            self._last.update({(event.subject, name): event.recorded_at for name in names})

    def wrote(self, session: UUID, name: str) -> bool:
        at = self._last.get((session, name))
        return at is not None and not self.is_import(at)

    def is_import(self, at: datetime) -> bool:
        return at in self._imports


def head_counts(sessions: Iterable[UUID]) -> dict[UUID, HeadCount]:
    return {row.session_id: row for row in HeadCount.objects.filter(session_id__in=list(sessions))}
