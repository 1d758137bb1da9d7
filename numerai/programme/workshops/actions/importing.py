"""Importing what already happened: read and decide everything, then write it in one unit of work, or write nothing."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError

from numerai.base import canonical, keys
from numerai.base.journal.work import unit_of_work
from numerai.base.models import Programme
from numerai.base.tables import TableRefused
from numerai.programme.workshops.actions.import_plan import ImportReport
from numerai.programme.workshops.actions.import_review import Kind, Review, review_file
from numerai.programme.workshops.actions.refused_rows import clear_resolved, keep_refused
from numerai.programme.workshops.models import ImportRun

MEANWHILE = "Les données ont changé pendant la lecture. Importez ce fichier à nouveau."


def import_file(
    programme: Programme,
    *,
    kind: Kind,
    data: bytes,
    name: str,
    actor: str,
    now: datetime,
    today: date,
    dry_run: bool = False,
    corrections: Mapping[int, tuple[str, ...]] | None = None,
) -> ImportReport:
    """Raises TableRefused when the file as a whole cannot be read; then nothing was written.

    `corrections`: line → the cells that a person wrote instead of those of the file.
    """
    corrected = dict(corrections or {})
    review = review_file(programme, kind=kind, data=data, name=name, today=today, corrections=corrected)
    if not dry_run:
        _write(review, digest=_digest(data, corrected), name=name, actor=actor, now=now)
    return review.plan.report(kind, dry_run=dry_run)


def _digest(data: bytes, corrections: dict[int, tuple[str, ...]]) -> str:
    said = hashlib.sha256(data).hexdigest()
    if corrections:
        said += canonical.dumps(sorted(corrections.items()))
    return keys.digest("imported-file", said)


def _write(review: Review, *, digest: str, name: str, actor: str, now: datetime) -> None:
    """The file is not kept, only its fingerprint and the rows to correct; one that brings nothing leaves no trace."""
    plan = review.plan
    runs = ImportRun.objects.of(plan.programme).filter(kind=review.kind, digest=digest)
    if not plan.events and runs.exists():
        return
    run = ImportRun(
        programme=plan.programme, kind=review.kind, digest=digest, counts=plan.counts(), imported_at=now, actor=actor
    )
    try:
        with unit_of_work(plan.programme, actor=actor, now=now) as work:
            plan.record(work)
            run.save()
            clear_resolved(work, review, name)
            keep_refused(work, run, review, name)
    except IntegrityError as error:  # somebody imported or wrote the same thing since the rows were decided
        raise TableRefused(MEANWHILE) from error
