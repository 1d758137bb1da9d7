"""When a referent works on a file: for which request about data, what is kept of it, and where the page leads back."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from numerai.base.journal.work import UnitOfWork
from numerai.programme.concerns import queries
from numerai.programme.concerns.data_requests import record_step
from numerai.programme.concerns.models import Concern
from numerai.programme.concerns.permissions import may_read_concerns
from numerai.programme.concerns.rules import DataStep
from numerai.screens.team.guard import TeamRequest


@dataclass(frozen=True, slots=True)
class Back:
    url: str
    words: str


def request_behind(request: TeamRequest, participant_id: UUID) -> Concern | None:
    """None for whoever coordinates without being a referent: they do not know that someone asked."""
    if not may_read_concerns(request.roles):
        return None
    return queries.open_request_of(request.programme, participant_id, request.user)


def step_of(concern: Concern | None, step: DataStep, work: UnitOfWork) -> None:
    """What was just done is linked to the request, in the same unit of work."""
    if concern is not None:
        record_step(work, concern.id, step)


def way_back(request: TeamRequest, participant_id: UUID) -> Back:
    concern = request_behind(request, participant_id)
    if concern is not None:
        return Back(reverse("team:concern", args=[concern.id]), _("La demande"))
    return Back(reverse("team:person", args=[participant_id]), _("Le dossier"))
