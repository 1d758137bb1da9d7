"""Each session held, in the columns of La Coop: a total of people, never a person."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Max, Min

from numerai.base.journal.models import Event
from numerai.base.models import Programme
from numerai.programme.places.models import Commune
from numerai.programme.reporting import coop
from numerai.programme.reporting.reading import known
from numerai.programme.workshops.messages import say_title
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.rules import Line

Cell = str | int | date | None
Moments = dict[UUID, tuple[datetime, datetime]]
_DAY = date(2000, 1, 1)  # any day, to subtract two hours


def activities(programme: Programme, *, today: date) -> list[tuple[Cell, ...]]:
    """One row per session held, the oldest first; their participants add up to the figure of participations."""
    facts = {UUID(session.id): session for session in known(programme, today=today).facts.held}
    sessions = Session.objects.of(programme).filter(id__in=list(facts)).select_related("commune", "venue")
    rows = list(sessions.order_by("day", "starts_at", "id"))
    moments = _moments(programme, facts)
    zone = ZoneInfo(programme.time_zone)
    return [_row(session, facts[session.id].attendances, moments, zone) for session in rows]


def _moments(programme: Programme, sessions: Iterable[UUID]) -> Moments:
    """When the journal first and last spoke of each session."""
    lines: Any = Event.objects.of(programme).filter(subject__in=list(sessions)).order_by()
    found = lines.values_list("subject").annotate(Min("recorded_at"), Max("recorded_at"))
    return {subject: (first, last) for subject, first, last in found}


def _row(session: Session, people: int, moments: Moments, zone: ZoneInfo) -> tuple[Cell, ...]:
    commune: Commune | None = session.commune
    first, last = moments.get(session.id, (None, None))
    values: dict[str, Cell] = {
        "Date": session.day,
        "Enregistré le": _say(first, zone),
        "Dernière modification le": _say(last, zone) if last != first else None,
        "Type": coop.KINDS["collectif"],
        "Participants": people,
        "Canaux d’accompagnement": coop.PLACES["lieu_activite"],
        "Nom du lieu": session.venue.name if session.venue else session.place,
        "Adresse": session.place if session.venue else None,
        "Commune": commune.name if commune else None,
        "Code postal": commune.postal_code if commune else None,
        "Code Insee": commune.code if commune else None,
        "Durée (min)": minutes(session.starts_at, session.ends_at),
        "Nom de l’atelier": say_title(session.title, session.line),
        "Thématique(s) d’accompagnement": themes(session.line),
        "Genre du bénéficiaire": coop.NOT_SAID,
        "Tranche d’âge du bénéficiaire": coop.NOT_SAID,
        "Statut du bénéficiaire": coop.NOT_SAID,
        "ID CRA": str(session.id),
    }
    return tuple(values.get(column) for column in coop.COLUMNS)


def themes(line: str) -> str | None:
    """None while the theme is not known. One per line of the cell, as La Coop writes them."""
    return "\n".join(coop.THEMES[value] for value in coop.THEMES_OF_LINE[Line(line)]) if line else None


def minutes(start: time | None, end: time | None) -> int | None:
    if start is None or end is None:
        return None
    return (datetime.combine(_DAY, end) - datetime.combine(_DAY, start)) // timedelta(minutes=1)


def _say(moment: datetime | None, zone: ZoneInfo) -> str | None:
    """03/02/2026 à 14:05, as La Coop writes it."""
    return f"{moment.astimezone(zone):%d/%m/%Y à %H:%M}" if moment else None
