"""The workshop that a journey is about: found in its programme, open or not, and said in words."""

from datetime import date
from enum import StrEnum

from numerai.base.dates import NBSP, say_day
from numerai.base.models import Programme
from numerai.programme.workshops import messages, rules
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.queries.cards import where
from numerai.programme.workshops.queries.seats import Seats, seats_of
from numerai.programme.workshops.queries.session import public_session


class Closed(StrEnum):
    """Why nobody can enrol by themselves; "" when they can."""

    NOT_CLOSED = ""
    CANCELLED = "cancelled"
    PAST = "past"
    NOT_YET = "not_yet"


def find(programme: Programme, slug: str) -> Session | None:
    return public_session(programme, slug) if slug else None


def closed(session: Session, today: date) -> Closed:
    if session.is_cancelled:
        return Closed.CANCELLED
    if session.day < today:
        return Closed.PAST
    is_open = rules.enrolment_open(day=session.day, today=today, cancelled=False, capacity=session.capacity)
    return Closed.NOT_CLOSED if is_open else Closed.NOT_YET


def seats(session: Session) -> Seats:
    return seats_of([session])[session.id]


def title(session: Session) -> str:
    return messages.say_title(session.title, session.line)


def say_when(session: Session) -> str:
    return f"{_breakable(say_day(session.day))}, {messages.say_hours(session.starts_at, session.ends_at)}"


def say_where(session: Session) -> str:
    """Maison commune, Koné"""
    commune = session.commune.name if session.commune else ""
    return ", ".join(part for part in (where(session), commune) if part)


def reminder(session: Session) -> str:
    """« mardi 8 décembre, Koné »: which workshop this is about, on each page."""
    commune = session.commune.name if session.commune else session.place
    return ", ".join(filter(None, [_breakable(say_day(session.day, with_year=False)), commune.replace(" ", NBSP)]))


def _breakable(day: str) -> str:
    """In a narrow column or with very large letters, the line may break after the name of the day."""
    return day.replace(NBSP, " ", 1)
