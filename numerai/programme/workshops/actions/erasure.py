"""Erasing a person: their key is destroyed, what statistics need stays as anonymous counts."""

import contextlib
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet

from numerai.base import database, erasures
from numerai.base.journal.models import PersonKey
from numerai.base.journal.work import UnitOfWork, unit_of_work
from numerai.base.models import Programme
from numerai.programme.people.grouping import fewest_people, root_of
from numerai.programme.people.models import ErasedMargin, Participant
from numerai.programme.people.queries import duplicates_to_decide, files_of_person, merged_files, people_by_id
from numerai.programme.places.actions import forget_contacts_again
from numerai.programme.workshops.actions.enrolment import record_leaving
from numerai.programme.workshops.actions.sessions import locked_session
from numerai.programme.workshops.models import Attendance, Enrolment
from numerai.programme.workshops.rules import EnrolmentStatus, Presence


def erase_person(
    programme: Programme,
    *,
    actor: str,
    now: datetime,
    participant_id: UUID,
    first: Callable[[UnitOfWork], object] | None = None,
) -> int:
    """Erase a person and the files merged with theirs. Returns how many files were emptied; again: 0.

    The identifiers are written beside the keys first: if the machine stops here, the next start finishes the work.
    `first`: what else this erasure means, recorded with it or not at all.
    """
    erased = None
    while erased is None:
        with contextlib.suppress(_FileJoined), unit_of_work(programme, actor=actor, now=now) as work:
            if first is not None:
                first(work)
            erased = _erase(work, participant_id)
    database.forget_freed_pages()
    return erased


class _FileJoined(Exception):
    """Someone merged another file with these before they were locked: it begins again, because what is to be locked
    first cannot be locked any more."""


def _erase(work: UnitOfWork, participant_id: UUID) -> int:
    programme, now = work.programme, work.now
    files = files_of_person(programme, participant_id)
    _lock(work, files)
    if set(files_of_person(programme, participant_id)) != set(files):
        raise _FileJoined
    left = dict(Participant.objects.filter(id__in=files, erased_at=None).values_list("id", "import_key"))
    if left:
        erasures.write_down(programme, left, now)
        _leave_sessions(work, list(left))
        _keep_margins(programme, list(left))
    for person in left:
        work.record("participant.erased", subject=person, person=person)
    PersonKey.objects.filter(person__in=files).delete()
    return len(left)


def _lock(work: UnitOfWork, files: list[UUID]) -> None:
    """Sessions first, then keys, as everywhere: whoever writes about these people now finishes before us."""
    rows = _upcoming(work, files).order_by("session_id").values_list("session_id", flat=True)
    for session_id in dict.fromkeys(rows):
        locked_session(work.programme, session_id)
    list(database.lock_rows(PersonKey.objects.filter(person__in=files).order_by("person")))


def erase_again(programme: Programme, *, now: datetime) -> int:
    """After a restore or a sudden stop: whoever was erased before stays erased."""
    forget_contacts_again(programme)
    return sum(
        erase_person(programme, actor="system", now=now, participant_id=person)
        for person in erasures.written_down(programme)
    )


def _leave_sessions(work: UnitOfWork, people: list[UUID]) -> None:
    """Upcoming seats go to whoever waits; past ones stay, they are counts."""
    for enrolment in _upcoming(work, people).order_by("session_id"):
        record_leaving(work, locked_session(work.programme, enrolment.session_id), enrolment)


def _upcoming(work: UnitOfWork, people: list[UUID]) -> QuerySet[Enrolment]:
    rows = Enrolment.objects.filter(participant_id__in=people, session__day__gte=work.today)
    return rows.exclude(status=EnrolmentStatus.CANCELLED)


def _keep_margins(programme: Programme, people: list[UUID]) -> None:
    """Counts without a subject; they join the journal in a periodic event, so that no line says whose they were."""
    came = Attendance.objects.filter(participant_id__in=people, presence=Presence.PRESENT, session__cancelled_at=None)
    sessions = dict(came.values_list("session_id", "session__head_count__margins"))
    opened = people_by_id(programme, people).values()
    counts: Counter[str] = Counter()
    for name in ("with_disability", "job_seeking"):
        answers = [answer for person in opened if (answer := getattr(person.identity, name)) is not None]
        if sessions and answers:
            uncounted = sum(name not in (margins or {}) for margins in sessions.values())
            counts[f"people_{name}_known"] = 1
            counts[f"people_{name}"] = int(any(answers))
            counts[f"attendances_{name}_known"] = uncounted
            counts[f"attendances_{name}"] = uncounted if any(answers) else 0
    counts.update(_lost_proposals(programme, set(people)))
    for name, count in counts.items():
        if count:
            _add(programme, name, count, closed=False)


def _lost_proposals(programme: Programme, people: set[UUID]) -> dict[str, int]:
    """Who may be the same person as someone erased will never be known: how many, and how many people too many."""
    proposals = [(pair.one.id, pair.other.id) for pair in duplicates_to_decide(programme)]
    left = [pair for pair in proposals if not people & set(pair)]
    present = Attendance.objects.of(programme).filter(presence=Presence.PRESENT, session__cancelled_at=None)
    merged = merged_files(programme)
    came = {root_of(person, merged) for person in present.values_list("participant_id", flat=True)}
    return {
        "duplicates_undecidable": len(proposals) - len(left),
        "people_perhaps_counted_twice": fewest_people(came, left) - fewest_people(came, proposals),
    }


def _add(programme: Programme, name: str, count: int, *, closed: bool) -> None:
    row, _ = ErasedMargin.objects.get_or_create(programme=programme, name=name, is_closed=closed)
    ErasedMargin.objects.filter(id=row.id).update(count=F("count") + count)


def close_margins(programme: Programme, *, now: datetime) -> bool:
    """The periodic event: move what was kept since the last one into the journal. False when there is nothing."""
    with unit_of_work(programme, actor="system", now=now) as work:
        rows = database.lock_rows(ErasedMargin.objects.of(programme).filter(is_closed=False, count__gt=0))
        counts = {row.name: row.count for row in rows}
        if not counts:
            return False
        work.record("margins.closed", facts=counts)
        for name, count in counts.items():
            _add(programme, name, count, closed=True)
        ErasedMargin.objects.of(programme).filter(is_closed=False).delete()
        return True
