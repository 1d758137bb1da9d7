"""What happened and will happen in the demonstration: sessions past and coming, around the day when it is built."""

from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from numerai.base.ids import new_code, uuid7
from numerai.base.journal.work import UnitOfWork, unit_of_work
from numerai.base.models import Programme
from numerai.cli.demonstration_letters import receive_concerns, receive_offers
from numerai.cli.demonstration_people import invented_needs, invented_people, invented_phone
from numerai.cli.demonstration_places import invented_venues
from numerai.cli.demonstration_team import actor_of, invented_team
from numerai.cli.demonstration_words import PROVIDED, TRAINERS, WORKSHOPS, imported_table
from numerai.programme.people import actions as people
from numerai.programme.people.rules import Identity, Origin, Purpose
from numerai.programme.places.models import Holiday
from numerai.programme.workshops.actions.enrolment import Request, cancel_enrolment, enrol, state_needs
from numerai.programme.workshops.actions.importing import import_file
from numerai.programme.workshops.actions.presence import record_head_count, record_mark
from numerai.programme.workshops.actions.sessions import cancel_session, record_plan
from numerai.programme.workshops.actions.tasks import ask_to_be_contacted
from numerai.programme.workshops.models import AccessNeed, Enrolment, Session, Task
from numerai.programme.workshops.rules import (
    CancelCause,
    EnrolmentStatus,
    Line,
    NeedOutcome,
    Presence,
    place_for,
)

ACTOR = "demonstration"
SEED = 2026
PAST, COMING = 19, 12
HELD = range(PAST - 2)
CALLED_OFF, NOT_REPORTED = PAST - 2, PAST - 1
FULL, UNKNOWN_SEATS = (PAST + 1, PAST + 4), PAST + 7
BY_THE_RELAY = (PAST + 2, PAST + 2, PAST + 3, PAST + 5, PAST + 6)  # one person enrolled in each
_EVERYONE = tuple(Presence)
_HOW_OFTEN = (4, 80, 5, 11)  # of a hundred enrolled: unknown, present, excused, absent


def build(programme: Programme, *, now: datetime) -> None:
    """Once: a demonstration that already has a session is left as it is. Called inside the demonstration's world."""
    if Session.objects.of(programme).exists():
        return
    _Story(programme, now).tell()


