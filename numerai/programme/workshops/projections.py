"""The only writers of sessions, places, needs, presence, head-counts and tasks."""

from datetime import date, time
from typing import Any

from numerai.base.journal.people_keys import seal_for
from numerai.base.journal.registry import Projected, Recorded, projected, projects
from numerai.programme.people.models import Account
from numerai.programme.workshops.models import (
    AccessNeed,
    Attendance,
    Enrolment,
    HeadCount,
    Session,
    SessionTrainer,
    Task,
)
from numerai.programme.workshops.rules import EnrolmentStatus, NeedOutcome

projected(
    Projected(Session),
    Projected(SessionTrainer, ignored=("id",)),
    Projected(Enrolment),
    Projected(AccessNeed, sealed=("sealed",), person="participant_id"),
    Projected(Attendance, ignored=("id",)),
    Projected(HeadCount),
    Projected(Task),
)


TRAINERS = "trainer_accounts"  # a fact that is no column: it becomes rows of SessionTrainer


def _session_fields(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts of a session are its columns; dates and hours come back from text."""
    fields = {name: value for name, value in facts.items() if name != TRAINERS}
    if "day" in fields:
        fields["day"] = date.fromisoformat(fields["day"])
    for name in ("starts_at", "ends_at"):
        if fields.get(name):
            fields[name] = time.fromisoformat(fields[name])
    return fields


@projects("session.planned")
def session_planned(event: Recorded) -> None:
    Session.objects.create(id=event.subject, programme=event.programme, **_session_fields(event.facts))
    _set_trainers(event)


@projects("session.edited")
def session_edited(event: Recorded) -> None:
    """`facts` hold only the changed columns."""
    _change_session(event, **_session_fields(event.facts))
    _set_trainers(event)


def _set_trainers(event: Recorded) -> None:
    """Only when the line names them; an account that is not in this installation animates nothing here."""
    if TRAINERS not in event.facts:
        return
    SessionTrainer.objects.filter(session_id=event.subject).delete()
    SessionTrainer.objects.bulk_create(
        SessionTrainer(programme=event.programme, session_id=event.subject, account=account)
        for account in Account.objects.filter(id__in=event.facts[TRAINERS])
    )


@projects("session.cancelled")
def session_cancelled(event: Recorded) -> None:
    _change_session(event, cancel_cause=event.facts["cause"], cancelled_at=event.at)


@projects("session.reopened")
def session_reopened(event: Recorded) -> None:
    _change_session(event, cancel_cause="", cancelled_at=None)


@projects("session.absorbed")
def session_absorbed(event: Recorded) -> None:
    """A provisional session turns out to be another one: what it holds moves there. Its head-count was added before."""
    into = event.facts["into"]
    marked = Attendance.objects.filter(session_id=into).values_list("participant_id", flat=True)
    Attendance.objects.filter(session_id=event.subject).exclude(participant_id__in=list(marked)).update(session_id=into)
    Attendance.objects.filter(session_id=event.subject).delete()
    for model in (AccessNeed, Task):
        model.objects.filter(session_id=event.subject).update(session_id=into)
    HeadCount.objects.filter(session_id=event.subject).delete()
    Session.objects.filter(id=event.subject).delete()


def _change_session(event: Recorded, **columns: Any) -> None:
    session = Session.objects.get(id=event.subject)
    Session.objects.filter(id=event.subject).update(edition=session.edition + 1, **columns)


@projects("enrolment.recorded")
def enrolment_recorded(event: Recorded) -> None:
    facts = event.facts
    Enrolment.objects.create(
        id=event.subject,
        programme=event.programme,
        session_id=facts["session"],
        participant_id=event.whose(),
        status=facts["status"],
        seat=facts["seat"],
        waiting_number=facts["waiting_number"],
        forced=facts["forced"],
        code=facts["code"],
        via=facts["via"],
        enrolled_at=event.at,
        registered_by=event.account(),
    )


@projects("enrolment.promoted")
def enrolment_promoted(event: Recorded) -> None:
    Enrolment.objects.filter(id=event.subject).update(
        status=EnrolmentStatus.ENROLLED,
        seat=event.facts["seat"],
        waiting_number=None,
        forced=event.facts.get("forced", False),
    )


@projects("enrolment.cancelled", even_erased=True)
def enrolment_cancelled(event: Recorded) -> None:
    Enrolment.objects.filter(id=event.subject).update(
        status=EnrolmentStatus.CANCELLED, seat=None, waiting_number=None, cancelled_at=event.at
    )


@projects("need.stated")
def need_stated(event: Recorded) -> None:
    sealed = None
    if event.key is not None and event.person is not None and event.personal is not None:
        sealed = seal_for(event.key, event.person, event.personal, AccessNeed.SEALED)
    AccessNeed.objects.create(
        id=event.subject,
        programme=event.programme,
        participant_id=event.whose(),
        session_id=event.facts.get("session"),
        sealed=sealed,
        outcome=NeedOutcome.STATED,
        stated_at=event.at,
    )


@projects("need.withdrawn", even_erased=True)
def need_withdrawn(event: Recorded) -> None:
    AccessNeed.objects.filter(id=event.subject).delete()


@projects("need.answered", even_erased=True)
def need_answered(event: Recorded) -> None:
    AccessNeed.objects.filter(id=event.subject).update(outcome=event.facts["outcome"])


@projects("participant.erased", even_erased=True)
def needs_emptied(event: Recorded) -> None:
    """The count of needs stays true; what they were is gone. What remained to do for that person is closed."""
    AccessNeed.objects.filter(participant_id=event.subject).update(sealed=None)
    Task.objects.filter(participant_id=event.subject, done_at__isnull=True).update(done_at=event.at)


@projects("attendance.marked")
def attendance_marked(event: Recorded) -> None:
    mark = Attendance(
        session_id=event.facts["session"],
        participant_id=event.whose(),
        programme=event.programme,
        presence=event.facts["presence"],
        walk_in=event.facts["walk_in"],
        marked_at=event.at,
    )
    Attendance.objects.bulk_create(
        [mark],
        update_conflicts=True,
        unique_fields=["session", "participant"],
        update_fields=["presence", "walk_in", "marked_at"],
    )


@projects("headcount.recorded")
def head_count_recorded(event: Recorded) -> None:
    """`facts` hold only what is counted now: a sheet may tell its unnamed ticks before the total is known."""
    HeadCount.objects.update_or_create(
        session_id=event.subject, defaults={"programme": event.programme, "counted_at": event.at, **event.facts}
    )


@projects("sheet.printed", "rows.refused", "rows.settled", "rows.expired", "row.taken_back")
def audit_only(event: Recorded) -> None:
    """There for the audit alone: a sheet with names left the screen; refused rows are kept, settled, thrown away."""


@projects("task.opened")
def task_opened(event: Recorded) -> None:
    Task.objects.create(
        id=event.subject,
        programme=event.programme,
        kind=event.facts["kind"],
        participant_id=event.person,
        session_id=event.facts.get("session"),
        due_on=date.fromisoformat(event.facts["due_on"]),
        opened_at=event.at,
    )


@projects("task.taken", even_erased=True)
def task_taken(event: Recorded) -> None:
    Task.objects.filter(id=event.subject).update(owner=event.facts["account"])


@projects("task.done", even_erased=True)
def task_done(event: Recorded) -> None:
    Task.objects.filter(id=event.subject).update(done_at=event.at)


@projects("task.reopened")
def task_reopened(event: Recorded) -> None:
    Task.objects.filter(id=event.subject).update(done_at=None)
