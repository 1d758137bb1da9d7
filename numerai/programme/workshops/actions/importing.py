"""Importing what already happened: read and decide everything, then write it in one unit of work, or write nothing."""

import hashlib
from collections.abc import Callable
from datetime import date, datetime
from typing import Literal

from django.db import IntegrityError

from numerai.base import keys
from numerai.base.journal.work import unit_of_work
from numerai.base.models import Programme
from numerai.base.tables import Table, TableRefused, read_table
from numerai.programme.workshops.actions.import_plan import ImportReport, Plan
from numerai.programme.workshops.actions.import_presences import plan_presences
from numerai.programme.workshops.actions.import_sessions import plan_sessions
from numerai.programme.workshops.imports import Reading, read_presences, read_sessions
from numerai.programme.workshops.models import ImportRun

Kind = Literal["sessions", "presences"]
_READERS: dict[str, Callable[..., Reading]] = {"sessions": read_sessions, "presences": read_presences}
_PLANNERS: dict[str, Callable[[Plan], None]] = {"sessions": plan_sessions, "presences": plan_presences}


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
) -> ImportReport:
    """Raises TableRefused when the file as a whole cannot be read; then nothing was written."""
    table = read_table(data, name)
    plan = _plan(programme, kind, table, today)
    if not dry_run:
        _write(plan, kind=kind, data=data, actor=actor, now=now)
    return plan.report(kind, dry_run=dry_run)


def _plan(programme: Programme, kind: Kind, table: Table, today: date) -> Plan:
    plan = Plan(programme)
    plan.reading = _READERS[kind](table, communes=plan.communes, today=today)
    _PLANNERS[kind](plan)
    return plan


def _write(plan: Plan, *, kind: Kind, data: bytes, actor: str, now: datetime) -> None:
    """The file itself is not kept, only its fingerprint; a file that brings nothing new leaves no trace."""
    digest = keys.digest("imported-file", hashlib.sha256(data).hexdigest())
    runs = ImportRun.objects.of(plan.programme).filter(kind=kind, digest=digest)
    if not plan.events and runs.exists():
        return
    run = ImportRun(
        programme=plan.programme, kind=kind, digest=digest, counts=plan.counts(), imported_at=now, actor=actor
    )
    try:
        with unit_of_work(plan.programme, actor=actor, now=now) as work:
            plan.record(work)
            run.save()
    except IntegrityError as error:  # somebody imported or wrote the same thing since the rows were decided
        raise TableRefused("Les données ont changé pendant la lecture. Importez ce fichier à nouveau.") from error
