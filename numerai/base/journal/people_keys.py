"""The key of each person: made at their first sealed line, destroyed when they are erased."""

from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from numerai.base import canonical, database, keys
from numerai.base.journal.models import PersonKey
from numerai.base.models import Programme


def _label(person: UUID) -> str:
    return f"person-key:{person}"


def make_key(programme: Programme, person: UUID) -> bytes:
    wrapped = keys.new_wrapped_key(_label(person))
    PersonKey.objects.create(person=person, programme=programme, wrapped=wrapped)
    return keys.unwrap(wrapped, _label(person))


def locked_key(person: UUID) -> bytes | None:
    """The key of someone still known, held until the transaction ends."""
    row = database.the_one(database.lock_rows(PersonKey.objects.filter(person=person)))
    return keys.unwrap(row.wrapped, _label(person)) if row else None


def keys_of(people: list[UUID] | set[UUID]) -> dict[UUID, bytes]:
    """The keys of these people, in one query; erased people are simply not there."""
    rows = PersonKey.objects.filter(person__in=people).values_list("person", "wrapped")
    return {person: keys.unwrap(wrapped, _label(person)) for person, wrapped in rows}


def wrapped_of(column: str) -> Subquery:
    """The wrapped key of the person in that column, to read with their row: one query instead of two."""
    return Subquery(PersonKey.objects.filter(person=OuterRef(column)).values("wrapped"))


def unwrapped(person: UUID, wrapped: bytes | memoryview | None) -> bytes | None:
    return None if wrapped is None else keys.unwrap(bytes(wrapped), _label(person))


def keys_of_programme(programme: Programme) -> dict[UUID, bytes]:
    rows = PersonKey.objects.of(programme).values_list("person", "wrapped")
    return {person: keys.unwrap(wrapped, _label(person)) for person, wrapped in rows}


def seal_for(key: bytes, person: UUID, value: dict[str, Any], place: str) -> bytes:
    """`place` names the column and row: sealed bytes moved elsewhere do not open."""
    return keys.seal(key, canonical.dumps(value).encode(), f"{place}:{person}")


def open_for(key: bytes | None, person: UUID, sealed: bytes | memoryview | None, place: str) -> dict[str, Any] | None:
    """None when there is nothing, or when the person was erased."""
    if key is None or sealed is None:
        return None
    return dict(canonical.loads(keys.unseal(key, bytes(sealed), f"{place}:{person}").decode()))
