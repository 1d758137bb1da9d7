"""Small programmes to count: sessions, people who answered or not, who came, what was counted."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from numerai.base.journal.work import unit_of_work
from numerai.base.models import Programme
from numerai.programme.people import actions as people
from numerai.programme.people.rules import Identity, Origin
from numerai.programme.workshops.actions.enrolment import Need, state_needs
from numerai.programme.workshops.actions.presence import count_heads, mark_presence
from numerai.programme.workshops.actions.sessions import plan_session
from numerai.programme.workshops.rules import NeedKind, Presence

TODAY = date(2026, 11, 23)
KONE, HIENGHENE, LIFOU = "98811", "98807", "98814"


@dataclass(frozen=True, slots=True)
class Builder:
    programme: Programme
    now: datetime

    def session(self, day: date, commune: str | None = KONE, **values: Any) -> UUID:
        plan = {"day": day, "commune_id": commune, "title": "Les arnaques", **values}
        return plan_session(self.programme, actor="test", now=self.now, values=plan)

    def person(self, **identity: Any) -> UUID:
        with unit_of_work(self.programme, actor="test", now=self.now) as work:
            return people.register(work, identity=Identity(**identity), origin=Origin.TEAM)

    def need(self, person: UUID, session: UUID | None = None) -> None:
        with unit_of_work(self.programme, actor="test", now=self.now) as work:
            state_needs(work, person=person, session_id=session, needs=(Need(NeedKind.LARGE_PRINT),))

    def came(self, session: UUID, *who: UUID) -> None:
        marks = dict.fromkeys(who, Presence.PRESENT)
        mark_presence(self.programme, actor="test", now=self.now, session_id=session, marks=marks)

    def count(self, session: UUID, total: int | None, **margins: int) -> None:
        count_heads(self.programme, actor="test", now=self.now, session_id=session, changes={"total": total, **margins})
