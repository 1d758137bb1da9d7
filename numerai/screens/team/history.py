"""The journal of one person in plain sentences: what happened, when, and who did it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from numerai.base import dates
from numerai.base.journal import people_keys
from numerai.base.journal.models import Event
from numerai.base.models import Programme
from numerai.programme.people.models import Account
from numerai.programme.people.rules import Origin, Purpose
from numerai.programme.workshops.messages import MARKS, NEED_OUTCOMES, TASKS
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.rules import EnrolmentStatus, NeedOutcome, Presence, TaskKind
from numerai.screens.team.people_words import ORIGINS, PURPOSES
from numerai.screens.team.person_form import PersonForm
from numerai.screens.team.session_rows import say_session

LATEST = 100
LISTING = ("needs.viewed", "people.exported")  # lines about several people at once
# Which requests about their data someone made is for referents: the register says it, not the file.
OF_THE_REGISTER = ("concern.linked", "concern.unlinked")
ACTORS = {
    "public": lazy("sur le site"),
    "system": lazy("par le programme lui-même"),
    "cli": lazy("depuis l’ordinateur qui porte le site"),
}


@dataclass(frozen=True, slots=True)
class Moment:
    when: str
    sentence: str
    who: str


def history_of(programme: Programme, files: list[UUID], *, latest: int | None = LATEST) -> list[Moment]:
    """Of all files of one person, the latest first; all of it when `latest` is None."""
    events = events_about(programme, files)[:latest]
    sessions = _sessions(programme, events)
    keys = people_keys.keys_of(files)
    names = actor_names(events)
    zone = ZoneInfo(programme.time_zone)
    return [
        Moment(
            when=say_moment(event.recorded_at, zone),
            sentence=_sentence(event, sessions, _changed(event, keys)),
            who=names[event.actor],
        )
        for event in events
    ]


def events_about(programme: Programme, files: list[UUID]) -> list[Event]:
    """The lines of these files, and those that list them among others: needs that were read, names taken away."""
    lines = Event.objects.of(programme)
    own = Q(person__in=files) & ~Q(kind__in=OF_THE_REGISTER)
    listed = Q()
    for file in files:
        listed |= Q(facts__contains=f'"{file}"')
    return list(lines.filter(own | Q(listed, kind__in=LISTING)).order_by("-number"))


def say_moment(moment: datetime, zone: ZoneInfo) -> str:
    at = moment.astimezone(zone)
    return _("%(day)s à %(hour)s") % {"day": dates.say_day(at.date()), "hour": dates.say_time(at.time())}


def _sessions(programme: Programme, events: Iterable[Event]) -> dict[str, str]:
    ids = {event.facts_read().get("session") for event in events} - {None}
    rows = Session.objects.of(programme).filter(id__in=ids).select_related("commune")
    return {str(row.id): say_session(row) for row in rows}


def actor_names(events: Iterable[Event]) -> dict[str, str]:
    """Who did each: the name of an account, or the words for what acts without one."""
    actors = {event.actor for event in events}
    ids = {actor.removeprefix("account:") for actor in actors if actor.startswith("account:")}
    accounts = {f"account:{row.id}": row.display_name for row in Account.objects.filter(id__in=ids)}
    return {actor: accounts.get(actor) or str(ACTORS.get(actor, actor)) for actor in actors}


def _changed(event: Event, keys: dict[UUID, bytes]) -> str:
    """Which fields a correction touched; not their values, which the file itself shows."""
    if event.kind != "participant.corrected" or event.person is None:
        return ""
    fields = people_keys.open_for(keys.get(event.person), event.person, event.personal, f"event:{event.id}") or {}
    labels = [str(PersonForm.base_fields[name].label) for name in fields if name in PersonForm.base_fields]
    return ", ".join(labels)


def _sentence(event: Event, sessions: dict[str, str], changed: str) -> str:
    facts = event.facts_read()
    words = {"session": sessions.get(str(facts.get("session")), _("une séance")), "changed": changed}
    return _KINDS.get(event.kind, lambda _facts: str(event.kind))(facts) % words


def _enrolled(facts: dict[str, Any]) -> str:
    if facts["status"] == EnrolmentStatus.WAITING:
        return _("Inscription sur la liste d’attente : %(session)s")
    if facts["forced"]:
        return _("Inscription au-delà des places : %(session)s")
    return _("Inscription : %(session)s")


def _consented(facts: dict[str, Any]) -> str:
    said = _("oui") if facts["granted"] else _("non")
    return str(PURPOSES[Purpose(facts["purpose"])]) + " : " + said


def _promoted(facts: dict[str, Any]) -> str:
    if facts.get("forced"):
        return _("Place donnée au-delà des places : %(session)s")
    return _("Passage de la liste d’attente à une place")


_GIVEN = {
    "page": lazy("Ses données lui ont été données, sur une page"),
    "json": lazy("Ses données lui ont été données, en fichier"),
    "pdf": lazy("Ses données lui ont été données, en PDF"),
}
# Each kind of line and its sentence; a kind without one shows its code rather than nothing.
_KINDS: dict[str, Any] = {
    "participant.registered": lambda facts: _("Dossier ouvert ") + str(ORIGINS[Origin(facts["origin"])]),
    "participant.corrected": lambda _facts: _("Dossier corrigé : %(changed)s"),
    "relay.chosen": lambda facts: _("Relais choisi par la personne") if facts["account"] else _("Plus de relais"),
    "participant.merged": lambda _facts: _("Dossier réuni avec un autre : c’est la même personne"),
    "participant.unmerged": lambda _facts: _("Dossiers séparés à nouveau"),
    "participant.kept_apart": lambda _facts: _("Dossier distingué d’un autre : ce sont deux personnes"),
    "participant.erased": lambda _facts: _("Dossier effacé"),
    "consent.answered": _consented,
    "enrolment.recorded": _enrolled,
    "enrolment.promoted": _promoted,
    "enrolment.cancelled": lambda _facts: _("Inscription annulée : %(session)s"),
    "need.stated": lambda _facts: _("Besoin dit pour : %(session)s"),
    "need.withdrawn": lambda _facts: _("Besoin retiré"),
    "need.answered": lambda facts: _("Besoin : ") + str(NEED_OUTCOMES[NeedOutcome(facts["outcome"])]),
    "needs.viewed": lambda _facts: _("Besoins lus par quelqu’un de l’équipe"),
    "people.exported": lambda _facts: _("Son nom est dans une liste enregistrée par quelqu’un de l’équipe"),
    "access.given": lambda facts: str(_GIVEN.get(facts.get("form"), "")),
    "attendance.marked": lambda facts: str(MARKS[Presence(facts["presence"])]) + " : %(session)s",
    "task.opened": lambda facts: _("Tâche ouverte : ") + str(TASKS[TaskKind(facts["kind"])]),
    "task.taken": lambda facts: _("Tâche prise") if facts["account"] else _("Tâche laissée à qui peut la faire"),
    "task.done": lambda _facts: _("Tâche faite"),
    "task.reopened": lambda _facts: _("Tâche remise à faire"),
}
