"""A workshop in the visitor's own calendar; the same event again follows its changes and its cancellation."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from numerai.base import dates, worlds
from numerai.programme.workshops import messages
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.queries.cards import where
from numerai.programme.workshops.queries.session import public_session

if TYPE_CHECKING:
    from icalendar import Calendar, Event

ZONE_KNOWN_FROM = date(2000, 1, 1)  # New Caledonia has kept one hour since 1997


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    session = public_session(request.programme, slug)
    if session is None:
        raise Http404("no such session")
    url = request.build_absolute_uri(reverse("public:session", args=[slug]))
    body = _calendar(session, url=url, stamp=dates.now()).to_ical()
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}.ics"'
    return response


def _calendar(session: Session, *, url: str, stamp: datetime) -> "Calendar":
    from icalendar import Calendar  # 8 MiB that most workers never need

    calendar = Calendar()
    calendar.add("prodid", f"-//{session.programme.name}//numerai//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_event(session, url=url, stamp=stamp))
    calendar.add_missing_timezones(first_date=ZONE_KNOWN_FROM)
    return calendar


def _event(session: Session, *, url: str, stamp: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{session.id}@{session.programme.slug}")
    event.add("dtstamp", stamp)
    event.add("sequence", session.edition)
    event.add("status", "CANCELLED" if session.is_cancelled else "CONFIRMED")
    event.add("summary", _summary(session))
    event.add("url", url)
    event.add("description", _("Gratuit. Tout est dit sur cette page : %(url)s") % {"url": url})
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
