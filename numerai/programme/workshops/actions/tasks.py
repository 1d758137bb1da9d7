"""Things that someone of the team has to do."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError

from numerai.base import database
from numerai.base.ids import uuid7
from numerai.base.journal.work import FileExists, UnitOfWork, unit_of_work
from numerai.base.models import Programme
from numerai.programme.people import actions as people
from numerai.programme.people.models import Account
from numerai.programme.people.rules import Identity, Origin, Purpose
from numerai.programme.workshops.models import Task
from numerai.programme.workshops.rules import TaskKind


def open_task(work: UnitOfWork, *, kind: TaskKind, person: UUID | None, session_id: UUID | None, due_on: date) -> UUID:
    task_id = uuid7()
    work.record(
        "task.opened", subject=task_id, person=person, facts={"kind": kind, "session": session_id, "due_on": due_on}
    )
    return task_id


def ask_to_be_contacted(
    programme: Programme,
    *,
    actor: str,
    now: datetime,
    participant_id: UUID,
    identity: Identity,
    consents: dict[Purpose, bool],
    session_id: UUID | None,
) -> None:
    """One telephone number is enough: a file is opened with it, and a task to call. Sending twice opens one."""
    asked = Task.objects.of(programme).filter(participant_id=participant_id)
    try:
        with unit_of_work(programme, actor=actor, now=now) as work:
            if not asked.exists():
                _open_file_and_task(work, participant_id, identity, consents, session_id)
    except (IntegrityError, FileExists):  # the same form, sent by two taps at once: the other one was quicker
        if not asked.exists():
            raise


def _open_file_and_task(
    work: UnitOfWork,
    participant_id: UUID,
    identity: Identity,
    consents: dict[Purpose, bool],
    session_id: UUID | None,
) -> None:
    people.register(work, identity=identity, origin=Origin.SELF, participant_id=participant_id)
    people.answer_consents(work, person=participant_id, answers=consents, how=Origin.SELF)
    open_task(work, kind=TaskKind.CALL_BACK, person=participant_id, session_id=session_id, due_on=work.today)


def take_task(
    programme: Programme, *, actor: str, now: datetime, task_id: UUID, owner: Account | None, instead_of: UUID | None
) -> Account | None:
    """Who takes care of it afterwards: whoever took it meanwhile keeps it. `instead_of`: who had it on the page."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        held = database.lock_rows(Task.objects.of(programme).filter(id=task_id))
        task = database.the_one(held)
        if task is None or task.owner_id != instead_of:
            return task.owner if task else None
        if task.owner_id != (owner.id if owner else None):
            facts = {"account": owner.id if owner else None}
            work.record("task.taken", subject=task.id, person=task.participant_id, facts=facts)
        return owner


def set_task_done(programme: Programme, *, actor: str, now: datetime, task_id: UUID, done: bool) -> None:
    with unit_of_work(programme, actor=actor, now=now) as work:
        task = Task.objects.of(programme).filter(id=task_id).first()
        if task is not None and (task.done_at is not None) != done:
            work.record("task.done" if done else "task.reopened", subject=task.id, person=task.participant_id)
