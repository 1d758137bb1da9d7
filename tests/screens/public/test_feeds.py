"""Calendars that follow the workshops: the same events, their changes, their cancellations, and nothing sent twice."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from numerai.base.models import Programme
from numerai.programme.workshops.actions import sessions
from tests.screens.public.planning import KONE, NOUMEA, Planner
from tests.support import outgoing

pytestmark = pytest.mark.usefixtures("clock")
ALL, OF_KONE = "/ateliers/calendrier.ics", "/communes/kone/calendrier.ics"


def read(client: Client, path: str = ALL) -> Calendar:
    response = client.get(path)
    assert outgoing.calendar(response.content) == []
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content)


def uids(calendar: Calendar) -> set[str]:
    return {str(event["UID"]).partition("@")[0] for event in calendar.walk("VEVENT")}


def test_each_commune_has_its_own_and_one_has_them_all(client: Client, plan: Planner) -> None:
    here, there = plan.session(commune_id=KONE), plan.session(commune_id=NOUMEA)
    hidden = plan.session(commune_id=KONE, is_provisional=True)
    assert uids(read(client, OF_KONE)) == {str(here.id)}
    assert uids(read(client)) == {str(here.id), str(there.id)}
    assert str(hidden.id) not in uids(read(client))


def test_the_zone_the_name_and_when_to_come_back(client: Client, plan: Planner) -> None:
    plan.session()
    body = client.get(OF_KONE).content.decode()
    for line in (
        "BEGIN:VTIMEZONE",
        "TZID:Pacific/Noumea",
        "DTSTART;TZID=Pacific/Noumea:20261208T090000",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "X-WR-CALNAME:Numé-Raï\u00a0: Koné",
    ):
        assert f"{line}\r\n" in body


def test_an_event_keeps_its_name_and_counts_its_changes(client: Client, plan: Planner) -> None:
    session = plan.session()
    (before,) = read(client).walk("VEVENT")
    sessions.edit_session(
        plan.programme, actor="test", now=plan.now, session_id=session.id, values={"place": "Centre culturel"}
    )
    (edited,) = read(client).walk("VEVENT")
    plan.cancel(session)
    (cancelled,) = read(client).walk("VEVENT")
    assert before["UID"] == edited["UID"] == cancelled["UID"]
    assert (before["SEQUENCE"], edited["SEQUENCE"], cancelled["SEQUENCE"]) == (0, 1, 2)
    assert (str(edited["STATUS"]), str(cancelled["STATUS"])) == ("CONFIRMED", "CANCELLED")
    assert edited.start.astimezone(UTC) == datetime(2026, 12, 7, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(("days", "is_kept"), [(59, True), (61, False)])
def test_a_cancellation_stays_sixty_days(
    days: int, is_kept: bool, client: Client, plan: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = plan.session(90)
    plan.cancel(session)
    monkeypatch.setattr("django.utils.timezone.now", lambda: plan.now + timedelta(days=days))
    assert (str(session.id) in uids(read(client))) == is_kept


def test_what_was_long_ago_is_left_out(client: Client, plan: Planner) -> None:
    plan.session(-61)
    lately = plan.session(-59)
    assert uids(read(client)) == {str(lately.id)}


def test_nothing_new_is_answered_in_a_word(client: Client, plan: Planner) -> None:
    session = plan.session()
    known = client.get(ALL)["ETag"]
    again = client.get(ALL, headers={"if-none-match": known})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", known)
    plan.cancel(session)
    assert client.get(ALL, headers={"if-none-match": known}).status_code == 200


def test_a_commune_without_session_has_an_empty_calendar(client: Client, db: None) -> None:
    assert uids(read(client, "/communes/thio/calendrier.ics")) == set()
    assert client.get("/communes/atlantide/calendrier.ics").status_code == 404


def test_the_page_of_the_commune_gives_both_addresses(client: Client, plan: Planner) -> None:
    html = client.get("/communes/kone/").content.decode()
    assert 'href="webcal://testserver/communes/kone/calendrier.ics"' in html
    assert ">http://testserver/communes/kone/calendrier.ics</textarea>" in html
    assert 'href="webcal://testserver/ateliers/calendrier.ics"' in client.get("/agenda/").content.decode()


def test_it_costs_few_queries(client: Client, plan: Planner, django_assert_num_queries: object) -> None:
    plan.many(60)
    with django_assert_num_queries(3):  # type: ignore[operator]  # a fixture of pytest-django
        client.get(OF_KONE)


def test_another_programme_has_its_own(client: Client, plan: Planner, other_programme: Programme) -> None:
    plan.session()
    response = client.get(ALL, headers={"host": "ailleurs.example"})
    assert uids(Calendar.from_ical(response.content)) == set()
