"""What is promised to who says a problem: how many days, which step after which, who may read, who may decide."""

import re
from calendar import monthrange
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, timedelta
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


class DataStep(StrEnum):
    """What was done about personal data: for someone who asks, or after an incident."""

    FOUND = "found"
    NOT_THEIRS = "not_theirs"
    NOBODY = "nobody"
    GIVEN = "given"
    CORRECTED = "corrected"
    ERASED = "erased"
    REFUSED = "refused"
    NOTIFIED = "notified"


class Hearing(StrEnum):
    """Whether an organisation can read a concern."""

    READS = "reads"
    ALL_NAMED = "all_named"  # the concern names each of its referents
    NOBODY = "nobody"  # it has no referent


# Calendar days from the day of receipt. An incident may hurt someone again: it goes before the rest.
ACKNOWLEDGE_DAYS = {Kind.COMPLAINT: 7, Kind.INCIDENT: 2, Kind.DATA: 7}
ANSWER_DAYS = {Kind.COMPLAINT: 30, Kind.INCIDENT: 15}
NOTIFY_WITHIN = timedelta(hours=72)  # GDPR, article 33
OWED = frozenset({Status.RECEIVED, Status.ACKNOWLEDGED, Status.APPEALED})  # the person waits for something
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
    """One month for a request about data (GDPR, article 12), shorter than 30 days in February."""
    return _one_month_after(received_on) if kind is Kind.DATA else received_on + timedelta(days=ANSWER_DAYS[kind])


def _one_month_after(day: date) -> date:
    """The same day of the next month, else its last one."""
    first = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


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


def opens_a_file(kind: Kind, status: Status) -> bool:
    """Whether a referent may work on the file that it is about: only while an answer is owed."""
    return kind is Kind.DATA and status in OWED


def is_breach(kind: Kind, about: About) -> bool:
    """An incident about personal data: the authority may have to know, and soon."""
    return kind is Kind.INCIDENT and about is About.DATA


def notify_by(known_at: datetime) -> datetime:
    return known_at + NOTIFY_WITHIN


def readers(referents: Collection[UUID], named: Collection[UUID]) -> set[UUID]:
    """Every referent of every organisation, except whom it names."""
    return set(referents) - set(named)


def hearings(
    organisations: Sequence[str], referents: Mapping[UUID, str | None], named: Collection[UUID]
) -> dict[str, Hearing]:
    """For each organisation that carries the programme. `referents`: each with its organisation, None when not said."""
    readers_of = {referents[account] for account in readers(referents, named)}
    heard = set(referents.values())
    return {
        one: Hearing.READS if one in readers_of else Hearing.ALL_NAMED if one in heard else Hearing.NOBODY
        for one in organisations
    }


def names_said(text: str) -> tuple[str, ...]:
    """What looks like a name in what someone wrote: words that follow each other with capitals. To search, no more."""
    return tuple(dict.fromkeys(_NAME.findall(text)))


_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]+"
_NAME = re.compile(rf"{_CAPITAL}(?: {_CAPITAL})+")


def may_decide(
    decider: UUID, answered_by: UUID | None, readers: Collection[UUID], set_aside: Collection[UUID] = ()
) -> bool:
    """Someone else than who answered, when there is someone else who may read it.

    `set_aside`: the referents that who answered noted as named. They do not read it, and still count: nobody becomes
    the judge of their own answer by naming the others.
    """
    return decider != answered_by or not (set(readers) | set(set_aside)) - {decider}
