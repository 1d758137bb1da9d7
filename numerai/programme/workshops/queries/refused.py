"""The rows of imported files that wait for a correction, opened in memory for the page that shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from numerai.base import canonical, keys
from numerai.base.models import OfProgramme, Programme
from numerai.programme.workshops.imports import Mark
from numerai.programme.workshops.models import RefusedRow
from numerai.programme.workshops.rules import RowOutcome

KEPT_FOR = timedelta(days=30)  # from the import to the day it is thrown away, corrected or not
TAKEN_BACK_WITHIN = timedelta(hours=24)  # after it was left aside


@dataclass(frozen=True, slots=True)
class Written:
    """What the file said: `names` of all its columns, `cells` of the row, and why it was refused."""

    name: str  # of the file
    names: tuple[str, ...]
    cells: tuple[str, ...]
    reasons: tuple[str, ...]
    marks: tuple[Mark, ...]

    def sealed_for(self, row: UUID) -> bytes:
        clear = {
            "name": self.name,
            "names": self.names,
            "cells": self.cells,
            "reasons": self.reasons,
            "marks": self.marks,
        }
        return keys.seal(_key(row), canonical.dumps(clear).encode(), _label(row))


@dataclass(frozen=True, slots=True)
class KeptRow:
    id: UUID
    kind: str
    line: int
    imported_at: datetime
    kept_until: datetime
    written: Written


def to_correct(programme: Programme, now: datetime) -> OfProgramme:
    """The latest import first, then in the order of the file."""
    rows = RefusedRow.objects.of(programme).filter(outcome="", kept_until__gt=now)
    return rows.select_related("run").order_by("-run__imported_at", "line", "id")


def left_lately(programme: Programme, now: datetime) -> OfProgramme:
    """Those that can still be taken back."""
    rows = RefusedRow.objects.of(programme).filter(outcome=RowOutcome.LEFT, sealed__isnull=False, kept_until__gt=now)
    return rows.filter(settled_at__gt=now - TAKEN_BACK_WITHIN).select_related("run").order_by("-settled_at", "line")


def open_row(row: RefusedRow) -> KeptRow:
    """Raises keys.CannotOpen for bytes that belong to another row, or were emptied."""
    said: dict[str, Any] = canonical.loads(keys.unseal(_key(row.id), bytes(row.sealed or b""), _label(row.id)).decode())
    written = Written(
        name=said["name"],
        names=tuple(said["names"]),
        cells=tuple(said["cells"]),
        reasons=tuple(said["reasons"]),
        marks=tuple(Mark(*mark) for mark in said["marks"]),
    )
    return KeptRow(row.id, row.run.kind, row.line, row.run.imported_at, row.kept_until, written)


def open_rows(rows: Iterable[RefusedRow]) -> list[KeptRow]:
    return [open_row(row) for row in rows]


def _key(row: UUID) -> bytes:
    return keys.derived("refused-row", str(row))


def _label(row: UUID) -> str:
    return f"{RefusedRow.SEALED} {row}"
