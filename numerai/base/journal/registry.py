"""Who projects what: each kind of event and the functions that write its outcome in tables."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models

from numerai.base.models import Programme


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as projections meet it: opened, or with `personal` None when the person was erased."""

    id: UUID
    programme: Programme
    kind: str
    version: int
    subject: UUID  # NIL for a line about nobody and nothing in particular
    person: UUID | None
    facts: dict[str, Any]
    personal: dict[str, Any] | None
    key: bytes | None
    actor: str
    at: datetime

    def whose(self) -> UUID:
        """The person of an event that always has one."""
        if self.person is None:
            raise ValueError(f"{self.kind} without a person")
        return self.person

    def account(self) -> UUID | None:
        """Who of the team did it; None when it was someone else, or a name that is no account's."""
        before, _colon, identifier = self.actor.partition(":")
        try:
            return UUID(identifier) if before == "account" else None
        except ValueError:
            return None


NIL = UUID(int=0)
Projector = Callable[[Recorded], None]
_projectors: dict[str, list[Projector]] = {}


@dataclass(frozen=True, slots=True)
class Projected:
    """A table that only projections write, and how one row reads in a canonical dump."""

    model: type[models.Model]
    sealed: tuple[str, ...] = ()  # sealed columns, opened for the dump
    person: str = "id"  # the column that names the person whose key seals them
    ignored: tuple[str, ...] = ()  # columns that mean nothing, such as an automatic number


_tables: list[Projected] = []
_opening: set[str] = set()
_lasting: set[str] = set()


def projects(*kinds: str, opens_file: bool = False, even_erased: bool = False) -> Callable[[Projector], Projector]:
    """Register a projector. Apps register from places upward, in the order of INSTALLED_APPS.

    `opens_file`: this kind, and no other, makes the key of a person. `even_erased`: this kind may still be
    recorded about someone whose key is destroyed (counts and places, nothing about them).
    """

    def register(projector: Projector) -> Projector:
        for kind in kinds:
            _projectors.setdefault(kind, []).append(projector)
        _opening.update(kinds if opens_file else ())
        _lasting.update(kinds if even_erased else ())
        return projector

    return register


def opens_file(kind: str) -> bool:
    return kind in _opening


def holds_even_erased(kind: str) -> bool:
    return kind in _lasting


def projected(*tables: Projected) -> None:
    _tables.extend(tables)


def projected_tables() -> tuple[Projected, ...]:
    return tuple(_tables)


def known_kinds() -> frozenset[str]:
    return frozenset(_projectors)


def project(event: Recorded) -> None:
    for projector in _projectors[event.kind]:
        projector(event)
