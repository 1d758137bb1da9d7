"""By which file a visitor knows someone: after a merge, somebody else's file says nothing to a relay or a trainer."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from numerai.programme.people.models import Participant
from numerai.programme.people.queries import Person, open_files
from numerai.programme.people.rules import Role
from numerai.programme.workshops.models import Attendance, Enrolment, Session
from numerai.screens.team.guard import TeamRequest, bounds, rows_of


def files_as_known(request: TeamRequest, people: Iterable[UUID], *, as_role: Role | None = None) -> dict[UUID, Person]:
    """For each of these files: itself when this visitor may see it, else the one merged with it that they may see."""
    wanted = set(people)
    rows = rows_of(request, Participant, as_role=as_role)
    files = open_files(rows.filter(Q(id__in=wanted) | Q(merged_into__in=wanted)).order_by("registered_at", "id"))
    aliases = {file.merged_into: file for file in files if file.merged_into in wanted}
    return {**aliases, **{file.id: file for file in files if file.id in wanted}}


def presences_seen(request: TeamRequest) -> QuerySet[Attendance]:
    """A presence tells where someone was: only in the sessions, or after the enrolments, that this visitor may see."""
    own = Enrolment.objects.filter(bounds(request, Enrolment))
    enrolled = own.filter(session=OuterRef("session"), participant=OuterRef("participant"))
    return Attendance.objects.filter(Q(session__in=rows_of(request, Session)) | Exists(enrolled))
