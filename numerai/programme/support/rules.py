"""Who offers to help the programme, in which way, and where the answer stands."""

from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any


class Way(StrEnum):
    """The three ways to join of the programme's presentation."""

    TEACH = "teach"
    FUND = "fund"
    LEND = "lend"


class Gift(StrEnum):
    """What may be lent or given in kind."""

    ROOM = "room"
    HARDWARE = "hardware"
    SEATS = "seats"
    OTHER = "other"


class OfferState(StrEnum):
    NEW = "new"
    ANSWERED = "answered"
    CLOSED = "closed"


class AnswerWay(StrEnum):
    """How the team answered."""

    CALL = "call"
    EMAIL = "email"
    SMS = "sms"


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that was written about someone who offers, sealed as one piece."""

    name: str = ""
    organisation: str = ""
    phone: str = ""  # E.164, "+687731160"
    email: str = ""
    words: str = ""

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any] | None) -> "Proposal":
        """Unknown names are left out: an older or newer line of the journal still opens."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in (values or {}).items() if name in known})


def can_change(current: OfferState, wanted: OfferState) -> bool:
    """A closed offer is reopened before anything else; an answer may be followed by another one."""
    if wanted == OfferState.NEW:
        return current != OfferState.NEW
    return current != OfferState.CLOSED


def answer_by(received_on: date, days: int | None) -> date | None:
    """The day promised to whoever offers; None when the programme promises none."""
    return received_on + timedelta(days=days) if days else None
