"""Which known session each row of a table speaks of. A session is given to one row only."""

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.db.models import Q

from numerai.base.tables import french
from numerai.base.text import fold
from numerai.programme.workshops.actions.import_plan import HandWritten, Plan, candidate, head_counts
from numerai.programme.workshops.imports import MatchKind, SessionRecord, match_provisional, same_session
from numerai.programme.workshops.models import Attendance, Enrolment, Session
from numerai.programme.workshops.rules import EnrolmentStatus, Presence


def table_key(record: SessionRecord) -> str:
    start = f"{record.start:%H:%M}" if record.start else "-"
    return f"table {record.day} {record.commune_code} {start} {fold(record.place)}"[:200]


@dataclass(frozen=True, slots=True)
class Claim:
    """The session of a row, the provisional ones that join it, and what is worth saying; `refused`: why it is."""

    session: UUID | None = None
    joining: tuple[UUID, ...] = ()
    remarks: tuple[str, ...] = ()
    refused: str = ""


class KnownSessions:
    """The sessions that these rows may speak of, and what they hold."""

    def __init__(self, plan: Plan, records: list[SessionRecord]) -> None:
        self.plan = plan
        self.records = records
        sessions = Session.objects.of(plan.programme).select_related("venue")
        wanted = {table_key(record) for record in records}
        numbers = {record.number for record in records if record.number}
        rows = sessions.filter(
            Q(day__in={record.day for record in records}) | Q(import_key__in=wanted) | Q(id__in=numbers)
        )
        self.by_id = {session.id: session for session in rows}
        self.by_key = {session.import_key: session.id for session in self.by_id.values() if session.import_key}
        names = {code: tuple(names) for code, names in plan.communes}
        self.candidates = {session.id: candidate(session, names) for session in self.by_id.values()}
        self.counts = head_counts(self.by_id)
        self.hand = HandWritten(plan.programme, self.by_id)
        places = Enrolment.objects.filter(session_id__in=list(self.by_id))
        self.with_places = set(places.values_list("session_id", flat=True))
        live = places.exclude(status=EnrolmentStatus.CANCELLED)
        self.with_people = set(live.values_list("session_id", flat=True))
        came = Attendance.objects.filter(session_id__in=list(self.by_id), presence=Presence.PRESENT)
        self.with_presences = set(came.values_list("session_id", flat=True))
        self._free = {i for i, session in self.by_id.items() if session.import_key not in wanted} - numbers

    def claim(self, record: SessionRecord) -> Claim:
        if record.number:
            return self._numbered(record.number)
        found, remarks = self.by_key.get(table_key(record)), []
        if found is None:
            match = same_session(record, [self.candidates[i] for i in self._among(provisional=False)])
            if match.kind is MatchKind.AMBIGUOUS:
                return Claim(refused=match.reason)
            found = cast(UUID, match.ids[0]) if match.kind is MatchKind.MATCHED else None
            remarks.append(match.reason)
        sheets = match_provisional(
            record,
            [self.candidates[i] for i in self._among(provisional=True)],
            communes=self.plan.communes,
            rivals=self.records,
        )
        remarks.append(sheets.reason)
        joining = sorted(cast(tuple[UUID, ...], sheets.ids), key=lambda i: i not in self.with_places)
        found = found or (joining.pop(0) if joining else None)
        movable = [session for session in joining if session not in self.with_places]
        if len(movable) < len(joining):
            remarks.append(french("Une autre séance provisoire a des inscrits : à relier à la main."))
        self._free -= {found, *movable}
        return Claim(found, tuple(movable), tuple(remarks))

    def _numbered(self, number: UUID) -> Claim:
        """A row of our own export says which session it is."""
        if number in self.by_id:
            return Claim(number)
        return Claim(refused=french("Ce numéro de séance n’est pas connu ici : videz cette case, ou retirez la ligne."))

    def _among(self, *, provisional: bool) -> list[UUID]:
        return [i for i in self._free if self.by_id[i].is_provisional is provisional]

    def neighbour(self, record: SessionRecord) -> bool:
        """Another session of that day and commune, of which no row of the file speaks."""
        beside = (self.by_id[i] for i in self._among(provisional=False))
        return any((session.day, session.commune_id) == (record.day, record.commune_code) for session in beside)
