"""How a session is written as a calendar event: one stable identifier, one hour everywhere, its edition, its state."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from numerai.base import worlds
from numerai.base.models import Programme
from numerai.programme.workshops import messages
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.queries.cards import where

if TYPE_CHECKING:
    from icalendar import Calendar, Event

TYPE = "text/calendar; charset=utf-8"
ZONE_KNOWN_FROM = date(2000, 1, 1)  # New Caledonia has kept one hour since 1997
READ_AGAIN = timedelta(hours=12)  # how often a subscribed calendar is asked to look


def calendar(programme: Programme, sessions: Iterable[tuple[Session, str]], *, stamp: datetime) -> "Calendar":
    """`sessions`: each with the address of its page."""
    from icalendar import Calendar  # 8 MiB that most workers never need

    written = Calendar()
    written.add("prodid", f"-//{programme.name}//numerai//FR")
    written.add("version", "2.0")
    written.add("method", "PUBLISH")
    for session, url in sessions:
        session.programme = programme
        written.add_component(_event(session, url=url, stamp=stamp))
    written.add_missing_timezones(first_date=ZONE_KNOWN_FROM)
    return written


def subscription(
    programme: Programme, sessions: Iterable[tuple[Session, str]], *, name: str, stamp: datetime
) -> "Calendar":
    """The same, for a calendar that comes back: its name, and how often to look (RFC 7986)."""
    written = calendar(programme, sessions, stamp=stamp)
    written.add("name", name)
    written.add("x-wr-calname", name)
    written.add("x-wr-timezone", programme.time_zone)
    written.add("refresh-interval", READ_AGAIN, parameters={"VALUE": "DURATION"})
    written.add("x-published-ttl", "PT12H")
    return written


def _event(session: Session, *, url: str, stamp: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{session.id}@{session.programme.slug}")
    event.add("dtstamp", stamp)
    event.add("sequence", session.edition)
    event.add("status", "CANCELLED" if session.is_cancelled else "CONFIRMED")
    event.add("summary", _summary(session))
    event.add("url", url)
    event.add("description", _("Gratuit. Tout est sur cette page : %(url)s") % {"url": url})
    place = ", ".join(part for part in (where(session), session.commune.name if session.commune else "") if part)
    if place:
        event.add("location", place)
    _add_time(event, session)
    return event


def _summary(session: Session) -> str:
    title = messages.say_title(session.title, session.line)
    if session.is_cancelled:
        title = _("Annulé : %(title)s") % {"title": title}
    return _("Démonstration : %(title)s") % {"title": title} if worlds.is_demo() else title


def _add_time(event: "Event", session: Session) -> None:
    """Without an hour, the whole day; without an end, none is invented."""
    start, end = session.start(), session.end()
    if start is None:
        event.add("dtstart", session.day)
        event.add("dtend", session.day + timedelta(days=1))
        return
    event.add("dtstart", start)
    if end is not None:
        event.add("dtend", end)
