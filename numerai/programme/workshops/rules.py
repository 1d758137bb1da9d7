"""Places, waiting list and presence: who gets a seat, in which order, and what a session has become."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Line(StrEnum):
    """The five themes of the programme, in the order of their numbers."""

    BROWSING = "browsing"
    OFFICE = "office"
    CYBERSECURITY = "cybersecurity"
    COLLABORATION = "collaboration"
    AI = "ai"

    @property
    def number(self) -> int:
        return list(Line).index(self) + 1


class CancelCause(StrEnum):
    CYCLONE = "cyclone"
    TRANSPORT = "transport"
    VENUE = "venue"
    TRAINER = "trainer"
    FEW_PEOPLE = "few_people"
    MOURNING_CUSTOM = "mourning_custom"
    OTHER = "other"


class EnrolmentStatus(StrEnum):
    ENROLLED = "enrolled"
    WAITING = "waiting"
    CANCELLED = "cancelled"


class Presence(StrEnum):
    """Unknown is a blank that nobody filled yet; it is never an absence."""

    UNKNOWN = "unknown"
    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"


class NeedKind(StrEnum):
    STEP_FREE = "step_free"
    SIGN_INTERPRETER = "sign_interpreter"
    LARGE_PRINT = "large_print"
    BRAILLE = "braille"
    HEARING = "hearing"
    COMPANION = "companion"
    TRANSPORT = "transport"
    TALK = "talk"  # "I would rather talk about it"
    OTHER = "other"


class NeedOutcome(StrEnum):
    """What became of a need once stated. `stated`: nobody said yet."""

    STATED = "stated"
    MET = "met"
    NOT_MET = "not_met"


class RowOutcome(StrEnum):
    """What became of a refused row of an imported file."""

    CORRECTED = "corrected"
    RESOLVED = "resolved"  # by another import of the same file, corrected
    LEFT = "left"  # a person left it aside; it can be taken back for a day


class TaskKind(StrEnum):
    CALL_BACK = "call_back"
    TALK_NEEDS = "talk_needs"
    TELL_PROMOTED = "tell_promoted"
    TELL_CANCELLED = "tell_cancelled"
    TELL_REOPENED = "tell_reopened"


class SessionState(StrEnum):
    CANCELLED = "cancelled"
    HELD = "held"
    UPCOMING = "upcoming"
    TO_REPORT = "to_report"  # the day has passed and nobody said who came


@dataclass(frozen=True, slots=True)
class Place:
    """The outcome of asking for a place: a seat, or a rank on the waiting list."""

    status: EnrolmentStatus
    seat: int | None = None
    waiting_number: int | None = None
    forced: bool = False


def place_for(*, capacity: int, taken: Iterable[int], last_waiting: int, someone_waits: bool, force: bool) -> Place:
    """The lowest free seat while nobody waits before; else the end of the waiting list.

    `taken`: seat numbers held now. `force`: a coordinator or trainer accepts someone beyond the capacity;
    that seat is numbered past the capacity, and the journal keeps who did it.
    """
    held = set(taken)
    free = lowest_free(capacity, held)
    if free is not None and (not someone_waits or force):
        return Place(EnrolmentStatus.ENROLLED, seat=free)
    if force:
        return Place(EnrolmentStatus.ENROLLED, seat=max([capacity, *held]) + 1, forced=True)
    return Place(EnrolmentStatus.WAITING, waiting_number=last_waiting + 1)


def lowest_free(capacity: int, taken: set[int]) -> int | None:
    """Seats past the capacity count as places used: a forced seat is not an empty one lower down."""
    if len(taken) >= capacity:
        return None
    return next(seat for seat in range(1, capacity + 1) if seat not in taken)


def promotions(*, capacity: int, taken: Iterable[int], waiting: Iterable[int]) -> list[tuple[int, int]]:
    """(waiting number, seat) for each person who moves up now, first come first served."""
    held, moves = set(taken), []
    for number in sorted(waiting):
        seat = lowest_free(capacity, held)
        if seat is None:
            break
        held.add(seat)
        moves.append((number, seat))
    return moves


def position(waiting_number: int, waiting: Iterable[int]) -> int:
    """Place in the queue as it is said to people: the first is 1."""
    return sum(1 for number in waiting if number <= waiting_number)


def state_of(*, day: date, today: date, cancelled: bool, people_came: bool) -> SessionState:
    """What a session has become: held when its day has come and at least one presence is known, whoever counted it."""
    if cancelled:
        return SessionState.CANCELLED
    if people_came and day <= today:
        return SessionState.HELD
    return SessionState.UPCOMING if day >= today else SessionState.TO_REPORT


def took_place(*, day: date, today: date, cancelled: bool) -> bool:
    """Nobody came before the day, nor to a session that was cancelled: no mark, no count, no certificate."""
    return not cancelled and day <= today


def enrolment_open(*, day: date, today: date, cancelled: bool, capacity: int | None) -> bool:
    return not cancelled and capacity is not None and capacity > 0 and day >= today


MARGINS = (
    "enrolled",
    "with_disability",
    "job_seeking",
    "women",
    "men",
    "gender_unstated",
    *("age_" + band for band in ("-18", "18-29", "30-44", "45-59", "60-74", "75+")),
)


def margins_above_total(total: int | None, margins: dict[str, int]) -> list[str]:
    """Names of the counts that say more people than came (enrolment is not a count of who came)."""
    if total is None:
        return []
    return [name for name, count in margins.items() if name != "enrolled" and count > total]
