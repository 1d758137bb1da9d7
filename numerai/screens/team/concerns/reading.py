"""The words of a concern where one reads or answers it: hidden until asked for, then at hand until the evening."""

from typing import Any

from django.utils.translation import gettext as _

from numerai.base.phones import say_phone
from numerai.programme.concerns import actions, queries
from numerai.programme.concerns.messages import FOR_WHOM, QUESTIONS
from numerai.programme.concerns.models import Concern
from numerai.programme.concerns.rules import Said, SaidBy
from numerai.screens.team.guard import TeamRequest, sent

READ = "lire"  # the button that asks for the words, on a page that has another form


def wants_to_read(request: TeamRequest) -> bool:
    return request.method == "POST" and READ in request.POST


def typed(request: TeamRequest) -> Any:
    """What was typed in the form of the page; nothing when only the words were asked for."""
    return None if wants_to_read(request) else sent(request)


def words_at_hand(request: TeamRequest, concern: Concern) -> dict[str, Any]:
    """For the pages where one answers: nobody answers blind."""
    if wants_to_read(request):
        who = {"actor": request.actor, "now": request.now, "by": request.user}
        actions.mark_read(request.programme, **who, concern_id=concern.id)
    is_open = queries.was_read_on(request.programme, concern.id, request.actor, request.today)
    return {"told": told(queries.said(concern)) if is_open else [], "read": READ}


def told(said: Said) -> list[dict[str, str]]:
    rows = [
        (_("Ce qui s’est passé"), said.words),
        (_("De qui elle parle"), said.who),
        (_("Quel atelier"), said.where),
        (str(QUESTIONS["for_whom"]), str(FOR_WHOM[SaidBy(said.for_whom)]) if said.for_whom else ""),
        (_("Téléphone"), say_phone(said.phone)),
        (_("E-mail"), said.email or ""),
        (_("Réponse donnée"), said.answer),
        (_("Pourquoi elle n’est pas d’accord"), said.appeal),
        (_("Décision"), said.decision),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]
