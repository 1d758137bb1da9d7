"""The door of the register: a referent, and a concern that does not name them; else it does not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from numerai.programme.concerns import looking
from numerai.programme.concerns.models import Concern, ConcernQuerySet
from numerai.programme.concerns.permissions import may_read_concerns
from numerai.programme.concerns.rules import OWED
from numerai.screens.team.concerns import words
from numerai.screens.team.guard import DjangoView, TeamRequest, team_page

P = ParamSpec("P")
ConcernView = Callable[Concatenate[TeamRequest, Concern, P], HttpResponse]


def readable(request: TeamRequest) -> ConcernQuerySet:
    """Their own name is looked for first, in what came while they were not of the team or had another name; with what
    each line says of it, in three queries, however many there are."""
    looking.look_for(request.programme, now=request.now, account=request.user)
    rows = Concern.objects.of(request.programme).readable_by(request.user)
    return rows.select_related("programme").prefetch_related("steps", "readings")


def owed(request: TeamRequest) -> list[words.Line]:
    """What waits for an acknowledgement, an answer or a decision, the nearest deadline first."""
    rows = sorted(readable(request).filter(status__in=OWED), key=lambda row: (words.next_on(row), row.id))
    return [words.line(row, request.today) for row in rows]


def concern_page(view: ConcernView[P]) -> DjangoView:
    """404 for a concern of another programme, and for one that names who asks: both are as good as absent."""

    @wraps(view)
    def opened(request: TeamRequest, concern_id: UUID, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, get_object_or_404(readable(request), id=concern_id), *args, **kwargs)

    guarded: Any = team_page(may_read_concerns)(opened)
    return guarded
