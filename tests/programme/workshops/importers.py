"""Imports for tests: the two invented files, tables written for a test, and what is then known of the sessions."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from numerai.base.journal import people_keys
from numerai.base.journal.models import Event
from numerai.base.models import Programme
from numerai.programme.people.queries import open_files
from numerai.programme.workshops.actions.import_plan import ImportReport
from numerai.programme.workshops.actions.importing import Kind, import_file
from numerai.programme.workshops.models import AccessNeed, Attendance, HeadCount, Session
from tests.programme.workshops.imports.samples import PRESENCE_HEADER, PRESENCES, SESSION_HEADER, SESSIONS

EXAMPLES: dict[Kind, bytes] = {"sessions": SESSIONS, "presences": PRESENCES}
HEADERS: dict[Kind, str] = {"sessions": SESSION_HEADER, "presences": PRESENCE_HEADER}
COLUMNS = (
    *("day", "commune_id", "place", "title", "line", "trainers", "starts_at", "ends_at"),
    *("capacity", "sign_language", "remarks", "cancel_cause", "is_provisional"),
)


@dataclass(frozen=True, slots=True)
class Importer:
    """Each import a minute after the one before, as people do."""

    programme: Programme
    now: datetime
    today: date = date(2026, 11, 23)

    def later(self, minutes: int) -> "Importer":
        return replace(self, now=self.now + timedelta(minutes=minutes))

    def data(self, kind: Kind, data: bytes, *, dry_run: bool = False) -> ImportReport:
        return import_file(
            self.programme,
            kind=kind,
            data=data,
            name=f"{kind}.csv",
            actor="test",
            now=self.now + timedelta(seconds=Event.objects.count()),
            today=self.today,
            dry_run=dry_run,
        )

    def example(self, kind: Kind, *, dry_run: bool = False) -> ImportReport:
        return self.data(kind, EXAMPLES[kind], dry_run=dry_run)

    def rows(self, kind: Kind, *rows: str) -> ImportReport:
        return self.data(kind, "\n".join((HEADERS[kind], *rows, "")).encode())


@contextmanager
def undone() -> Iterator[None]:
    """A transaction that leaves nothing."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def state_of(programme: Programme) -> list[dict[str, Any]]:
    """What is known of each session, without identifiers nor dates of writing: equal after equal imports."""
    sessions = [_session(session) for session in Session.objects.of(programme)]
    return sorted(sessions, key=lambda session: str(sorted(session.items())))


def _session(session: Session) -> dict[str, Any]:
    count = HeadCount.objects.filter(session=session).first()
    marks = {row.participant_id: row.presence for row in Attendance.objects.filter(session=session)}
    files = {file.id: file.identity for file in open_files([row.participant for row in session.attendances.all()])}
    return {
        **{name: getattr(session, name) for name in COLUMNS},
        "counted": (count.total, count.on_sheet, count.margins) if count else None,
        "marks": sorted((str(files[person].to_dict()), presence) for person, presence in marks.items()),
        "needs": sorted(map(_need, AccessNeed.objects.filter(session=session))),
    }


def _need(need: AccessNeed) -> str:
    key = people_keys.keys_of([need.participant_id]).get(need.participant_id)
    return str(people_keys.open_for(key, need.participant_id, need.sealed, AccessNeed.SEALED))
