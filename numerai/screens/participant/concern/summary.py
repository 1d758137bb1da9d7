"""The check of the answers about a problem: each one in words, with the way to change it."""

from typing import Any

from django.utils.translation import gettext as _

from numerai.base.phones import say_phone
from numerai.programme.concerns.messages import ABOUT, ANSWER_WAYS, KINDS
from numerai.programme.concerns.rules import About, AnswerWay, Kind
from numerai.screens.participant.concern.visit import Visit


def rows(visit: Visit) -> list[dict[str, str]]:
    """One row per question of the path."""
    return [
        {"label": label, "value": value or _("Pas de réponse"), "change_url": visit.url(step) + "?modifier=1"}
        for step in visit.answers.path()
        for label, value in [_said(step, visit.answers.of(step))]
    ]


def _said(step: str, answer: dict[str, Any]) -> tuple[str, str]:
    if step == "quoi":
        return _("Le problème"), str(KINDS[Kind(answer["kind"])])
    if step == "sujet":
        return _("À propos de"), str(ABOUT[About(answer["about"])])
    if step == "recit":
        return _("Ce qui s’est passé"), answer["words"]
    if step == "personne":
        return _("La personne, l’atelier"), "\n".join(filter(None, [answer["who"], answer["where"]]))
    if step == "pour-qui":
        return _("Pour qui vous parlez"), _("Pour moi") if answer["said_by"] == "self" else _(
            "Pour une personne que j’aide"
        )
    if step == "reponse":
        return _("La réponse"), str(ANSWER_WAYS[AnswerWay(answer["answer_way"])])
    return _("Où vous joindre"), say_phone(answer.get("phone")) or answer.get("email", "")
