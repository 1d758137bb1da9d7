"""A workshop in one's own calendar: the right hour everywhere, and the same event when it changes."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from icalendar import Calendar, Event

from numerai.base import worlds
from numerai.programme.workshops.actions import sessions
from numerai.programme.workshops.models import Session
from tests.screens.public.planning import Planner
from tests.support import outgoing

pytestmark = pytest.mark.usefixtures("clock")


def event_of(client: Client, session: Session) -> Event:
    response = client.get(f"/ateliers/{session.slug}/calendrier.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="{session.slug}.ics"'
    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    return event


def test_hours_of_noumea(client: Client, plan: Planner) -> None:
    session = plan.session(title="Les arnaques\u00a0: je reconnais, je réagis")
    body = client.get(f"/ateliers/{session.slug}/calendrier.ics").content.decode()
    assert outgoing.calendar(body.encode()) == []
    assert "BEGIN:VTIMEZONE\r\nTZID:Pacific/Noumea" in body
    assert "DTSTART;TZID=Pacific/Noumea:20261208T090000" in body
    event = event_of(client, session)
    assert event.start.astimezone(UTC) == datetime(2026, 12, 7, 22, 0, tzinfo=UTC)
    assert event.end.astimezone(UTC) == datetime(2026, 12, 8, 0, 30, tzinfo=UTC)
    assert str(event["SUMMARY"]) == "Les arnaques\u00a0: je reconnais, je réagis"
    assert str(event["LOCATION"]) == "Médiathèque, Koné"
    assert (str(event["STATUS"]), event["SEQUENCE"]) == ("CONFIRMED", 0)
    assert str(event["URL"]) == f"http://testserver/ateliers/{session.slug}/"


def test_lines_are_never_longer_than_the_standard_allows(client: Client, plan: Planner) -> None:
    session = plan.session(title="é" * 110)
    body = client.get(f"/ateliers/{session.slug}/calendrier.ics").content
    assert outgoing.calendar(body) == []


def test_the_same_event_follows_changes_and_cancellation(client: Client, plan: Planner) -> None:
    session = plan.session()
    before = event_of(client, session)
    sessions.edit_session(
        plan.programme, actor="test", now=plan.now, session_id=session.id, values={"place": "Centre culturel"}
    )
    plan.cancel(session)
    after = event_of(client, session)
    assert after["UID"] == before["UID"]
    assert (str(after["STATUS"]), after["SEQUENCE"]) == ("CANCELLED", 2)
    assert str(after["SUMMARY"]).startswith("Annulé")


def test_without_an_hour_the_whole_day(client: Client, plan: Planner) -> None:
    event = event_of(client, plan.session(starts_at=None, ends_at=None))
    assert (event.start, event.end) == (date(2026, 12, 8), date(2026, 12, 9))


def test_without_an_end_none_is_invented(client: Client, plan: Planner) -> None:
    assert "DTEND" not in event_of(client, plan.session(ends_at=None))


def test_a_demonstration_says_so(client: Client, plan: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    session = plan.session()
    monkeypatch.setattr(worlds, "is_demo", lambda: True)
    assert str(event_of(client, session)["SUMMARY"]).startswith("Démonstration")
