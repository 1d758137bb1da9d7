"""The day of a trainer and of a relay: what to prepare without saying for whom, and the people one enrolled oneself."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from numerai.base.ids import say_code
from numerai.programme.people.models import Participant
from numerai.programme.people.queries import Person, open_files, people_by_id
from numerai.programme.people.rules import Role
from numerai.programme.workshops.models import AccessNeed, Enrolment, Session
from numerai.programme.workshops.queries.seats import seats_of
from numerai.programme.workshops.rules import EnrolmentStatus, SessionState
from numerai.screens.team.guard import TeamRequest, rows_of
from numerai.screens.team.needs import counted, opened
from numerai.screens.team.people_words import say_name
from numerai.screens.team.session_rows import SessionRow, of_state, say_session

NEXT = 10


def to_prepare(request: TeamRequest) -> dict[str, Any]:
    """Per session to come that they animate: each kind of need with how many asked. Three queries."""
    own = rows_of(request, Session, as_role=Role.TRAINER)
    coming = list(of_state(own, SessionState.UPCOMING, today=request.today)[:NEXT])
    has_a_seat = Enrolment.objects.filter(
        session=OuterRef("session"), participant=OuterRef("participant"), status=EnrolmentStatus.ENROLLED
    )
    rows = list(AccessNeed.objects.filter(Exists(has_a_seat), session__in=coming))
    of_session: dict[UUID | None, list[Any]] = {}
    for row, need in zip(rows, opened(rows), strict=True):
        of_session.setdefault(row.session_id, []).append(need)
    said = [(say_session(session), counted(of_session.get(session.id, ()))) for session in coming]
    return {"prepare": [(words, needs) for words, needs in said if needs]}


@dataclass(frozen=True, slots=True)
class OwnEnrolment:
    id: UUID
    name: str
    said: str
    code: str
    is_waiting: bool


def of_relay(request: TeamRequest) -> dict[str, Any]:
    """Whom they enrolled in workshops to come, and those that anyone may still be enrolled in."""
    rows = (
        rows_of(request, Enrolment, as_role=Role.RELAY)
        .exclude(status=EnrolmentStatus.CANCELLED)
        .filter(session__day__gte=request.today, session__cancelled_at__isnull=True)
        .select_related("session__commune", "session__venue")
        .order_by("session__day", "session__starts_at", "enrolled_at")
    )
    own = list(rows)
    files = people_by_id(request.programme, [row.participant_id for row in own])
    lines = [
        OwnEnrolment(
            id=row.id,
            name=say_name(files.get(row.participant_id)),
            said=say_session(row.session),
            code=say_code(row.code),
            is_waiting=row.status == EnrolmentStatus.WAITING,
        )
        for row in own
    ]
    return {
        "is_relay": True,
        "own_people": lines,
        "counting_on": [say_name(file) for file in _counting_on(request, {row.participant_id for row in own})],
        "just_enrolled": _just_enrolled(lines, request.GET.get("inscription", "")),
        "to_enrol_into": _open_sessions(request),
    }


def _counting_on(request: TeamRequest, enrolled: set[UUID]) -> list[Person]:
    """Who chose them, and has no place in a workshop to come."""
    chose = rows_of(request, Participant, as_role=Role.RELAY).filter(chosen_relay=request.user.id, merged_into=None)
    return open_files(chose.exclude(id__in=enrolled).order_by("registered_at"))


def _open_sessions(request: TeamRequest) -> list[SessionRow]:
    announced = rows_of(request, Session, as_role=Role.RELAY)
    coming = list(of_state(announced, SessionState.UPCOMING, today=request.today)[:NEXT])
    seats = seats_of(coming)
    return [
        SessionRow(row, seats[row.id], SessionState.UPCOMING, request.today.year, leads_to="team:enrol")
        for row in coming
    ]


def _just_enrolled(lines: list[OwnEnrolment], enrolment: str) -> dict[str, Any] | None:
    """As on the page of a session: the name is said here, never in the address nor in a cookie."""
    for line in lines:
        if str(line.id) == enrolment:
            said = _("%(name)s est sur la liste d’attente.") if line.is_waiting else _("%(name)s a une place.")
            return {
                "said": said % {"name": line.name},
                "rows": [{"label": _("Dites-lui son code"), "value": line.code, "is_code": True}],
            }
    return None
