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
from numerai.screens.team.guard import TeamRequest, namer, rows_of
from numerai.screens.team.needs import counted, opened
from numerai.screens.team.session_rows import SessionRow, of_state, say_session
from numerai.screens.team.whose_file import files_as_known

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
    session_id: UUID
    file_id: UUID | None  # the file that they may mend
    name: str
    said: str
    code: str
    is_waiting: bool
    is_cancelled: bool  # the whole session: someone has to tell them


def of_relay(request: TeamRequest) -> dict[str, Any]:
    """Whom they enrolled in workshops to come, and those that anyone may still be enrolled in."""
    own = list(
        rows_of(request, Enrolment, as_role=Role.RELAY)
        .exclude(status=EnrolmentStatus.CANCELLED)
        .filter(session__day__gte=request.today)
        .select_related("session__commune", "session__venue")
        .order_by("session__day", "session__starts_at", "enrolled_at")
    )
    lines = _lines(request, own)
    enrolled = {row.participant_id for row in own if not row.session.is_cancelled}
    return {
        "is_relay": True,
        "own_people": lines,
        "counting_on": [namer(request)(file) for file in _counting_on(request, enrolled)],
        "just_enrolled": _just_enrolled(lines, request.GET.get("inscription", "")),
        "to_enrol_into": _open_sessions(request),
    }


def _lines(request: TeamRequest, own: list[Enrolment]) -> list[OwnEnrolment]:
    """Said by the file that the relay knows; the short name of someone whose file is somebody else's."""
    people = {row.participant_id for row in own}
    mine = files_as_known(request, people, as_role=Role.RELAY)
    files, say = people_by_id(request.programme, people - mine.keys()) | mine, namer(request)
    return [
        OwnEnrolment(
            id=row.id,
            session_id=row.session_id,
            file_id=mine[row.participant_id].id if row.participant_id in mine else None,
            name=say(files.get(row.participant_id)),
            said=say_session(row.session),
            code=say_code(row.code),
            is_waiting=row.status == EnrolmentStatus.WAITING,
            is_cancelled=row.session.is_cancelled,
        )
        for row in own
    ]


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
                "session_id": line.session_id,
                "calls": (),
                "rows": [{"label": _("Dites-lui son code"), "value": line.code, "is_code": True}],
            }
    return None
