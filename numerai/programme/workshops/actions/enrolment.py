"""Enrolling, leaving, changing: places are decided under the lock of their session."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from numerai.base.ids import new_code, uuid7
from numerai.base.journal.work import UnitOfWork, unit_of_work
from numerai.base.models import LostCode, Programme
from numerai.programme.people import actions as people
from numerai.programme.people.rules import Identity, Origin, Purpose
from numerai.programme.workshops import rules
from numerai.programme.workshops.actions.promotion import promote_waiting
from numerai.programme.workshops.actions.sessions import NotFound, locked_session
from numerai.programme.workshops.actions.tasks import open_task
from numerai.programme.workshops.models import AccessNeed, Enrolment, Session
from numerai.programme.workshops.rules import EnrolmentStatus, NeedKind, TaskKind


class EnrolmentClosed(ValueError):
    """The session is past, cancelled, or not open yet."""


class AlreadyEnrolled(ValueError):
    """This participant already has a place, or waits, in this session."""


@dataclass(frozen=True, slots=True)
class Need:
    kind: NeedKind
    words: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """What is needed to enrol someone. `enrolment_id` is made early, so that sending twice enrols once."""

    enrolment_id: UUID
    origin: Origin
    identity: Identity | None = None  # None: `participant_id` is someone already known
    participant_id: UUID | None = None
    needs: tuple[Need, ...] = ()
    consents: dict[Purpose, bool] = field(default_factory=dict)
    changes: dict[str, Any] = field(default_factory=dict)  # what someone already known said of themselves
    told_in: UUID | None = None  # the file of that person where it is written; None: the one that is enrolled


def enrol(
    programme: Programme,
    *,
    actor: str,
    now: datetime,
    today: date,
    session_id: UUID,
    request: Request,
    force: bool = False,
) -> UUID:
    """Give a seat or a rank on the waiting list, once per `enrolment_id`.

    `force` is for the team: beyond the capacity, or a session that is past. Raises EnrolmentClosed, AlreadyEnrolled.
    """
    with unit_of_work(programme, actor=actor, now=now) as work:
        session = locked_session(programme, session_id)
        known = Enrolment.objects.of(programme).filter(id=request.enrolment_id).first()
        if known is not None:
            return _sent_again(known, session, request)
        open_now = rules.enrolment_open(
            day=session.day, today=today, cancelled=session.is_cancelled, capacity=session.capacity
        )
        if not open_now and not (force and not session.is_cancelled):
            raise EnrolmentClosed(session_id)
        person = _participant(work, session, request)
        place = _place(session, force=force)
        _record_place(work, session, person, request, place)
        state_needs(work, person=person, session_id=session.id, needs=request.needs)
        return request.enrolment_id


def _sent_again(known: Enrolment, session: Session, request: Request) -> UUID:
    """The same form a second time; an identifier that serves elsewhere enrols nobody."""
    same_person = request.participant_id in (None, known.participant_id)
    if known.session_id != session.id or not same_person:
        raise AlreadyEnrolled(request.enrolment_id)
    return known.id


def _participant(work: UnitOfWork, session: Session, request: Request) -> UUID:
    if request.identity is None:
        if request.participant_id is None:
            raise ValueError("an enrolment needs a person")
        rows = Enrolment.objects.filter(session=session, participant_id=request.participant_id)
        if rows.exclude(status=EnrolmentStatus.CANCELLED).exists():
            raise AlreadyEnrolled(request.participant_id)
        file = request.told_in or request.participant_id
        people.correct(work, person=file, changes=request.changes)
        people.answer_consents(work, person=file, answers=request.consents, how=request.origin)
        return request.participant_id
    person = people.register(
        work, identity=request.identity, origin=request.origin, participant_id=request.participant_id
    )
    people.answer_consents(work, person=person, answers=request.consents, how=request.origin)
    return person


def _place(session: Session, *, force: bool) -> rules.Place:
    rows = list(
        Enrolment.objects.filter(session=session)
        .exclude(status=EnrolmentStatus.CANCELLED)
        .values_list("seat", "waiting_number")
    )
    waiting = [number for _, number in rows if number is not None]
    return rules.place_for(
        capacity=session.capacity or 0,
        taken=[seat for seat, _ in rows if seat is not None],
        last_waiting=max(waiting, default=0),
        someone_waits=bool(waiting),
        force=force,
    )


def _record_place(work: UnitOfWork, session: Session, person: UUID, request: Request, place: rules.Place) -> None:
    work.record(
        "enrolment.recorded",
        subject=request.enrolment_id,
        person=person,
        facts={
            "session": session.id,
            "status": place.status,
            "seat": place.seat,
            "waiting_number": place.waiting_number,
            "forced": place.forced,
            "code": _free_code(work.programme),
            "via": request.origin,
        },
    )


def _free_code(programme: Programme) -> str:
    while True:
        code = new_code()
        if not any(rows.objects.of(programme).filter(code=code).exists() for rows in (Enrolment, LostCode)):
            return code


def state_needs(work: UnitOfWork, *, person: UUID, session_id: UUID | None, needs: tuple[Need, ...]) -> None:
    """A need never implies a disability; wanting to talk about it opens a call."""
    for need in needs:
        if need.kind == NeedKind.TALK:
            open_task(work, kind=TaskKind.TALK_NEEDS, person=person, session_id=session_id, due_on=work.today)
            continue
        work.record(
            "need.stated",
            subject=uuid7(),
            person=person,
            facts={"session": session_id},
            personal={"kind": need.kind, "words": need.words},
        )


def _locked_enrolment(programme: Programme, enrolment_id: UUID) -> tuple[Session, Enrolment]:
    """The session is locked first, then the enrolment is read again: the same order as everywhere."""
    session_id = Enrolment.objects.of(programme).filter(id=enrolment_id).values_list("session_id", flat=True).first()
    if session_id is None:
        raise NotFound(enrolment_id)
    session = locked_session(programme, session_id)
    return session, Enrolment.objects.get(id=enrolment_id)


def cancel_enrolment(programme: Programme, *, actor: str, now: datetime, enrolment_id: UUID) -> None:
    """Leave: the seat goes to whoever waits first. Leaving twice leaves once."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        session, enrolment = _locked_enrolment(programme, enrolment_id)
        record_leaving(work, session, enrolment)


