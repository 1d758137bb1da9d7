"""What the campaigns about the team find in a server's data: run in a process of its own, prints JSON.

python -m tests.faults.team_scenes stage     two coordinators signed in, sessions, a venue, people
python -m tests.faults.team_scenes counts    how many rows each table has
python -m tests.faults.team_scenes history SESSION    how its places were given, and its room changed
python -m tests.faults.team_scenes last_seats N       plans sessions of one place, prints their slugs
python -m tests.faults.team_scenes clocks             the clock of each line of the journal
python -m tests.faults.team_scenes lists SLUG…        seats and ranks held in each
"""

import json
import os
import sys
from datetime import time, timedelta
from typing import Any
from uuid import UUID

COUNTED = (
    "people.Participant people.Account people.Consent places.Venue places.VenuePhoto support.Offer concerns.Concern"
    " workshops.Session workshops.Enrolment workshops.Attendance workshops.AccessNeed workshops.Task"
    " workshops.ImportRun workshops.RefusedRow workshops.HeadCount"
).split()


class Scene:
    """Writes with the actions of the programme, as the pages do."""

    def __init__(self) -> None:
        from numerai.base.dates import now, today
        from numerai.base.models import Programme

        self.programme = Programme.objects.get(is_default=True)
        self.now, self.today = now(), today(self.programme.time_zone)
        self.who: dict[str, Any] = {"actor": "test", "now": self.now}

    def colleague(self, name: str, *roles: str) -> str:
        """Invited, with a password, signed in: the value of their cookie."""
        from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
        from django.contrib.sessions.backends.db import SessionStore

        from numerai.programme.people.invitations import invite
        from numerai.programme.people.rules import Role

        for role in roles:
            known = {"name": name, "role": Role(role), "now": self.now, "organisation": "open-nc"}
            account = invite(self.programme, **known).account
        account.set_password("un mot de passe d’essai")
        account.save()
        session = SessionStore()
        session[SESSION_KEY] = str(account.pk)
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session[HASH_SESSION_KEY] = account.get_session_auth_hash()
        session.create()
        return str(session.session_key)

    def plan(self, days: int, capacity: int = 5, **more: Any) -> UUID:
        from numerai.programme.workshops.actions.sessions import plan_session

        values: dict[str, Any] = {
            "commune_id": "98811",
            "place": "Médiathèque (exemple inventé)",
            "line": "browsing",
            "title": "Je découvre Internet",
            "day": self.today + timedelta(days=days),
            "starts_at": time(9),
            "capacity": capacity,
        }
        return plan_session(self.programme, **self.who, values=values | more)

    def someone(self, number: int) -> UUID:
        from numerai.base.journal.work import unit_of_work
        from numerai.programme.people.actions import register
        from numerai.programme.people.rules import Identity, Origin

        identity = Identity(given_name="Corail", family_name=f"Exemple {number}", phone=f"+68774{number:04d}")
        with unit_of_work(self.programme, **self.who) as work:
            return register(work, identity=identity, origin=Origin.TEAM)

    def enrol(self, session: UUID, person: UUID, *, force: bool = True) -> str:
        """The code of the place."""
        from numerai.base.ids import uuid7
        from numerai.programme.people.rules import Origin
        from numerai.programme.workshops.actions.enrolment import Request, enrol
        from numerai.programme.workshops.models import Enrolment

        wanted = Request(enrolment_id=uuid7(), origin=Origin.TEAM, participant_id=person)
        made = enrol(self.programme, **self.who, today=self.today, session_id=session, request=wanted, force=force)
        return str(Enrolment.objects.get(id=made).code)

    def venue(self, name: str) -> UUID:
        from numerai.programme.places.actions import add_venue
        from numerai.programme.places.rules import Description, Finding, VenueFeature

        findings = dict.fromkeys(VenueFeature, Finding())
        return add_venue(self.programme, **self.who, description=Description("98811", name, "", findings))


def stage() -> dict[str, Any]:
    scene = Scene()
    future, past, person = scene.plan(12), scene.plan(-1), scene.someone(1)
    scene.enrol(past, person)
    return {
        "coordinators": [scene.colleague(f"Coordination {name}", "coordinator") for name in ("Une", "Deux")],
        "referent": scene.colleague("Référence Exemple", "referent"),
        "future": future,
        "past": past,
        "person": person,
        "shrinking": {slug_of(session): session for session in (scene.plan(13), scene.plan(14))},
        "other": scene.someone(2),
        "venue": scene.venue("Maison commune (exemple)"),
    }


def last_seats(count: str) -> list[str]:
    scene = Scene()
    return [slug_of(scene.plan(30 + number, capacity=1)) for number in range(int(count))]


def lists(*slugs: str) -> dict[str, dict[str, list[int]]]:
    """Of each session: the seats that are held, and the ranks of those who wait."""
    from numerai.programme.workshops.models import Enrolment

    rows = list(Enrolment.objects.values_list("session__slug", "status", "seat", "waiting_number"))
    return {
        slug: {
            "seats": sorted(seat for at, status, seat, _ in rows if at == slug and status == "enrolled"),
            "waiting": sorted(rank for at, status, _, rank in rows if at == slug and status == "waiting"),
        }
        for slug in slugs
    }


def clocks() -> list[str]:
    """The hybrid clock of each line of the journal, in the order of their numbers."""
    from numerai.base.journal.models import Event

    return list(Event.objects.order_by("number").values_list("clock", flat=True))


def slug_of(session: UUID) -> str:
    from numerai.programme.workshops.models import Session

    return Session.objects.get(id=session).slug


def history(session: str) -> list[dict[str, Any]]:
    """What the journal says of the places of that session, in its order: the room, or the seat that someone got."""
    from numerai.base.journal.models import Event

    lines = Event.objects.filter(kind__in=["session.edited", "enrolment.recorded"]).order_by("number")
    facts = [(line.kind, str(line.subject), line.facts_read()) for line in lines]
    return [
        {"capacity": said["capacity"]} if kind == "session.edited" else {"seat": said["seat"]}
        for kind, subject, said in facts
        if (subject == session and "capacity" in said) or said.get("session") == session
    ]


def counts() -> dict[str, int]:
    from django.apps import apps

    return {name.partition(".")[2]: apps.get_model(name)._default_manager.count() for name in COUNTED}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "numerai.settings")
    import django

    django.setup()
    acts: dict[str, Any] = {
        "stage": stage,
        "counts": counts,
        "history": history,
        "last_seats": last_seats,
        "lists": lists,
        "clocks": clocks,
    }
    print(json.dumps(acts[sys.argv[1]](*sys.argv[2:]), default=str))
