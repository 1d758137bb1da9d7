"""All that the programme holds about one person, in words to read aloud: the same for a page, a file and a document."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from numerai.base.dates import say_day
from numerai.base.models import Programme
from numerai.base.phones import say_phone
from numerai.programme.concerns.messages import STATES
from numerai.programme.concerns.models import Concern
from numerai.programme.concerns.rules import Status
from numerai.programme.people.models import Account, Consent, Participant
from numerai.programme.people.queries import Person, files_of_person, people_by_id
from numerai.programme.people.rules import ContactWay, Purpose
from numerai.programme.workshops.messages import TASKS
from numerai.programme.workshops.models import AccessNeed, Enrolment, Task
from numerai.programme.workshops.rules import TaskKind
from numerai.screens.team.concerns.words import say_step
from numerai.screens.team.history import actor_names, events_about, history_of, say_moment
from numerai.screens.team.needs import opened
from numerai.screens.team.people_words import CONTACT_WAYS, ORIGINS, PURPOSES, say_written_name, yes_or_no
from numerai.screens.team.person import identity_rows, say_consent, sessions_of
from numerai.screens.team.person_relay import say_relay
from numerai.screens.team.session_rows import say_session

Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Section:
    """`rows`: what, and what we know of it. Without a row, the page says that we hold nothing."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class AccessFile:
    """`person`: the main file. What a document maker needs is here, with nothing left to look for."""

    person: UUID
    name: str
    programme: str
    day: str
    sections: tuple[Section, ...]

    def to_dict(self) -> dict[str, Any]:
        """As it is saved for the person: keys in the language they read."""
        return {
            "personne": self.name,
            "programme": self.programme,
            "date": self.day,
            "parties": [
                {"titre": section.heading, "lignes": [{"quoi": what, "valeur": said} for what, said in section.rows]}
                for section in self.sections
            ],
        }


def access_file(
    programme: Programme, participant_id: UUID, *, now: datetime, reader: Account | None = None
) -> AccessFile | None:
    """None when nobody known has this file. Whoever calls it shows needs, and leaves a trace: see `access.py`.

    `reader`: who gives it. A request that names them stays unknown to them, here as everywhere.
    """
    zone = ZoneInfo(programme.time_zone)
    group = files_of_person(programme, participant_id)
    files = [file for file in people_by_id(programme, group).values() if not file.is_erased]
    main = next((file for file in files if file.id == group[0]), None)
    if main is None:
        return None
    return AccessFile(
        person=main.id,
        name=say_written_name(main),
        programme=programme.name,
        day=say_day(now.astimezone(zone).date()),
        sections=(
            *(
                Section(_title_of(file, main), _identity(file))
                for file in sorted(files, key=lambda one: one is not main)
            ),
            Section(_("Vos dossiers"), _openings(group, zone)),
            Section(_("Ce que vous avez accepté"), _consents(group, zone)),
            Section(_("Vos ateliers"), tuple((line["said"], line["words"]) for line in sessions_of(group))),
            Section(_("Vos codes d’inscription"), _codes(group)),
            Section(_("Vos besoins, avec vos mots"), _needs(group, zone)),
            Section(_("Qui a lu vos besoins, et quand"), _readings(programme, group, zone)),
            Section(_("Ce que nous avons à vous dire"), _tasks(group)),
            Section(_("Vos demandes sur vos données"), _requests(programme, group, reader, zone)),
            Section(_("Tout ce qui s’est passé"), _history(programme, group)),
        ),
    )


def _title_of(file: Person, main: Person) -> str:
    return (
        _("Qui vous êtes")
        if file is main
        else _("Un autre dossier à votre nom : %(name)s") % {"name": say_written_name(file)}
    )


def _identity(file: Person) -> tuple[Row, ...]:
    known = file.identity
    rows: list[Row] = [
        (_("Prénom"), known.given_name),
        (_("Nom"), known.family_name),
        (_("Téléphone"), say_phone(known.phone) or known.phone_typed),
        (_("E-mail"), known.email or ""),
        (_("Comment vous joindre"), str(CONTACT_WAYS[ContactWay(known.contact_way)]) if known.contact_way else ""),
        (_("Pas d’appel"), yes_or_no(known.no_call)),
        (_("Personne de confiance"), _someone(known.trusted_name, known.trusted_phone)),
        (_("Personne qui vous a aidé"), _someone(known.helper_name, known.helper_phone)),
        (_("Votre relais"), say_relay(file)),
    ]
    return tuple((what, said or _("pas connu")) for what, said in [*rows, *_others(file)])


def _others(file: Person) -> Iterable[Row]:
    return ((str(row["label"]), row["value"]) for row in identity_rows(file))


def _someone(name: str, phone: str | None) -> str:
    return " ".join(part for part in (name, say_phone(phone)) if part)


def _openings(group: list[UUID], zone: ZoneInfo) -> tuple[Row, ...]:
    rows = Participant.objects.filter(id__in=group).order_by("registered_at")
    return tuple(
        (_("Ouvert le %(moment)s") % {"moment": say_moment(r.registered_at, zone)}, str(ORIGINS[r.origin]))
        for r in rows
    )


def _consents(group: list[UUID], zone: ZoneInfo) -> tuple[Row, ...]:
    return tuple(
        (str(PURPOSES[Purpose(row.purpose)]), say_consent(row, zone))
        for row in Consent.objects.filter(participant__in=group).order_by("given_at", "purpose")
    )


def _codes(group: list[UUID]) -> tuple[Row, ...]:
    rows = Enrolment.objects.filter(participant__in=group).select_related("session__commune").order_by("enrolled_at")
    return tuple((say_session(row.session), row.code) for row in rows)


def _needs(group: list[UUID], zone: ZoneInfo) -> tuple[Row, ...]:
    rows = (
        AccessNeed.objects.filter(participant__in=group).select_related("session__commune").order_by("stated_at", "id")
    )
    return tuple(
        (
            f"{need.name} : {need.words}" if need.words else need.name,
            " · ".join(
                [say_session(row.session)] * (row.session is not None)
                + [say_moment(row.stated_at, zone), need.outcome_words]
            ),
        )
        for row, need in zip(rows, opened(rows), strict=True)
    )


def _readings(programme: Programme, group: list[UUID], zone: ZoneInfo) -> tuple[Row, ...]:
    events = [event for event in events_about(programme, group) if event.kind == "needs.viewed"]
    names = actor_names(events)
    return tuple((names[event.actor], say_moment(event.recorded_at, zone)) for event in events)


def _tasks(group: list[UUID]) -> tuple[Row, ...]:
    rows = Task.objects.filter(participant__in=group).order_by("opened_at", "id")
    return tuple((str(TASKS[TaskKind(row.kind)]), _("fait") if row.done_at else _("à faire")) for row in rows)


def _requests(programme: Programme, group: list[UUID], reader: Account | None, zone: ZoneInfo) -> tuple[Row, ...]:
    rows = Concern.objects.of(programme).filter(person__participant__in=group).order_by("received_on", "id")
    if reader is not None:
        rows = rows.readable_by(reader)
    return tuple(
        (
            _("Demande reçue le %(day)s") % {"day": say_day(row.received_on)},
            " · ".join([str(STATES[Status(row.status)]), *(say_step(step, zone) for step in row.steps.all())]),
        )
        for row in rows.prefetch_related("steps")
    )


def _history(programme: Programme, group: list[UUID]) -> tuple[Row, ...]:
    return tuple(
        (moment.when, f"{moment.sentence} ({moment.who})") for moment in history_of(programme, group, latest=None)
    )
