"""Rows that an import refused: kept sealed for thirty days, corrected one by one, left aside, thrown away."""

from collections.abc import Iterable
from datetime import datetime
from typing import cast
from uuid import UUID

from django.db import IntegrityError

from numerai.base import canonical, keys
from numerai.base.ids import uuid7
from numerai.base.journal.work import UnitOfWork, unit_of_work
from numerai.base.models import Programme
from numerai.programme.workshops.actions.import_review import FileRow, Kind, Review, review_row
from numerai.programme.workshops.models import ImportRun, RefusedRow
from numerai.programme.workshops.queries.refused import (
    KEPT_FOR,
    TAKEN_BACK_WITHIN,
    KeptRow,
    Written,
    left_lately,
    open_row,
    open_rows,
    to_correct,
)
from numerai.programme.workshops.rules import RowOutcome


class RowSettled(Exception):
    """Somebody corrected it or left it aside meanwhile, or its time has passed."""


def keep_refused(work: UnitOfWork, run: ImportRun, review: Review, name: str) -> None:
    """The same row is kept once, whatever became of it: a file imported again brings nothing back."""
    rows = {_fingerprint(review.kind, row): row for row in review.refused()}
    known = RefusedRow.objects.of(work.programme).filter(key__in=rows).values_list("key", flat=True)
    for key in known:
        del rows[key]
    if not rows:
        return
    kept = [_sealed(work, run, row, key, name) for key, row in rows.items()]
    RefusedRow.objects.bulk_create(kept)
    work.record("rows.refused", facts={"kind": review.kind, "rows": len(kept)})


def _fingerprint(kind: str, row: FileRow) -> str:
    return keys.digest("refused-row", canonical.dumps([kind, row.line, row.names, row.cells]))


def _sealed(work: UnitOfWork, run: ImportRun, row: FileRow, key: str, name: str) -> RefusedRow:
    identifier = uuid7()
    written = Written(name, row.names, row.cells, row.report.reasons, row.report.marks)
    return RefusedRow(
        id=identifier,
        programme=work.programme,
        run=run,
        line=row.line,
        key=key,
        sealed=written.sealed_for(identifier),
        kept_until=work.now + KEPT_FOR,
    )


def clear_resolved(work: UnitOfWork, review: Review, name: str) -> None:
    """A row of the same file, at the same line, that differs only where it was wrong, and is refused no more."""
    waiting = open_rows(
        to_correct(work.programme, work.now).filter(run__kind=review.kind).select_for_update(of=("self",))
    )
    resolved = [row.id for row in waiting if row.written.name == name and _is_resolved(row, review)]
    _settle(work, resolved, RowOutcome.RESOLVED)


def _is_resolved(kept: KeptRow, review: Review) -> bool:
    row = review.row(kept.line)
    if row is None or not row.may_be_imported or row.names != kept.written.names:
        return False
    wrong = {mark.place for mark in kept.written.marks if mark.refuses}
    return _without(row.cells, wrong) == _without(kept.written.cells, wrong)


def _without(cells: tuple[str, ...], places: set[int]) -> dict[int, str]:
    return {place: text for place, text in enumerate(cells) if text and place not in places}


def review_kept(kept: KeptRow, programme: Programme, cells: tuple[str, ...], now: datetime) -> Review:
    """What these cells would do, alone."""
    return review_row(
        programme,
        kind=cast(Kind, kept.kind),
        names=kept.written.names,
        line=kept.line,
        cells=cells,
        today=UnitOfWork(programme, "", now).today,
    )


def import_row(
    programme: Programme, *, actor: str, now: datetime, row_id: UUID, cells: tuple[str, ...]
) -> FileRow | None:
    """What was decided of it: imported, or refused again and kept as it was. None: the same thing was just written.

    Raises RowSettled.
    """
    try:
        with unit_of_work(programme, actor=actor, now=now) as work:
            review = review_kept(open_row(_locked(work, row_id)), programme, cells, now)
            (_, row) = review.table.rows
            found = review.row(row.line)
            assert found is not None, "the row that was just put there"
            if found.may_be_imported:
                review.plan.record(work)
                _settle(work, [row_id], RowOutcome.CORRECTED)
            return found
    except IntegrityError:  # somebody imported or wrote the same thing since the row was decided
        return None


def _locked(work: UnitOfWork, row_id: UUID) -> RefusedRow:
    row = to_correct(work.programme, work.now).select_for_update(of=("self",)).filter(id=row_id).first()
    if row is None:
        raise RowSettled
    return cast(RefusedRow, row)


def leave_row(programme: Programme, *, actor: str, now: datetime, row_id: UUID) -> None:
    """It can be taken back for a day. Raises RowSettled."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        _settle(work, [_locked(work, row_id).id], RowOutcome.LEFT)


def take_back(programme: Programme, *, actor: str, now: datetime, row_id: UUID) -> None:
    """Raises RowSettled."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        rows = left_lately(programme, now).filter(id=row_id)
        if not RefusedRow.objects.filter(id__in=rows.values("id")).update(outcome="", settled_at=None):
            raise RowSettled
        work.record("row.taken_back", facts={"row": row_id})


def _settle(work: UnitOfWork, rows: Iterable[UUID], outcome: RowOutcome) -> None:
    """What is settled is no longer kept; what is left aside is, for a day."""
    settled = sorted(rows)
    if not settled:
        return
    changes = {"outcome": outcome, "settled_at": work.now}
    if outcome != RowOutcome.LEFT:
        changes["sealed"] = None
    RefusedRow.objects.filter(id__in=settled).update(**changes)
    work.record("rows.settled", facts={"rows": settled, "outcome": outcome})


def purge(programme: Programme, *, now: datetime) -> int:
    """Empty the rows left aside since a day, delete those whose time has passed. How many were deleted."""
    rows = RefusedRow.objects.of(programme)
    left = rows.filter(outcome=RowOutcome.LEFT, sealed__isnull=False, settled_at__lte=now - TAKEN_BACK_WITHIN)
    left.update(sealed=None)
    if not rows.filter(kept_until__lte=now).exists():
        return 0
    with unit_of_work(programme, actor="daily", now=now) as work:
        gone = rows.filter(kept_until__lte=now).delete()[0]
        work.record("rows.expired", facts={"rows": gone})
    return gone
