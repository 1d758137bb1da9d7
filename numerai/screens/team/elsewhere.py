"""What waits for coordination on other pages: how many of each, counted in one query."""

from typing import Any

from numerai.base.models import OfProgramme, counted_together
from numerai.programme.people.permissions import may_manage_colleagues
from numerai.programme.support.permissions import may_answer_offers
from numerai.programme.support.queries import in_state
from numerai.programme.support.rules import OfferState
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.permissions import may_import, may_plan_sessions
from numerai.programme.workshops.queries.refused import to_correct
from numerai.screens.team.concerns.unheard import say_unheard, unheard_rows
from numerai.screens.team.guard import TeamRequest
from numerai.screens.team.session_rows import without_trainer


def elsewhere(request: TeamRequest) -> dict[str, Any]:
    """Only what opens for this visitor; of the register, that somebody must be named to read it."""
    programme = request.programme
    waiting: dict[str, OfProgramme] = {}
    if may_import(request.roles):
        waiting["to_correct"] = to_correct(programme, request.now)
    if may_answer_offers(request.roles):
        waiting["offers"] = in_state(programme, OfferState.NEW)
    if may_plan_sessions(request.roles):
        waiting["to_animate"] = without_trainer(Session.objects.of(programme), today=request.today)
    register = unheard_rows(programme) if may_manage_colleagues(request.roles) else {}
    counts: dict[str, Any] = counted_together(programme, **waiting, **register)
    said = say_unheard(**{name: counts.pop(name) for name in register}) if register else {}
    return {**counts, **said}
