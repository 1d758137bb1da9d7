"""Everyone of one session: enrolled, waiting with their position, come without enrolling. Five queries in all."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext as _

from numerai.base.ids import say_code
from numerai.base.models import Programme
from numerai.programme.people.queries import Person, people_by_id
from numerai.programme.workshops.messages import PRESENCES
from numerai.programme.workshops.models import Attendance, Enrolment, HeadCount, Session
from numerai.programme.workshops.queries.figures import attendances as count_attendances
from numerai.programme.workshops.rules import EnrolmentStatus, Presence, position
from numerai.screens.team.people_words import Reach, say_name, ways_to_reach


@dataclass(frozen=True, slots=True)
class Someone:
    """A line of the session page or of the presence page."""

    person_id: UUID
    name: str
    is_erased: bool
    reach: tuple[Reach, ...]
    presence: Presence
    enrolment: Enrolment | None = None
    position: int | None = None  # in the waiting list, the first is 1
    walk_in: bool = False

    @property
    def presence_words(self) -> str:
        return str(PRESENCES[self.presence])

    @property
    def line(self) -> str:
        """The code of their line on the sign-in sheet: the number of their seat, which does not move."""
        return str(self.enrolment.seat) if self.enrolment and self.enrolment.seat is not None else ""

    @property
    def code(self) -> str:
        return say_code(self.enrolment.code) if self.enrolment else ""


@dataclass(frozen=True, slots=True)
class SessionPeople:
    enrolled: tuple[Someone, ...]
    waiting: tuple[Someone, ...]
    walk_ins: tuple[Someone, ...]  # a mark without an enrolment, whatever it says
    head_count: HeadCount | None

    @property
    def everyone(self) -> tuple[Someone, ...]:
        return (*self.enrolled, *self.walk_ins, *self.waiting)

    @property
    def came_without_enrolling(self) -> tuple[Someone, ...]:
        return tuple(someone for someone in self.walk_ins if someone.presence == Presence.PRESENT)

    @property
    def only_on_sheet(self) -> tuple[Someone, ...]:
        """Named on the sheet without an enrolment, and not known to have come."""
        return tuple(someone for someone in self.walk_ins if someone.presence != Presence.PRESENT)

    @property
    def named_present(self) -> int:
        return sum(1 for someone in self.everyone if someone.presence == Presence.PRESENT)

    @property
    def came(self) -> int | None:
        """None while nobody said anything: neither a presence nor a count."""
        total = self.head_count.total if self.head_count else None
        on_sheet = self.head_count.on_sheet if self.head_count else 0
        known = any(someone.presence != Presence.UNKNOWN for someone in self.everyone)
        if total is None and not on_sheet and not known:
            return None
        return count_attendances(named=self.named_present, total=total, on_sheet=on_sheet)


def people_of(
    programme: Programme, session: Session, *, say: Callable[[Person | None], str] = say_name
) -> SessionPeople:
    """`say`: how much of a name whoever asks may read."""
    enrolments = list(
        Enrolment.objects.filter(session=session)
        .exclude(status=EnrolmentStatus.CANCELLED)
        .order_by("waiting_number", "seat")
    )
    marks = {row.participant_id: row for row in Attendance.objects.filter(session=session)}
    ids = {row.participant_id for row in enrolments} | set(marks)
    files = people_by_id(programme, ids) if ids else {}
    numbers = [row.waiting_number for row in enrolments if row.waiting_number is not None]

    def someone(person: UUID, enrolment: Enrolment | None) -> Someone:
        file, mark = files.get(person), marks.get(person)
        number = enrolment.waiting_number if enrolment else None
        return Someone(
            person_id=person,
            name=say(file),
            is_erased=file is None or file.is_erased,
            reach=tuple(ways_to_reach(file.identity)) if file and not file.is_erased else (),
            presence=Presence(mark.presence) if mark else Presence.UNKNOWN,
            enrolment=enrolment,
            position=position(number, numbers) if number is not None else None,
            walk_in=bool(mark and mark.walk_in),
        )

    known = {row.participant_id for row in enrolments}
    return SessionPeople(
        enrolled=_told_apart(_by_name([someone(e.participant_id, e) for e in enrolments if e.seat is not None], files)),
        waiting=tuple(someone(e.participant_id, e) for e in enrolments if e.seat is None),
        walk_ins=_by_name([someone(person, None) for person in marks if person not in known], files),
        head_count=HeadCount.objects.filter(session=session).first(),
    )


def _told_apart(people: tuple[Someone, ...]) -> tuple[Someone, ...]:
    """Two people of one name, or of one first name and initial: each with their line of the sign-in sheet.

    Never the code of their ticket: whoever reads that one cancels an enrolment.
    """
    names = Counter(someone.name for someone in people)

    def told(someone: Someone) -> Someone:
        words = {"name": someone.name, "line": someone.line}
        return replace(someone, name=_("%(name)s (ligne %(line)s)") % words) if names[someone.name] > 1 else someone

    return tuple(told(someone) for someone in people)


def in_order_of_sheet(people: SessionPeople) -> tuple[Someone, ...]:
    """Those enrolled, by the number of their seat: a sheet printed yesterday keeps its lines."""
    return tuple(sorted(people.enrolled, key=lambda someone: int(someone.line)))


def _by_name(people: list[Someone], files: dict[UUID, Person]) -> tuple[Someone, ...]:
    """As on a paper sheet: family name, then given name."""

    def order(someone: Someone) -> tuple[str, str]:
        file = files.get(someone.person_id)
        return (file.identity.family_name.casefold(), file.identity.given_name.casefold()) if file else ("", "")

    return tuple(sorted(people, key=order))