class _Story:
    """The same story each time, moved to the day when it is told."""

    def __init__(self, programme: Programme, now: datetime) -> None:
        self.programme = programme
        self.now = now
        self.today = now.astimezone(ZoneInfo(programme.time_zone)).date()
        self.chance = Random(SEED)  # noqa: S311  (a story, not a secret)
        self.newcomers = invented_people(Random(SEED))  # noqa: S311  (the same people, whatever the story)
        self.known: list[UUID] = []
        self.sessions: list[UUID] = []
        self.team = invented_team(programme, now=now)
        self.venues = invented_venues(programme, actor=ACTOR, now=now, today=self.today, chance=self.chance)
        self.holidays = set(Holiday.objects.values_list("day", flat=True))

    def tell(self) -> None:
        for number in range(PAST + COMING):
            self._session(number)
        self._import_last_year()
        for number in BY_THE_RELAY:
            self._enrolled_by_the_relay(self.sessions[number])
        receive_offers(self.programme, self.team, today=self.today, moment=self._moment)
        receive_concerns(self.programme, self.team, today=self.today, moment=self._moment)
        for identity in self.newcomers:  # whoever is left asked to be contacted, or waits to be invited
            self._only_a_file(identity)
        for number in range(9000, 9004):
            identity = Identity(phone=invented_phone(number))
            ask_to_be_contacted(
                self.programme,
                actor=ACTOR,
                now=self._moment(self.today - timedelta(days=2)),
                participant_id=uuid7(),
                identity=identity,
                consents={Purpose.TAKE_PART: True},
                session_id=None,
            )

    def _session(self, number: int) -> None:
        day = self._day(number)
        capacity = 8 if number in FULL else self.chance.choice((12, 14, 16))
        wanted = 11 if number in FULL else self.chance.randint(8, capacity)
        opened = self._moment(min(day, self.today) - timedelta(days=10))
        with unit_of_work(self.programme, actor=ACTOR, now=opened) as work:
            session = self._plan(work, number, day, None if number == UNKNOWN_SEATS else capacity)
            guests = [] if number == UNKNOWN_SEATS else self._guests(work, wanted)
            self._enrol(work, session, guests, capacity)
        self.sessions.append(session)
        if number in HELD:
            self._report(session, day, [person for person, _ in guests], counted=number % 5 != 3)
        elif number == CALLED_OFF:
            eve = self._moment(day - timedelta(days=1))
            cancel_session(self.programme, actor=ACTOR, now=eve, session_id=session, cause=CancelCause.CYCLONE)
        elif number == FULL[0]:
            left = Enrolment.objects.filter(session_id=session, seat=3).get().id
            yesterday = self._moment(self.today - timedelta(days=1))
            cancel_enrolment(self.programme, actor=ACTOR, now=yesterday, enrolment_id=left)
        if day < self.today:
            self._close_tasks(session, day)

    def _day(self, number: int) -> date:
        """From nine months ago to two months ahead, on week days that are worked."""
        if number < PAST:
            day = self.today - timedelta(days=3 + 14 * (PAST - 1 - number) + number % 4)
            step = -1
        else:
            day = self.today + timedelta(days=3 + 5 * (number - PAST))
            step = 1
        return self._worked(day, step)

    def _worked(self, day: date, step: int) -> date:
        while day.weekday() > 4 or day in self.holidays:
            day += timedelta(days=step)
        return day

    def _plan(self, work: UnitOfWork, number: int, day: date, capacity: int | None) -> UUID:
        line = list(Line)[number % len(Line)]
        title, activities = WORKSHOPS[line][number // len(Line) % len(WORKSHOPS[line])]
        venue = self.venues[number % len(self.venues)]
        morning = number % 3 != 1
        values = {
            "commune_id": venue.commune_id,
            "venue_id": venue.id,
            "line": line,
            "title": title,
            "activities": activities,
            "provided": PROVIDED,
            "directions": venue.directions,
            "trainers": self.chance.choice(TRAINERS),
            "trainer_accounts": self._animated_by(number),
            "day": day,
            "starts_at": time(9) if morning else time(13, 30),
            "ends_at": time(11, 30) if morning else time(16),
            "capacity": capacity,
            "sign_language": (True, False, None)[number % 3],
        }
        return record_plan(work, values=values)

    def _animated_by(self, number: int) -> list[str]:
        """One session in three has nobody of the team yet."""
        return [str(account.id) for account in self.team.trainers[number % 3 : number % 3 + 1]]

    def _enrolled_by_the_relay(self, session: UUID) -> None:
        request = Request(
            enrolment_id=uuid7(),
            origin=Origin.HELPER,
            identity=next(self.newcomers),
            consents={Purpose.TAKE_PART: True, Purpose.CALL_BACK: True},
        )
        when = self._moment(self.today - timedelta(days=1))
        actor = actor_of(self.team.relay)
        enrol(self.programme, actor=actor, now=when, today=self.today, session_id=session, request=request)

    def _import_last_year(self) -> None:
        """A spreadsheet from before: two sessions taken in, one line that nobody could read."""
        days = [self._worked(self.today - timedelta(days=ago), -1) for ago in (330, 310)]
        when = self._moment(self.today - timedelta(days=30))
        actor, table = actor_of(self.team.coordinator), imported_table(days).encode()
        import_file(
            self.programme, kind="sessions", data=table, name="exemple.csv", actor=actor, now=when, today=self.today
        )

    def _guests(self, work: UnitOfWork, wanted: int) -> list[tuple[UUID, Origin]]:
        """Three in ten come again; the others open their file that day."""
        again = self.chance.sample(self.known, min(len(self.known), round(wanted * 0.3)))
        guests = [(person, Origin.SELF) for person in again]
        while len(guests) < wanted and (identity := next(self.newcomers, None)):
            origin = self.chance.choices((Origin.SELF, Origin.HELPER, Origin.TEAM), (60, 20, 20))[0]
            guests.append((self._register(work, identity, origin), origin))
        return guests

    def _register(self, work: UnitOfWork, identity: Identity, origin: Origin) -> UUID:
        person = people.register(work, identity=identity, origin=origin)
        answers = {Purpose.TAKE_PART: True, Purpose.CALL_BACK: self.chance.random() < 0.6}
        people.answer_consents(work, person=person, answers=answers, how=origin)
        self.known.append(person)
        return person

    def _enrol(self, work: UnitOfWork, session: UUID, guests: list[tuple[UUID, Origin]], capacity: int) -> None:
        taken: list[int] = []
        waiting = 0
        for person, origin in guests:
            place = place_for(
                capacity=capacity, taken=taken, last_waiting=waiting, someone_waits=waiting > 0, force=False
            )
            facts = {
                "session": session,
                "status": place.status,
                "seat": place.seat,
                "waiting_number": place.waiting_number,
                "forced": place.forced,
                "code": new_code(),
                "via": origin,
            }
            work.record("enrolment.recorded", subject=uuid7(), person=person, facts=facts)
            state_needs(work, person=person, session_id=session, needs=invented_needs(self.chance))
            if place.status is EnrolmentStatus.ENROLLED and place.seat:
                taken.append(place.seat)
            else:
                waiting += 1

    def _report(self, session: UUID, day: date, enrolled: list[UUID], *, counted: bool) -> None:
        """The evening of the session: who came, how many more without a name, what became of the needs."""
        with unit_of_work(self.programme, actor=ACTOR, now=self._moment(day, hour=17)) as work:
            present = 0
            for person in enrolled:
                presence = self.chance.choices(_EVERYONE, _HOW_OFTEN)[0]
                record_mark(work, session_id=session, person=person, presence=presence, walk_in=False)
                present += presence is Presence.PRESENT
            if counted:
                total = present + self.chance.randint(0, 4)
                record_head_count(work, session_id=session, counts={"total": total, "margins": self._margins(total)})
            for need in AccessNeed.objects.filter(session_id=session).order_by("id"):
                outcome = self.chance.choices((NeedOutcome.MET, NeedOutcome.NOT_MET, None), (65, 15, 20))[0]
                if outcome:
                    work.record(
                        "need.answered", subject=need.id, person=need.participant_id, facts={"outcome": outcome}
                    )

    def _close_tasks(self, session: UUID, day: date) -> None:
        """Nobody is told about a session once its day has passed."""
        with unit_of_work(self.programme, actor=ACTOR, now=self._moment(day, hour=18)) as work:
            for task in Task.objects.filter(session_id=session, done_at__isnull=True).order_by("opened_at", "id"):
                work.record("task.done", subject=task.id, person=task.participant_id)

    def _margins(self, total: int) -> dict[str, int]:
        women = round(total * self.chance.uniform(0.4, 0.8))
        margins = {"women": women, "men": total - women}
        if self.chance.random() < 0.7:
            margins["with_disability"] = round(total * self.chance.uniform(0.2, 0.7))
            margins["job_seeking"] = round(total * self.chance.uniform(0.1, 0.5))
        return margins

    def _only_a_file(self, identity: Identity) -> None:
        with unit_of_work(self.programme, actor=ACTOR, now=self._moment(self.today - timedelta(days=4))) as work:
            self._register(work, identity, Origin.TEAM)

    def _moment(self, day: date, *, hour: int = 10) -> datetime:
        moment = datetime.combine(day, time(hour), tzinfo=ZoneInfo(self.programme.time_zone))
        return min(moment, self.now)
