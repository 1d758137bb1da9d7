"""Who came: named people one by one, others as counts that are never crossed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from numerai.base.journal.work import UnitOfWork, unit_of_work
from numerai.base.models import Programme
from numerai.programme.people import actions as people
from numerai.programme.people.rules import Identity, Origin, Purpose
from numerai.programme.workshops.actions.enrolment import Need, state_needs
from numerai.programme.workshops.actions.sessions import locked_session
from numerai.programme.workshops.models import AccessNeed, Attendance, Enrolment, HeadCount, Session
from numerai.programme.workshops.queries.figures import attendances
from numerai.programme.workshops.rules import EnrolmentStatus, NeedOutcome, Presence, took_place


class NotHeldYet(ValueError):
    """The day of this session has not come, or it was cancelled: nobody can have come."""


class CountedMeanwhile(ValueError):
    """Somebody else counted otherwise since the page was shown."""


class Marked(NamedTuple):
    """How many marks changed, and how many were left as somebody else made them meanwhile."""

    changed: int
    left: int


def _held_session(work: UnitOfWork, session_id: UUID) -> Session:
    session = locked_session(work.programme, session_id)
    if not took_place(day=session.day, today=work.today, cancelled=session.is_cancelled):
        raise NotHeldYet(session_id)
    return session


def mark_presence(
    programme: Programme,
    *,
    actor: str,
    now: datetime,
    session_id: UUID,
    marks: dict[UUID, Presence],
    seen: Mapping[UUID, Presence] | None = None,
) -> Marked:
    """Mark several participants at once. `seen`: what the page showed; a mark that somebody else made otherwise since
    is left as it is. Raises NotHeldYet.
    """
    with unit_of_work(programme, actor=actor, now=now) as work:
        session = _held_session(work, session_id)
        enrolled = set(
            Enrolment.objects.filter(session=session, status=EnrolmentStatus.ENROLLED).values_list(
                "participant_id", flat=True
            )
        )
        left = _overtaken(session, marks, seen) if seen is not None else set()
        changed = sum(
            record_mark(work, session_id=session.id, person=person, presence=presence, walk_in=person not in enrolled)
            for person, presence in marks.items()
            if person not in left
        )
        return Marked(changed, len(left))


def _overtaken(session: Session, marks: Mapping[UUID, Presence], seen: Mapping[UUID, Presence]) -> set[UUID]:
    known = Attendance.objects.filter(session=session, participant__in=marks)
    now_marked = dict(known.values_list("participant_id", "presence"))
    found = {person: now_marked.get(person, Presence.UNKNOWN) for person in marks}
    return {person for person, mark in found.items() if mark not in (marks[person], seen.get(person, mark))}


def record_mark(work: UnitOfWork, *, session_id: UUID, person: UUID, presence: Presence, walk_in: bool) -> bool:
    """False when it was already so: marking again changes nothing."""
    known = Attendance.objects.filter(session_id=session_id, participant_id=person).first()
    if (known.presence if known else Presence.UNKNOWN) == presence:
        return False
    work.record(
        "attendance.marked",
        person=person,
        subject=person,
        facts={"session": session_id, "presence": presence, "walk_in": known.walk_in if known else walk_in},
    )
    return True


def add_walk_in(
    programme: Programme,
    *,
    actor: str,
    now: datetime,
    session_id: UUID,
    participant_id: UUID,
    identity: Identity,
    needs: tuple[Need, ...] = (),
    consents: dict[Purpose, bool] | None = None,
) -> None:
    """Someone came without enrolling: a file and a presence, once per `participant_id`."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        session = _held_session(work, session_id)
        if Attendance.objects.filter(session=session, participant_id=participant_id).exists():
            return
        people.register(work, identity=identity, origin=Origin.TEAM, participant_id=participant_id)
        people.answer_consents(work, person=participant_id, answers=consents or {}, how=Origin.TEAM)
        state_needs(work, person=participant_id, session_id=session.id, needs=needs)
        record_mark(work, session_id=session.id, person=participant_id, presence=Presence.PRESENT, walk_in=True)


def count_heads(
    programme: Programme,
    *,
    actor: str,
    now: datetime,
    session_id: UUID,
    changes: dict[str, int | None],
    seen: Mapping[str, int | None] | None = None,
) -> bool:
    """`changes`: the total or margins, None when nobody counted; whatever is not named stays as it is known now.

    `seen`: what the page showed. Raises CountedMeanwhile when somebody else wrote another count there since.
    """
    with unit_of_work(programme, actor=actor, now=now) as work:
        session = _held_session(work, session_id)
        known = HeadCount.objects.filter(session=session).first()
        counts = {"total": known.total, **known.margins} if known else {"total": None}
        if seen is not None and any(counts.get(name) not in (changes[name], seen.get(name)) for name in changes):
            raise CountedMeanwhile(session_id)
        counts |= changes
        if known is None and all(count is None for count in counts.values()):
            return False
        total = counts.pop("total")
        margins = {name: count for name, count in counts.items() if count is not None}
        return record_head_count(work, session_id=session.id, counts={"total": total, "margins": margins})


def count_one_more(programme: Programme, *, actor: str, now: datetime, session_id: UUID, seen: int | None) -> bool:
    """Someone came who does not want to be named. `seen`: the total on the page; sent again, it counts nobody twice."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        session = _held_session(work, session_id)
        known = HeadCount.objects.filter(session=session).first()
        total, on_sheet = (known.total, known.on_sheet) if known else (None, 0)
        if total != seen:
            return False
        named = Attendance.objects.filter(session=session, presence=Presence.PRESENT).count()
        counted = attendances(named=named, total=total, on_sheet=on_sheet) + 1
        return record_head_count(work, session_id=session.id, counts={"total": counted})


def record_head_count(work: UnitOfWork, *, session_id: UUID, counts: dict[str, Any]) -> bool:
    """`counts`: any of total, margins, on_sheet. False when nothing changed."""
    known = HeadCount.objects.filter(session_id=session_id).first()
    if known is not None and all(getattr(known, name) == value for name, value in counts.items()):
        return False
    work.record("headcount.recorded", subject=session_id, facts=counts)
    return True


def answer_need(programme: Programme, *, actor: str, now: datetime, need_id: UUID, outcome: NeedOutcome) -> None:
    with unit_of_work(programme, actor=actor, now=now) as work:
        need = AccessNeed.objects.of(programme).filter(id=need_id).first()
        if need is not None and need.outcome != outcome:
            work.record("need.answered", subject=need.id, person=need.participant_id, facts={"outcome": outcome})
