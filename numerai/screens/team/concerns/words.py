"""How the team reads the register: kinds, states, deadlines and history in words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
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
from numerai.programme.concerns.models import Concern, ConcernStep
from numerai.programme.concerns.rules import About, AnswerWay, DataStep, Hearing, Kind, SaidBy, Status
from numerai.programme.people.models import Account
from numerai.programme.people.rules import Organisation, organisations_of
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
DATA_STEPS = {
    DataStep.FOUND: lazy("Dossier trouvé"),
    DataStep.NOT_THEIRS: lazy("Ce n’était pas le bon dossier"),
    DataStep.NOBODY: lazy("Aucun dossier trouvé"),
    DataStep.GIVEN: lazy("Données données à la personne"),
    DataStep.CORRECTED: lazy("Dossier corrigé"),
    DataStep.ERASED: lazy("Dossier effacé"),
    DataStep.REFUSED: lazy("Demande refusée"),
    DataStep.NOTIFIED: lazy("CNIL prévenue"),
}
_TONES = {Status.RECEIVED: "wait", Status.ACKNOWLEDGED: "wait", Status.APPEALED: "wait"}
_STEPS = {
    "concern.received": lazy("Signalement reçu"),
    "concern.named": lazy("Personnes visées notées"),
    "concern.looked": lazy("Un nom de l’équipe est dans le texte"),
    "concern.read": lazy("Texte ouvert"),
    "concern.first_read": lazy("Première lecture par cette organisation : %(organisation)s"),
    "concern.searched": lazy("Personnes cherchées pour cette demande"),
    "concern.data_step": lazy("%(step)s"),
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
    is_request: bool  # about one's data
    code: str
    kind: str
    about: str
    state: str
    tone: str
    due: str
    left: str  # how many days remain; "" once late, or when nothing is owed
    late: str  # "" while in time
    answer: str  # for a request about data that nobody confirmed yet: until when it must be answered
    cnil: str  # until when the authority must know of it; "" when it need not, or knows
    readings: tuple[str, ...]  # whether each organisation has read it


def line(concern: Concern, today: date) -> Line:
    due = due_on(concern)
    status = Status(concern.status)
    return Line(
        id=concern.id,
        is_request=concern.kind == Kind.DATA,
        code=say_code(concern.code),
        kind=str(TEAM_KINDS[Kind(concern.kind)]),
        about=str(ABOUT[About(concern.about)]),
        state=str(STATES[status]),
        tone=_TONES.get(status, "ok"),
        due=_say_due(concern, due),
        left=_say_left(due, today),
        late=_say_late(due, today),
        answer=_say_answer(concern, today),
        cnil=say_cnil(concern),
        readings=_say_readings(concern),
    )


def due_on(concern: Concern) -> date | None:
    """The next day that something is owed; None when nothing is."""
    return {
        Status.RECEIVED: concern.acknowledge_by,
        Status.ACKNOWLEDGED: concern.answer_by,
        Status.APPEALED: rules.decide_by(concern.appealed_on) if concern.appealed_on else None,
    }.get(Status(concern.status))


def next_on(concern: Concern) -> date:
    """What comes first: what is owed to the person, or telling the authority."""
    known = notify_at(concern)
    days = [day for day in (due_on(concern), known.date() if known else None) if day]
    return min(days, default=concern.answer_by)


def notify_at(concern: Concern) -> datetime | None:
    """72 hours after the team knew; for a sheet of paper, after the beginning of the day it was written."""
    told = any(step.step == DataStep.NOTIFIED for step in concern.steps.all())
    if told or not rules.is_breach(Kind(concern.kind), About(concern.about)):
        return None
    zone = ZoneInfo(concern.programme.time_zone)
    known_at = concern.received_at.astimezone(zone)
    if concern.received_on < known_at.date():
        known_at = datetime.combine(concern.received_on, time(), tzinfo=zone)
    return rules.notify_by(known_at)


def say_cnil(concern: Concern) -> str:
    at = notify_at(concern)
    return _("À dire à la CNIL avant le %(moment)s") % {"moment": _say_moment(at)} if at else ""


def _say_readings(concern: Concern) -> tuple[str, ...]:
    """In the order that the programme declares its carriers."""
    first = {row.organisation: row.first_at for row in concern.readings.all()}
    zone = ZoneInfo(concern.programme.time_zone)
    said = []
    for one in organisations_of(concern.programme.facts):
        if one.carries and one.key in first:
            day = dates.say_day(first[one.key].astimezone(zone).date(), with_year=False)
            said.append(_("Lu par %(name)s le %(day)s") % {"name": one.said, "day": day})
        elif one.carries:
            said.append(_("Pas encore lu par %(name)s") % {"name": one.said})
    return tuple(said)


def say_hearings(programme: Programme, referents: Mapping[UUID, str | None], named: Collection[UUID]) -> list[str]:
    """Who can read one concern: each carrier in a sentence, then the referents of whom nobody said the organisation."""
    carriers = [one for one in organisations_of(programme.facts) if one.carries]
    found = rules.hearings([one.key for one in carriers], referents, named)
    free = rules.readers(referents, named)
    heard = any(hearing is Hearing.READS for hearing in found.values())
    said = [
        _say_hearing(one, found[one.key], sum(referents[account] == one.key for account in free), heard)
        for one in carriers
    ]
    others = sum(referents[account] not in found for account in free)
    if others and carriers:
        words = ngettext(
            "%(n)d personne référente sans organisation précisée peut le lire.",
            "%(n)d personnes référentes sans organisation précisée peuvent le lire.",
            others,
        )
        said.append(words % {"n": others})
    return said


def _say_hearing(one: Organisation, hearing: Hearing, readers: int, others: bool) -> str:
    """`others`: whether another organisation reads it."""
    name = one.said[:1].upper() + one.said[1:]
    if hearing is Hearing.READS:
        words = ngettext(
            "%(name)s : %(n)d personne référente peut le lire.",
            "%(name)s : %(n)d personnes référentes peuvent le lire.",
            readers,
        )
        return words % {"name": name, "n": readers}
    if hearing is Hearing.ALL_NAMED:
        said = _("%(name)s : ses personnes référentes sont visées.") % {"name": name}
    else:
        said = _("%(name)s n’a pas encore de référent.") % {"name": name}
    return f"{said} {_('L’autre organisation le lit.')}" if others else said


def say_step(row: ConcernStep, zone: ZoneInfo) -> str:
    return _("%(done)s, le %(moment)s") % {
        "done": DATA_STEPS[DataStep(row.step)],
        "moment": _say_moment(row.at.astimezone(zone)),
    }


def _say_due(concern: Concern, due: date | None) -> str:
    if due is None:
        return ""
    sentence = {
        Status.RECEIVED: _("À lire avant le %(day)s"),
        Status.ACKNOWLEDGED: _("Réponse avant le %(day)s"),
        Status.APPEALED: _("Décision avant le %(day)s"),
    }[Status(concern.status)]
    return sentence % {"day": dates.say_day(due, with_year=False)}


def _say_left(due: date | None, today: date) -> str:
    days = (due - today).days if due else -1
    if days < 0:
        return ""
    return (
        ngettext("il reste %(n)d jour", "il reste %(n)d jours", days) % {"n": days} if days else _("c’est aujourd’hui")
    )


def _say_answer(concern: Concern, today: date) -> str:
    if concern.kind != Kind.DATA or concern.status != Status.RECEIVED:
        return ""
    said = _("Réponse avant le %(day)s") % {"day": dates.say_day(concern.answer_by, with_year=False)}
    return ", ".join(filter(None, [said, _say_left(concern.answer_by, today)]))


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
    organisations = {one.key: one.name for one in organisations_of(programme.facts)}
    return [
        {
            "sentence": _sentence(event, organisations),
            "names": changes.get(event.id, ""),
            "when": _say_moment(event.recorded_at.astimezone(zone)),
            "who": names.get(event.actor, _("site")),
        }
        for event in events
        if event.kind != "concern.looked" or event.id in changes
    ]


def _sentence(event: Event, organisations: dict[str, str]) -> str:
    facts = event.facts_read() if "%" in str(_STEPS[event.kind]) else {}
    key = str(facts.get("organisation", ""))
    step = str(DATA_STEPS[DataStep(str(facts["step"]))]) if "step" in facts else ""
    return str(_STEPS[event.kind]) % {"organisation": organisations.get(key, key), "step": step}


def _say_moment(at: datetime) -> str:
    return _("%(day)s à %(hour)s") % {"day": dates.say_day(at.date()), "hour": dates.say_time(at.time())}
