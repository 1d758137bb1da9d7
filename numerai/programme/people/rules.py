"""Who people are to the programme, what is asked of them, and when two files are probably one person."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    COORDINATOR = "coordinator"
    TRAINER = "trainer"
    RELAY = "relay"
    REFERENT = "referent"
    READER = "reader"


class Asked(StrEnum):
    """What is asked of the referents about one of them."""

    ROLE = "role"
    LINK = "link"
    END = "end"


# What someone of a partner that does not carry the programme may do: neither reading what people say, nor everything.
ROLES_OF_PARTNERS = frozenset({Role.TRAINER, Role.RELAY, Role.READER})


@dataclass(frozen=True, slots=True)
class Organisation:
    """One that the programme declares. `said`: as it stands in a sentence, « le Collectif Handicaps »."""

    key: str
    name: str
    said: str
    carries: bool


def organisations_of(facts: dict[str, Any]) -> tuple[Organisation, ...]:
    """In the order of the programme's own file; a programme that declares none asks nobody."""
    return tuple(
        Organisation(row["key"], row["name"], row.get("said", row["name"]), bool(row.get("carries")))
        for row in facts.get("organisations", [])
    )


def may_hold(roles: Collection[Role], organisation: Organisation | None) -> bool:
    """Whether someone of that organisation may hold these roles. None: nobody said which one, nothing is refused."""
    return organisation is None or organisation.carries or set(roles) <= ROLES_OF_PARTNERS


class Origin(StrEnum):
    """How a file was opened."""

    SELF = "self"
    HELPER = "helper"
    TEAM = "team"
    IMPORT = "import"


class Purpose(StrEnum):
    """Each consent stands alone: refusing one never costs the workshop."""

    TAKE_PART = "take_part"
    CALL_BACK = "call_back"


class ContactWay(StrEnum):
    CALL = "call"
    SMS = "sms"
    EMAIL = "email"
    TRUSTED = "trusted"


class AgeBand(StrEnum):
    UNDER_18 = "-18"
    FROM_18 = "18-29"
    FROM_30 = "30-44"
    FROM_45 = "45-59"
    FROM_60 = "60-74"
    FROM_75 = "75+"


class Gender(StrEnum):
    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"


CONSENT_VERSION = "2026-11"


@dataclass(frozen=True, slots=True)
class Identity:
    """All that is known of a person, sealed as one piece. None: not asked, skipped or unknown."""

    given_name: str = ""
    family_name: str = ""
    phone: str | None = None  # E.164, "+687731160"
    phone_typed: str = ""  # as typed, when it is not a number we can read
    email: str | None = None
    contact_way: str | None = None
    no_call: bool = False
    trusted_name: str = ""
    trusted_phone: str | None = None
    helper_name: str = ""
    helper_phone: str | None = None
    commune: str | None = None  # INSEE code of where they live
    commune_typed: str = ""
    birth_year: int | None = None
    birth_year_proposed: bool = False
    age_band: str | None = None
    gender: str | None = None
    with_disability: bool | None = None
    job_seeking: bool | None = None
    rural_or_island: bool | None = None

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.given_name, self.family_name) if part)

    def completed_by(self, others: Iterable["Identity"]) -> "Identity":
        """What is known of one person through several files, this one first. « Pas d’appel », said once, holds."""
        known: dict[str, Any] = {}
        for identity in (self, *others):
            known = {**identity.to_dict(), **known}
        return Identity(**known)

    def to_dict(self) -> dict[str, Any]:
        """Only what is known: an empty file seals an empty object."""
        return {name: value for name, default in _DEFAULTS.items() if (value := getattr(self, name)) != default}

    @classmethod
    def from_dict(cls, values: dict[str, Any] | None) -> "Identity":
        return cls(**{name: value for name, value in (values or {}).items() if name in _DEFAULTS})


_DEFAULTS: dict[str, Any] = {
    field.name: field.default for field in fields(Identity)
}  # read once: files are opened by thousands
