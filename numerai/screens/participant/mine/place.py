"""The place that someone holds, as it may be said to whoever has the code: never a name, a need or a number to call."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from numerai.base import database, dates
from numerai.base.ids import say_code
from numerai.base.models import Programme
from numerai.programme.people import queries as people
from numerai.programme.people.rules import Origin
from numerai.programme.workshops import rules
from numerai.programme.workshops.models import Enrolment, Session
from numerai.programme.workshops.rules import EnrolmentStatus
from numerai.screens.participant import workshop

CODES_LIVE = timedelta(days=30)  # after the workshop


@dataclass(frozen=True, slots=True)
class Held:
    enrolment: Enrolment
    session: Session
    position: int | None  # in the waiting list, as said to people
    closed: workshop.Closed  # why nothing can be changed any more

    @property
    def is_sure(self) -> bool:
        return self.enrolment.status == EnrolmentStatus.ENROLLED

    @property
    def is_waiting(self) -> bool:
        return self.enrolment.status == EnrolmentStatus.WAITING

    @property
    def for_someone(self) -> bool:
        """Sent by a helper."""
        return self.enrolment.via == Origin.HELPER

    @property
    def has_left(self) -> bool:
        return self.enrolment.status == EnrolmentStatus.CANCELLED


def _enrolments(programme: Programme) -> QuerySet[Enrolment]:
    """Of one programme, and only of people who did not ask to be erased."""
    return Enrolment.objects.of(programme).filter(participant__erased_at__isnull=True).select_related("participant")


def by_code(programme: Programme, code: str) -> Enrolment | None:
    """A code opens nothing once its workshop is long past: fewer codes to guess among."""
    since = dates.today(programme.time_zone) - CODES_LIVE
    return _enrolments(programme).filter(code=code, session__day__gte=since).first()


def held(programme: Programme, enrolment_id: UUID, *, session: Session | None = None) -> Held | None:
    """`session`: where the caller read it already."""
    rows = _enrolments(programme).filter(id=enrolment_id)
    row = database.the_one(rows if session else rows.select_related("session__commune", "session__venue"))
    if row is not None and row.status == EnrolmentStatus.CANCELLED:
        row = _taken_again(programme, row) or row
    if row is None:
        return None
    known = session or row.session
    return Held(row, known, position=_position(row), closed=_closed(known, dates.today(programme.time_zone)))


def _taken_again(programme: Programme, left: Enrolment) -> Enrolment | None:
    """Whoever left and came back has a new place in the same workshop; the former code leads to it."""
    rows = _enrolments(programme).filter(session_id=left.session_id, participant_id=left.participant_id)
    rows = rows.select_related("session__commune", "session__venue")
    return rows.exclude(status=EnrolmentStatus.CANCELLED).first()


def _position(row: Enrolment) -> int | None:
    if row.waiting_number is None:
        return None
    waiting = Enrolment.objects.filter(session_id=row.session_id, status=EnrolmentStatus.WAITING)
    return rules.position(row.waiting_number, list(waiting.values_list("waiting_number", flat=True)))


def _closed(session: Session, today: date) -> workshop.Closed:
    found = workshop.closed(session, today)
    return workshop.Closed.NOT_CLOSED if found is workshop.Closed.NOT_YET else found


def is_reachable(held: Held) -> bool:
    """Nothing is promised to someone who cannot be told of a change."""
    (person,) = people.open_files([held.enrolment.participant])
    return bool(person.identity.contact_way)


def ticket_rows(held: Held) -> list[dict[str, Any]]:
    rows = [
        {"label": _("Atelier"), "value": workshop.title(held.session)},
        {"label": _("Quand"), "value": workshop.say_when(held.session)},
        {"label": _("Où"), "value": workshop.say_where(held.session)},
        {"label": _("Place"), "value": _say_place(held)},
        {"label": _("Code"), "value": say_code(held.enrolment.code), "is_code": True},
    ]
    return [row for row in rows if row["value"]]


def _say_place(held: Held) -> str:
    if held.is_sure:
        return _("Numéro %(number)s") % {"number": held.enrolment.seat}
    if held.is_waiting:
        return _("Liste d’attente, numéro %(number)s") % {"number": held.position}
    return ""
