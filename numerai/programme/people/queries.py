"""Reads about people: opening files, finding someone by a name typed by ear, probable duplicates."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from numerai.base import keys
from numerai.base.journal import people_keys
from numerai.base.models import Programme
from numerai.base.phones import read_phone
from numerai.programme.people import likeness
from numerai.programme.people.grouping import root_of
from numerai.programme.people.models import DuplicateDecision, Lookup, Participant
from numerai.programme.people.rules import Identity

EVERYONE = Q()


@dataclass(frozen=True, slots=True)
class Person:
    """A participant whose file was opened; an erased person has an empty identity."""

    id: UUID
    identity: Identity
    origin: str
    merged_into: UUID | None
    is_erased: bool
    registered_by: UUID | None = None
    chosen_relay: UUID | None = None

    @property
    def name(self) -> str:
        return self.identity.full_name


def open_files(participants: Iterable[Participant]) -> list[Person]:
    """Open several files with one query for their keys."""
    rows = list(participants)
    return _opened(rows, people_keys.keys_of([row.id for row in rows]))


def _opened(rows: list[Participant], opened: dict[UUID, bytes]) -> list[Person]:
    return [
        Person(
            id=row.id,
            identity=Identity.from_dict(
                people_keys.open_for(opened.get(row.id), row.id, row.sealed, Participant.SEALED)
            ),
            origin=row.origin,
            merged_into=row.merged_into_id,
            is_erased=row.erased_at is not None,
            registered_by=row.registered_by,
            chosen_relay=row.chosen_relay,
        )
        for row in rows
    ]


def person(programme: Programme, participant_id: UUID) -> Person | None:
    rows = open_files(Participant.objects.of(programme).filter(id=participant_id))
    return rows[0] if rows else None


def people_by_id(programme: Programme, ids: Iterable[UUID]) -> dict[UUID, Person]:
    return {p.id: p for p in open_files(Participant.objects.of(programme).filter(id__in=set(ids)))}


def files_of_person(programme: Programme, participant_id: UUID) -> list[UUID]:
    """All files of the person of this one, the main one first. Empty when nobody knows this file."""
    merged = dict(Participant.objects.of(programme).values_list("id", "merged_into_id"))
    if participant_id not in merged:
        return []
    main = root_of(participant_id, merged)
    return [main, *(file for file, into in merged.items() if into and root_of(file, merged) == main)]


def all_people(programme: Programme) -> list[Person]:
    """All files with their keys, in one query: a day of coordination needs them all."""
    files = Participant.objects.of(programme).filter(erased_at__isnull=True)
    rows = list(files.annotate(wrapped=people_keys.wrapped_key_of("id")))
    return _opened(rows, people_keys.unwrapped({row.id: row.wrapped for row in rows}))


def search(programme: Programme, asked: str, *, limit: int = 20, among: Q = EVERYONE) -> list[Person]:
    """People whose name resembles what was typed, or whose telephone is that number; best first.

    `among`: which files whoever asks may find.
    """
    theirs = Participant.objects.of(programme).filter(among)
    phone = read_phone(asked)
    if phone:
        digest = keys.digest("phone", phone)
        found = Lookup.objects.of(programme).filter(kind="phone", digest=digest).values("participant")
        return open_files(theirs.filter(id__in=found)[:limit])
    names = names_of_all(programme, among=among)
    places = likeness.best_matches(asked, [name for _, name in names], limit=limit)
    found_people = people_by_id(programme, [names[place][0] for place in places])
    return [found_people[names[place][0]] for place in places if names[place][0] in found_people]


def names_of_all(programme: Programme, *, among: Q = EVERYONE) -> list[tuple[UUID, str]]:
    """The names alone of everyone known. Opened for this answer and forgotten with it: no name is kept in memory,
    so that whoever is erased is found by nobody at once, in every process."""
    opened = people_keys.keys_of_programme(programme)
    theirs = Participant.objects.of(programme).filter(among, erased_at__isnull=True)
    names = []
    for id_, sealed in theirs.values_list("id", "sealed"):
        known = people_keys.open_for(opened.get(id_), id_, sealed, Participant.SEALED) or {}
        if name := " ".join(part for part in (known.get("given_name"), known.get("family_name")) if part):
            names.append((id_, name))
    return names


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    one: Person
    other: Person
    reasons: tuple[str, ...]


def duplicates_to_decide(programme: Programme, people: list[Person] | None = None) -> list[PossibleDuplicate]:
    """Pairs to propose, without those already merged or already found to be two people."""
    people = all_people(programme) if people is None else people
    alone = {str(p.id): p for p in people if p.merged_into is None and not p.is_erased}
    files = [
        likeness.File(
            id=key,
            family_name=p.identity.family_name,
            given_name=p.identity.given_name,
            phone=p.identity.phone,
            birth_year=p.identity.birth_year,
            commune=p.identity.commune,
        )
        for key, p in alone.items()
    ]
    decided = set(DuplicateDecision.objects.of(programme).values_list("first_id", "second_id"))
    return [
        PossibleDuplicate(alone[one.id], alone[other.id], reasons)
        for one, other, reasons in likeness.pairs_to_propose(files)
        if tuple(sorted([UUID(one.id), UUID(other.id)], key=str)) not in decided
    ]
