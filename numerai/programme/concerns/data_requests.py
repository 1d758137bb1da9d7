"""What a referent does for someone who asks about their data: find their file, work on it, refuse and say why."""

from datetime import datetime
from uuid import UUID

from numerai.base import database
from numerai.base.journal.work import UnitOfWork, unit_of_work
from numerai.base.models import Programme
from numerai.programme.concerns import rules
from numerai.programme.concerns.actions import NotNow, record_answer
from numerai.programme.concerns.models import Concern, ConcernPerson
from numerai.programme.concerns.rules import About, DataStep, Kind, Status
from numerai.programme.people.queries import files_of_person


def link(programme: Programme, *, actor: str, now: datetime, concern_id: UUID, participant: UUID) -> None:
    """This is the file of the person who asks: until they are answered, referents may work on it."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        _open(work, concern_id)
        _unlink(work, concern_id)
        (main, *_aliases) = files_of_person(programme, participant)
        record_step(work, concern_id, DataStep.FOUND)
        work.record("concern.linked", subject=main, person=main, personal={"concern": str(concern_id)})


def unlink(programme: Programme, *, actor: str, now: datetime, concern_id: UUID) -> None:
    with unit_of_work(programme, actor=actor, now=now) as work:
        _open(work, concern_id)
        if _unlink(work, concern_id):
            record_step(work, concern_id, DataStep.NOT_THEIRS)


def _unlink(work: UnitOfWork, concern_id: UUID) -> bool:
    row = ConcernPerson.objects.of(work.programme).filter(concern=concern_id).first()
    if row is None:
        return False
    file = row.participant_id
    work.record("concern.unlinked", subject=file, person=file, personal={"concern": str(concern_id)})
    return True


def searched(programme: Programme, *, actor: str, now: datetime, concern_id: UUID) -> None:
    """Names of people were shown for this request: one line, without what was typed."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        _open(work, concern_id)
        work.record("concern.searched", subject=concern_id, person=concern_id)


def nobody_found(programme: Programme, *, actor: str, now: datetime, concern_id: UUID) -> None:
    with unit_of_work(programme, actor=actor, now=now) as work:
        _open(work, concern_id)
        _unlink(work, concern_id)
        record_step(work, concern_id, DataStep.NOBODY)


def refuse(programme: Programme, *, actor: str, by: UUID, now: datetime, concern_id: UUID, text: str) -> None:
    """The reason is the answer: the person reads it, and may disagree."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        _open(work, concern_id)
        record_step(work, concern_id, DataStep.REFUSED)
        record_answer(work, concern_id, by=by, text=text)


def notified(programme: Programme, *, actor: str, now: datetime, concern_id: UUID) -> None:
    """The authority knows of an incident about personal data."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        concern = _locked(work, concern_id)
        known = concern.steps.filter(step=DataStep.NOTIFIED).exists()
        if known or not rules.is_breach(Kind(concern.kind), About(concern.about)):
            raise NotNow(concern_id)
        record_step(work, concern_id, DataStep.NOTIFIED)


def record_step(work: UnitOfWork, concern_id: UUID, step: DataStep) -> None:
    """Joins the unit of work of what was done to the file."""
    work.record("concern.data_step", subject=concern_id, person=concern_id, facts={"step": step})


def _locked(work: UnitOfWork, concern_id: UUID) -> Concern:
    row: Concern = database.lock_rows(Concern.objects.of(work.programme).filter(id=concern_id)).get()
    return row


def _open(work: UnitOfWork, concern_id: UUID) -> Concern:
    concern = _locked(work, concern_id)
    if not rules.opens_a_file(Kind(concern.kind), Status(concern.status)):
        raise NotNow(concern_id)
    return concern
