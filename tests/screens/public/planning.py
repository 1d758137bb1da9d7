"""Sessions for the tests of public pages, planned through the same actions as the team's."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from numerai.base.ids import uuid7
from numerai.base.models import Programme
from numerai.programme.people.rules import Identity, Origin, Purpose
from numerai.programme.places.models import Venue, VenueFact
from numerai.programme.workshops.actions import enrolment, presence, sessions
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.rules import CancelCause
from tests.support.people import CORAIL

TODAY = date(2026, 11, 23)  # the day of the fixture `now`, in Nouméa
NOUMEA, KONE, LA_FOA, PAITA = "98818", "98811", "98813", "98821"
USUAL: dict[str, Any] = {
    "commune_id": KONE,
    "place": "Médiathèque",
    "line": "browsing",
    "title": "Je découvre Internet",
    "starts_at": time(9, 0),
    "ends_at": time(11, 30),
    "capacity": 3,
}


@dataclass(frozen=True, slots=True)
class Planner:
    programme: Programme
    now: datetime

    def session(self, days: int = 15, **values: Any) -> Session:
        """`days` from today; negative for a session of the past."""
        planned = {**USUAL, "day": TODAY + timedelta(days=days), **values}
        session_id = sessions.plan_session(self.programme, actor="test", now=self.now, values=planned)
        return Session.objects.get(id=session_id)

    def many(self, count: int) -> None:
        """To come, every other day, in three communes and on two lines."""
        for rank in range(count):
            commune = (NOUMEA, KONE, LA_FOA)[rank % 3]
            self.session(rank * 2 + 1, commune_id=commune, line=("office", "cybersecurity")[rank % 2])

    def venue(self, commune: str = NOUMEA, **facts: str) -> Venue:
        """A room; each fact given as feature="yes" or "no" was checked in October."""
        venue = Venue.objects.create(programme=self.programme, commune_id=commune, name="Maison commune")
        for feature, state in facts.items():
            VenueFact.objects.create(
                venue=venue, feature=feature, state=state, checked_on=date(2026, 10, 12), checked_by="l’équipe"
            )
        return venue

    def enrol(self, session: Session, count: int = 1, *, force: bool = False) -> None:
        for _ in range(count):
            request = enrolment.Request(
                enrolment_id=uuid7(),
                origin=Origin.SELF,
                identity=Identity(CORAIL.given_name, CORAIL.family_name, phone=CORAIL.phone),
                consents={Purpose.TAKE_PART: True},
            )
            enrolment.enrol(
                self.programme,
                actor="test",
                now=self.now,
                today=TODAY,
                session_id=session.id,
                request=request,
                force=force,
            )

    def came(self, session: Session, total: int) -> None:
        presence.count_heads(
            self.programme, actor="test", now=self.now, session_id=session.id, changes={"total": total}
        )

    def walked_in(self, session: Session, count: int = 1) -> None:
        for _ in range(count):
            presence.add_walk_in(
                self.programme,
                actor="test",
                now=self.now,
                session_id=session.id,
                participant_id=uuid7(),
                identity=Identity(CORAIL.given_name, CORAIL.family_name),
            )

    def cancel(self, session: Session, cause: CancelCause = CancelCause.CYCLONE) -> None:
        sessions.cancel_session(self.programme, actor="test", now=self.now, session_id=session.id, cause=cause)
