"""What is promised to who says a problem: how many days, which step after which, who may read, who may decide."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID


class Kind(StrEnum):
    COMPLAINT = "complaint"
    INCIDENT = "incident"
    DATA = "data"


class About(StrEnum):
    WORKSHOP = "workshop"
    PERSON = "person"
    ACCESSIBILITY = "accessibility"
    DATA = "data"
    OTHER = "other"


class SaidBy(StrEnum):
    """Who filled the form: the person, someone who helps them, the team from a sheet of paper or a call."""

    SELF = "self"
    HELPER = "helper"
    PAPER = "paper"
    PHONE = "phone"


class AnswerWay(StrEnum):
    """How the person wants the answer. With none of them, it waits behind the receipt number."""

    NUMBER = "number"
    CALL = "call"
    SMS = "sms"
    EMAIL = "email"


class Status(StrEnum):
    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    APPEALED = "appealed"
    CLOSED = "closed"


class Step(StrEnum):
    ACKNOWLEDGE = "acknowledge"
    ANSWER = "answer"
    APPEAL = "appeal"
    DECIDE = "decide"
    CLOSE = "close"


# Calendar days from the day of receipt. An incident may hurt someone again: it goes before the rest.
ACKNOWLEDGE_DAYS = {Kind.COMPLAINT: 7, Kind.INCIDENT: 2, Kind.DATA: 7}
ANSWER_DAYS = {Kind.COMPLAINT: 30, Kind.INCIDENT: 15, Kind.DATA: 30}
APPEAL_DAYS = 30  # after an answer: how long one may disagree; then, how long until a decision

_STEPS: dict[Step, tuple[frozenset[Status], Status]] = {
    Step.ACKNOWLEDGE: (frozenset({Status.RECEIVED}), Status.ACKNOWLEDGED),
    Step.ANSWER: (frozenset({Status.RECEIVED, Status.ACKNOWLEDGED}), Status.ANSWERED),
    Step.APPEAL: (frozenset({Status.ANSWERED}), Status.APPEALED),
    Step.DECIDE: (frozenset({Status.APPEALED}), Status.CLOSED),
    Step.CLOSE: (frozenset({Status.ANSWERED}), Status.CLOSED),
}


@dataclass(frozen=True, slots=True)
class Said:
    """All that is said, sealed as one piece: what happened, about whom, how to reach the person, what was answered."""

    words: str = ""
    who: str = ""  # as the person names them
    where: str = ""  # which workshop, in the person's words
    for_whom: str = ""  # on paper or by phone: the person, or who helps them, as `SaidBy` says it on the screen
    name: str = ""
    phone: str | None = None  # E.164
    email: str | None = None
    answer: str = ""
    appeal: str = ""
    decision: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Only what is known."""
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def from_dict(cls, values: dict[str, Any] | None) -> "Said":
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in (values or {}).items() if name in known})


def acknowledge_by(kind: Kind, received_on: date) -> date:
    return received_on + timedelta(days=ACKNOWLEDGE_DAYS[kind])


def answer_by(kind: Kind, received_on: date) -> date:
    return received_on + timedelta(days=ANSWER_DAYS[kind])


def appeal_until(answered_on: date) -> date:
    """The last day to say « je ne suis pas d’accord »."""
    return answered_on + timedelta(days=APPEAL_DAYS)


def decide_by(appealed_on: date) -> date:
    return appealed_on + timedelta(days=APPEAL_DAYS)


def after(status: Status, step: Step, *, answered_on: date | None, today: date) -> Status | None:
    """Where this step leads from here; None when it cannot be taken.

    Nobody closes an answer while the person may still disagree, and nobody disagrees once that time is over.
    """
    before, then = _STEPS[step]
    if status not in before:
        return None
    in_time = answered_on is not None and today <= appeal_until(answered_on)
    if (step is Step.APPEAL and not in_time) or (step is Step.CLOSE and in_time):
        return None
    return then


def may_be_erased(status: Status) -> bool:
    """The words stay while someone still owes an answer."""
    return status is Status.CLOSED


def may_decide(
    decider: UUID, answered_by: UUID | None, readers: Collection[UUID], set_aside: Collection[UUID] = ()
) -> bool:
    """Someone else than who answered, when there is someone else who may read it.

    `set_aside`: the referents that who answered noted as named. They do not read it, and still count: nobody becomes
    the judge of their own answer by naming the others.
    """
    return decider != answered_by or not (set(readers) | set(set_aside)) - {decider}
