"""How many seats are left, and how many people wait."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from numerai.programme.workshops import messages
from numerai.programme.workshops.models import Enrolment, Session
from numerai.programme.workshops.rules import EnrolmentStatus


@dataclass(frozen=True, slots=True)
class Seats:
    """`capacity`: None while it is not known. Forced seats may make `taken` larger than it."""

    capacity: int | None
    taken: int = 0
    waiting: int = 0

    @property
    def left(self) -> int | None:
        """What someone who enrols now can get: nothing is left while others wait."""
        if self.capacity is None:
            return None
        return 0 if self.waiting else max(0, self.capacity - self.taken)

    @property
    def is_full(self) -> bool:
        return self.left == 0

    @property
    def words(self) -> str:
        return messages.say_seats(self.left)


def seats_of(sessions: Iterable[Session]) -> dict[UUID, Seats]:
    """One query, however many sessions."""
    capacities = {session.id: session.capacity for session in sessions}
    rows = (
        Enrolment.objects.filter(session_id__in=list(capacities))
        .values("session_id")
        .annotate(
            taken=Count("id", filter=Q(status=EnrolmentStatus.ENROLLED)),
            waiting=Count("id", filter=Q(status=EnrolmentStatus.WAITING)),
        )
        .values_list("session_id", "taken", "waiting")
    )
    counts = {session_id: (taken, waiting) for session_id, taken, waiting in rows}
    return {session_id: Seats(capacity, *counts.get(session_id, (0, 0))) for session_id, capacity in capacities.items()}
