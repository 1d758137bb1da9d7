"""What sessions have become: upcoming, held, cancelled, or past without a word of who came."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from numerai.programme.workshops import rules
from numerai.programme.workshops.models import Attendance, HeadCount, Session
from numerai.programme.workshops.rules import Presence, SessionState


def sessions_with_people(session_ids: Iterable[UUID]) -> set[UUID]:
    """Those where at least one presence is known, by name or by count."""
    ids = list(session_ids)
    named = Attendance.objects.filter(session_id__in=ids, presence=Presence.PRESENT).values_list(
        "session_id", flat=True
    )
    counted = HeadCount.objects.filter(Q(total__gt=0) | Q(on_sheet__gt=0), session_id__in=ids)
    return {*named.distinct(), *counted.values_list("session_id", flat=True)}


def states_of(sessions: Iterable[Session], *, today: date) -> dict[UUID, SessionState]:
    """Two queries, however many sessions."""
    rows = list(sessions)
    came = sessions_with_people(row.id for row in rows)
    return {
        row.id: rules.state_of(day=row.day, today=today, cancelled=row.is_cancelled, people_came=row.id in came)
        for row in rows
    }