def record_leaving(work: UnitOfWork, session: Session, enrolment: Enrolment) -> None:
    if enrolment.status == EnrolmentStatus.CANCELLED:
        return
    work.record(
        "enrolment.cancelled",
        subject=enrolment.id,
        person=enrolment.participant_id,
        facts={"session": session.id},
    )
    promote_waiting(work, session)


def admit_beyond_capacity(programme: Programme, *, actor: str, now: datetime, enrolment_id: UUID) -> None:
    """The team lets someone who waits come although the session is full; the journal keeps who decided it."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        session, enrolment = _locked_enrolment(programme, enrolment_id)
        if enrolment.status != EnrolmentStatus.WAITING:
            return
        place = _place(session, force=True)
        work.record(
            "enrolment.promoted",
            subject=enrolment.id,
            person=enrolment.participant_id,
            facts={"seat": place.seat, "forced": place.forced},
        )


def change_answers(
    programme: Programme,
    *,
    actor: str,
    now: datetime,
    enrolment_id: UUID,
    identity_changes: dict[str, Any],
    needs: tuple[Need, ...] | None,
) -> None:
    """Replace how to reach someone, or their needs for this session, without ever showing the earlier ones."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        session, enrolment = _locked_enrolment(programme, enrolment_id)
        people.correct(work, person=enrolment.participant_id, changes=identity_changes)
        if needs is None:
            return
        stated = AccessNeed.objects.filter(session=session, participant_id=enrolment.participant_id)
        for need_id in list(stated.values_list("id", flat=True)):
            work.record("need.withdrawn", subject=need_id, person=enrolment.participant_id)
        state_needs(work, person=enrolment.participant_id, session_id=session.id, needs=needs)
