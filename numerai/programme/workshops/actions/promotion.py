"""Letting waiting people in as soon as a seat is free: no seat stays empty while someone waits."""

from numerai.base.journal.work import UnitOfWork
from numerai.programme.workshops import rules
from numerai.programme.workshops.actions.tasks import open_task
from numerai.programme.workshops.models import Enrolment, Session


def promote_waiting(work: UnitOfWork, session: Session) -> None:
    """Called under the session's lock, after a seat was freed or added. Each person let in is to be told.

    A cancelled or past session has no seat to offer any more.
    """
    if session.capacity is None or session.is_cancelled or session.day < work.today:
        return
    rows = Enrolment.objects.filter(session=session)
    waiting = {row.waiting_number: row for row in rows.filter(status=rules.EnrolmentStatus.WAITING)}
    taken = [seat for seat in rows.values_list("seat", flat=True) if seat is not None]
    moves = rules.promotions(
        capacity=session.capacity, taken=taken, waiting=[number for number in waiting if number is not None]
    )
    for number, seat in moves:
        row = waiting[number]
        work.record("enrolment.promoted", subject=row.id, person=row.participant_id, facts={"seat": seat})
        open_task(
            work,
            kind=rules.TaskKind.TELL_PROMOTED,
            person=row.participant_id,
            session_id=session.id,
            due_on=work.today,
        )
