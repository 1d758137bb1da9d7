"""A session as every list of the public shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from numerai.base.models import OfProgramme, Programme
from numerai.programme.workshops import messages, rules
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.queries.seats import Seats, seats_of

IN_ORDER = ("day", F("starts_at").asc(nulls_last=True), "id")


@dataclass(frozen=True, slots=True)
class Card:
    slug: str
    title: str
    line: str  # code of the theme; "" while unknown
    day: date
    starts_at: time | None
    ends_at: time | None
    commune: str
    where: str
    seats: Seats
    is_cancelled: bool
    is_past: bool
    is_open: bool

    @property
    def place(self) -> str:
        """Koné, Médiathèque"""
        return ", ".join(part for part in (self.commune, self.where) if part) or _("lieu à préciser")

    @property
    def state_words(self) -> str:
        """What matters before coming: cancelled, past, else the seats."""
        if self.is_cancelled:
            return _("annulé")
        return _("terminé") if self.is_past else self.seats.words


def published(programme: Programme) -> OfProgramme:
    """Sessions that anyone may see. One that a sign-in sheet opened waits for the team to complete it."""
    sessions: OfProgramme = Session.objects.of(programme).filter(is_provisional=False)
    return sessions


def where(session: Session) -> str:
    """The venue, then the place, tribe or detail in free words; said once when both say the same."""
    venue = session.venue.name if session.venue else ""
    return ", ".join(dict.fromkeys(part for part in (venue, session.place) if part))


def card(session: Session, seats: Seats, *, today: date) -> Card:
    return Card(
        slug=session.slug,
        title=messages.say_title(session.title, session.line),
        line=session.line,
        day=session.day,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        commune=session.commune.name if session.commune else "",
        where=where(session),
        seats=seats,
        is_cancelled=session.is_cancelled,
        is_past=session.day < today,
        is_open=rules.enrolment_open(
            day=session.day, today=today, cancelled=session.is_cancelled, capacity=session.capacity
        ),
    )


def cards(sessions: Iterable[Any], *, today: date) -> tuple[Card, ...]:
    """Cards of sessions read with their commune and venue; one more query, for the seats."""
    rows = list(sessions)
    seats = seats_of(rows)
    return tuple(card(row, seats[row.id], today=today) for row in rows)
