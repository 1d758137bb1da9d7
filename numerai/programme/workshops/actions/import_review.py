"""A file read and decided, and each of its rows as a person may correct it: names of the columns, cells, reasons."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from numerai.base.models import Programme
from numerai.base.tables import Row, Table, read_table
from numerai.programme.workshops.actions.import_plan import Plan, RowReport
from numerai.programme.workshops.actions.import_presences import plan_presences
from numerai.programme.workshops.actions.import_sessions import plan_sessions
from numerai.programme.workshops.imports import (
    Mark,
    PresenceRecord,
    Reading,
    SessionRecord,
    Verdict,
    read_presences,
    read_sessions,
)
from numerai.programme.workshops.imports.columns import Header

Kind = Literal["sessions", "presences"]
_READERS: dict[str, Callable[..., Reading]] = {"sessions": read_sessions, "presences": read_presences}
_PLANNERS: dict[str, Callable[[Plan], None]] = {"sessions": plan_sessions, "presences": plan_presences}
_NO_ROW = "Cette ligne répète les noms des colonnes. Écrivez des valeurs."


@dataclass(frozen=True, slots=True)
class Cell:
    place: int
    name: str  # as the file names its column; empty beside the table
    text: str
    marks: tuple[Mark, ...]

    @property
    def is_wrong(self) -> bool:
        return any(mark.refuses for mark in self.marks)


@dataclass(frozen=True, slots=True)
class FileRow:
    """`names`: of every column of the file. `cells`: what the row holds now, corrections included."""

    line: int
    names: tuple[str, ...]
    places: frozenset[int]  # the columns that are read
    cells: tuple[str, ...]
    report: RowReport
    record: SessionRecord | PresenceRecord | None

    @property
    def is_refused(self) -> bool:
        return self.report.verdict is Verdict.REFUSED

    @property
    def may_be_imported(self) -> bool:
        """A line without a name is ignored, and counted all the same."""
        return not self.is_refused and self.record is not None

    @property
    def wrong_elsewhere(self) -> tuple[str, ...]:
        """Reasons that are about no cell of its own."""
        marked = {mark.sentence for mark in self.report.marks}
        return tuple(reason for reason in self.report.reasons if reason not in marked)

    def to_correct(self) -> list[Cell]:
        """The cells that are read, those to look at first, and what stands beside the table."""
        outside = {place for place, text in enumerate(self.cells) if place >= len(self.names) and text}
        cells = [self._cell(place) for place in sorted(self.places | outside)]
        return sorted(cells, key=lambda cell: not cell.marks)

    def _cell(self, place: int) -> Cell:
        def at(row: tuple[str, ...]) -> str:
            return row[place] if place < len(row) else ""

        marks = tuple(mark for mark in self.report.marks if mark.place == place)
        return Cell(place, at(self.names), at(self.cells), marks)


@dataclass(frozen=True, slots=True)
class Review:
    kind: Kind
    table: Table
    plan: Plan

    @property
    def header(self) -> Header:
        header = self.plan.reading.header
        assert header is not None, "a file without a header is refused before"
        return header

    def row(self, line: int) -> FileRow | None:
        return next(self._rows({line}), None)

    def refused(self) -> list[FileRow]:
        return list(self._rows({row.line for row in self.plan.rows if row.verdict is Verdict.REFUSED}))

    def _rows(self, lines: set[int]) -> Iterator[FileRow]:
        reports = {report.line: report for report in self.plan.rows}
        records = {outcome.line: outcome.record for outcome in self.plan.reading.outcomes}
        for row in self.table.rows:
            if row.line in lines:
                yield FileRow(
                    line=row.line,
                    names=self.header.cells,
                    places=frozenset(self.header.places.values()),
                    cells=row.cells,
                    report=reports.get(row.line) or RowReport(row.line, Verdict.REFUSED, (_NO_ROW,)),
                    record=records.get(row.line),
                )


def review_file(
    programme: Programme,
    *,
    kind: Kind,
    data: bytes,
    name: str,
    today: date,
    corrections: Mapping[int, tuple[str, ...]] | None = None,
) -> Review:
    """Raises TableRefused when the file as a whole cannot be read. Nothing is written."""
    table = read_table(data, name)
    if corrections:
        rows = tuple(replace(row, cells=corrections.get(row.line, row.cells)) for row in table.rows)
        table = replace(table, rows=rows)
    return _review(Plan(programme), kind, table, today)


def review_row(
    programme: Programme, *, kind: Kind, names: tuple[str, ...], line: int, cells: tuple[str, ...], today: date
) -> Review:
    """One row that a file brought, alone under the names of its columns."""
    table = Table((Row(0, names), Row(line, cells)), source="")
    return _review(Plan(programme, is_late_row=True), kind, table, today)


def _review(plan: Plan, kind: Kind, table: Table, today: date) -> Review:
    plan.reading = _READERS[kind](table, communes=plan.communes, today=today)
    _PLANNERS[kind](plan)
    return Review(kind, table, plan)
