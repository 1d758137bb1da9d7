"""Planning, editing and cancelling sessions."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.utils.text import slugify

from numerai.base import database
from numerai.base.ids import uuid7
from numerai.base.journal.work import UnitOfWork, unit_of_work
from numerai.base.models import Programme
from numerai.programme.places.models import Commune
from numerai.programme.workshops.actions.promotion import promote_waiting
from numerai.programme.workshops.actions.tasks import open_task
from numerai.programme.workshops.models import Enrolment, Session, Task
from numerai.programme.workshops.rules import CancelCause, EnrolmentStatus, TaskKind

# The columns of a session that a plan or an edit may set.
PLANNABLE = (
    "commune_id venue_id place line title activities provided directions trainers day starts_at ends_at"
    " capacity sign_language contact_name contact_phone remarks import_key is_provisional"
    " trainer_accounts"
).split()


class NotFound(LookupError):
    """No such row in this programme."""


def locked_session(programme: Programme, session_id: UUID) -> Session:
    """The session, locked until the unit of work ends: places are decided under this lock."""
    session: Session | None = database.the_one(database.lock_rows(Session.objects.of(programme).filter(id=session_id)))
    if session is None:
        raise NotFound(session_id)
    return session


def slug_for(day: date, commune_id: str | None, session_id: UUID) -> str:
    """2026-12-08-kone-4f2a: readable, unique, and stable when the title changes."""
    name = Commune.objects.filter(code=commune_id).values_list("name", flat=True).first() if commune_id else None
    return f"{day:%Y-%m-%d}-{slugify(name or 'lieu-a-preciser')}-{session_id.hex[-5:]}"


def plan_session(
    programme: Programme, *, actor: str, now: datetime, values: dict[str, Any], session_id: UUID | None = None
) -> UUID:
    """`session_id` was made with the page: sending twice plans one session."""
    planned = Session.objects.of(programme).filter(id=session_id)
    try:
        with unit_of_work(programme, actor=actor, now=now) as work:
            if session_id and planned.exists():
                return session_id
            return record_plan(work, values=values, session_id=session_id)
    except IntegrityError:  # the same form, sent by two taps at once: the other one was quicker
        if session_id is None or not planned.exists():
            raise
        return session_id


def record_plan(work: UnitOfWork, *, values: dict[str, Any], session_id: UUID | None = None) -> UUID:
    session_id = session_id or uuid7()
    facts = {name: value for name, value in values.items() if name in PLANNABLE}
    facts["slug"] = slug_for(values["day"], values.get("commune_id"), session_id)
    work.record("session.planned", subject=session_id, facts=facts)
    return session_id


def edit_session(programme: Programme, *, actor: str, now: datetime, session_id: UUID, values: dict[str, Any]) -> bool:
    """Record what changed; more room lets waiting people in. False when nothing changed."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        session = locked_session(programme, session_id)
        return record_edit(work, session=session, values=values)


def record_edit(work: UnitOfWork, *, session: Session, values: dict[str, Any]) -> bool:
    changed = {name: value for name, value in values.items() if name in PLANNABLE and getattr(session, name) != value}
    if not changed:
        return False
    work.record("session.edited", subject=session.id, facts=changed)
    if "capacity" in changed:
        session.capacity = changed["capacity"]
        promote_waiting(work, session)
    return True


def cancel_session(programme: Programme, *, actor: str, now: datetime, session_id: UUID, cause: CancelCause) -> None:
    """Cancel with its cause; one task per person to tell, none is told by chance."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        session = locked_session(programme, session_id)
        if session.is_cancelled:
            return
        record_cancellation(work, session_id=session.id, cause=cause)
        for person in (
            Enrolment.objects.filter(session=session)
            .exclude(status=EnrolmentStatus.CANCELLED)
            .order_by("enrolled_at")
            .values_list("participant_id", flat=True)
        ):
            open_task(work, kind=TaskKind.TELL_CANCELLED, person=person, session_id=session.id, due_on=work.today)


def record_cancellation(work: UnitOfWork, *, session_id: UUID, cause: CancelCause) -> None:
    work.record("session.cancelled", subject=session_id, facts={"cause": cause})


def reopen_session(programme: Programme, *, actor: str, now: datetime, session_id: UUID) -> None:
    with unit_of_work(programme, actor=actor, now=now) as work:
        session = locked_session(programme, session_id)
        if session.is_cancelled:
            work.record("session.reopened", subject=session.id)
            _tell_reopened(work, session)
            session.refresh_from_db()
            promote_waiting(work, session)


def _tell_reopened(work: UnitOfWork, session: Session) -> None:
    """Who was told that it was cancelled is told again; who was not told yet need not be called at all."""
    told = Task.objects.filter(session=session, kind=TaskKind.TELL_CANCELLED).order_by("opened_at", "id")
    for task in list(told):
        if task.done_at is None:
            work.record("task.done", subject=task.id, person=task.participant_id)
        elif Enrolment.objects.filter(session=session, participant=task.participant_id).exclude(status="cancelled"):
            open_task(
                work,
                kind=TaskKind.TELL_REOPENED,
                person=task.participant_id,
                session_id=session.id,
                due_on=work.today,
            )
