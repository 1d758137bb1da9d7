"""How the team reads the register: kinds, states, deadlines and history in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from numerai.base import dates
from numerai.base.ids import say_code
from numerai.base.journal.models import Event
from numerai.base.models import Programme
from numerai.programme.concerns import rules
from numerai.programme.concerns.messages import ABOUT, ANSWER_WAYS, STATES
from numerai.programme.concerns.models import Concern
from numerai.programme.concerns.rules import About, AnswerWay, Kind, SaidBy, Status
from numerai.programme.people.models import Account
from numerai.screens.team.concerns.naming_words import changes_of_names

TEAM_KINDS = {
    Kind.COMPLAINT: lazy("Plainte"),
    Kind.INCIDENT: lazy("Incident"),
    Kind.DATA: lazy("Demande sur des données"),
}
SAID_BY = {
    SaidBy.SELF: lazy("La personne, sur le site"),
    SaidBy.HELPER: lazy("Quelqu’un qui l’aide, sur le site"),
    SaidBy.PAPER: lazy("La personne, sur papier"),
    SaidBy.PHONE: lazy("La personne, au téléphone"),
}
_TONES = {Status.RECEIVED: "wait", Status.ACKNOWLEDGED: "wait", Status.APPEALED: "wait"}
_STEPS = {
    "concern.received": lazy("Signalement reçu"),
    "concern.named": lazy("Personnes visées notées"),
    "concern.looked": lazy("Un nom de l’équipe est dans le texte"),
    "concern.read": lazy("Texte ouvert"),
    "concern.acknowledged": lazy("Réception confirmée"),
    "concern.answered": lazy("Réponse donnée"),
    "concern.appealed": lazy("La personne n’est pas d’accord"),
    "concern.decided": lazy("Décision prise, signalement terminé"),
    "concern.closed": lazy("Signalement terminé"),
    "concern.erased": lazy("Texte effacé"),
}


@dataclass(frozen=True, slots=True)
class Line:
    id: UUID
    code: str
    kind: str
    about: str
    state: str
    tone: str
    due: str
    late: str  # "" while in time


def line(concern: Concern, today: date) -> Line:
    due = due_on(concern)
    status = Status(concern.status)
    return Line(
        id=concern.id,
        code=say_code(concern.code),
        kind=str(TEAM_KINDS[Kind(concern.kind)]),
        about=str(ABOUT[About(concern.about)]),
        state=str(STATES[status]),
        tone=_TONES.get(status, "ok"),
        due=_say_due(concern, due),
        late=_say_late(due, today),
    )


def due_on(concern: Concern) -> date | None:
    """The next day that something is owed; None when nothing is."""
    return {
        Status.RECEIVED: concern.acknowledge_by,
        Status.ACKNOWLEDGED: concern.answer_by,
        Status.APPEALED: rules.decide_by(concern.appealed_on) if concern.appealed_on else None,
    }.get(Status(concern.status))


def _say_due(concern: Concern, due: date | None) -> str:
    if due is None:
        return ""
    sentence = {
        Status.RECEIVED: _("À lire avant le %(day)s"),
        Status.ACKNOWLEDGED: _("Réponse avant le %(day)s"),
        Status.APPEALED: _("Décision avant le %(day)s"),
    }[Status(concern.status)]
    return sentence % {"day": dates.say_day(due, with_year=False)}


def _say_late(due: date | None, today: date) -> str:
    days = (today - due).days if due else 0
    return ngettext("%(n)d jour de retard", "%(n)d jours de retard", days) % {"n": days} if days > 0 else ""


def facts(concern: Concern) -> list[dict[str, str]]:
    """What may be shown before the words are opened."""
    return [
        {"label": _("Quoi"), "value": str(TEAM_KINDS[Kind(concern.kind)])},
        {"label": _("À propos de"), "value": str(ABOUT[About(concern.about)])},
        {"label": _("Dit par"), "value": str(SAID_BY[SaidBy(concern.said_by)])},
        {"label": _("Réponse demandée"), "value": str(ANSWER_WAYS[AnswerWay(concern.answer_way)])},
        {"label": _("Reçu le"), "value": dates.say_day(concern.received_on)},
        {"label": _("À lire avant le"), "value": dates.say_day(concern.acknowledge_by)},
        {"label": _("Réponse avant le"), "value": dates.say_day(concern.answer_by)},
    ]


def history(programme: Programme, concern: Concern) -> list[dict[str, str]]:
    """The latest first: what happened, when, and who did it."""
    events = list(Event.objects.of(programme).filter(subject=concern.id).order_by("-number"))
    ids = {event.actor.removeprefix("account:") for event in events if event.actor.startswith("account:")}
    names = {f"account:{row.id}": row.display_name for row in Account.objects.filter(id__in=ids)}
    zone, changes = ZoneInfo(programme.time_zone), changes_of_names(events[::-1])
    return [
        {
            "sentence": str(_STEPS[event.kind]),
            "names": changes.get(event.id, ""),
            "when": _say_when(event, zone),
            "who": names.get(event.actor, _("site")),
        }
        for event in events
        if event.kind != "concern.looked" or event.id in changes
    ]


def _say_when(event: Event, zone: ZoneInfo) -> str:
    at: Any = event.recorded_at.astimezone(zone)
    return _("%(day)s à %(hour)s") % {"day": dates.say_day(at.date()), "hour": dates.say_time(at.time())}
