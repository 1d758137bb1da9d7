"""Reads about people: opening files, finding someone by a name typed by ear, probable duplicates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from numerai.base import keys
from numerai.base.journal import people_keys
from numerai.base.models import Programme
from numerai.base.phones import read_phone
from numerai.programme.people import likeness, sounds
from numerai.programme.people.grouping import group_of
from numerai.programme.people.models import DuplicateDecision, Lookup, NameSounds, Participant
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
    """Open the files of rows that were read already, with one query for their keys."""
    rows = list(participants)
    opened = people_keys.keys_of([row.id for row in rows])
    return [_opened(row, opened.get(row.id)) for row in rows]


def read_files(participants: QuerySet[Participant]) -> list[Person]:
    """Read rows and open their files: one query."""
    rows: Any = participants.annotate(wrapped=people_keys.wrapped_of("id"))
    return [_opened(row, people_keys.unwrapped(row.id, row.wrapped)) for row in rows]


def _opened(row: Participant, key: bytes | None) -> Person:
    known = people_keys.open_for(key, row.id, row.sealed, Participant.SEALED)
    return Person(
        id=row.id,
        identity=Identity.from_dict(known),
        origin=row.origin,
        merged_into=row.merged_into_id,
        is_erased=row.erased_at is not None,
        registered_by=row.registered_by,
        chosen_relay=row.chosen_relay,
    )


def person(programme: Programme, participant_id: UUID) -> Person | None:
    rows = read_files(Participant.objects.of(programme).filter(id=participant_id))
    return rows[0] if rows else None


def people_by_id(programme: Programme, ids: Iterable[UUID]) -> dict[UUID, Person]:
    return {p.id: p for p in read_files(Participant.objects.of(programme).filter(id__in=set(ids)))}


def merged_files(programme: Programme) -> dict[UUID, UUID]:
    """Which file is merged into which: the merged ones alone, few among all."""
    rows = Participant.objects.of(programme).filter(merged_into__isnull=False)
    return dict(rows.values_list("id", "merged_into_id"))


def files_of_person(programme: Programme, participant_id: UUID) -> list[UUID]:
    """All files of the person of this one, the main one first. Empty when nobody knows this file."""
    if not Participant.objects.of(programme).filter(id=participant_id).exists():
        return []
    return group_of(participant_id, merged_files(programme))


def all_people(programme: Programme) -> list[Person]:
    return read_files(Participant.objects.of(programme).filter(erased_at__isnull=True))


def search(programme: Programme, asked: str, *, limit: int = 20, among: Q = EVERYONE) -> list[Person]:
    """People whose name resembles what was typed, or whose telephone is that number; best first.

    `among`: which files whoever asks may find. What is opened is forgotten with the answer: whoever is erased is found
    by nobody at once, in every process.
    """
    theirs = Participant.objects.of(programme).filter(among, erased_at__isnull=True)
    phone = read_phone(asked)
    if phone:
        digest = keys.digest("phone", phone)
        found = Lookup.objects.of(programme).filter(kind="phone", digest=digest).values("participant")
        return read_files(theirs.filter(id__in=found)[:limit])
    traces = NameSounds.objects.of(programme)
    if among:
        traces = traces.filter(participant__in=theirs)
    near = sounds.nearest(asked, traces.values_list("id", "trace"))
    files = sorted(read_files(theirs.filter(sounds__in=near)), key=lambda file: file.id) if near else []
    places = likeness.best_matches(asked, [file.name for file in files], limit=limit)
    return [files[place] for place in places]


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    one: Person
    other: Person
    reasons: tuple[str, ...]


def pairs_to_compare(programme: Programme) -> list[tuple[UUID, UUID]]:
    """Files whose names sound alike and that share a telephone or a birth year: nothing is opened. Without those
    already merged or already found to be two people."""
    twins = Lookup.objects.of(programme).filter(kind__in=sounds.TWIN_KINDS)
    shared = twins.values("digest").annotate(files=Count("id")).filter(files__gt=1).values("digest")
    alone = twins.filter(digest__in=shared, participant__merged_into__isnull=True, participant__erased_at__isnull=True)
    groups: dict[str, list[UUID]] = {}
    for digest, file in alone.order_by("participant__registered_at", "participant").values_list(
        "digest", "participant"
    ):
        groups.setdefault(digest, []).append(file)
    pairs = dict.fromkeys(pair for group in groups.values() for pair in combinations(group, 2))
    decided = set(DuplicateDecision.objects.of(programme).values_list("first_id", "second_id"))
    return [pair for pair in pairs if tuple(sorted(pair, key=str)) not in decided]


def possible_duplicates(pairs: Iterable[tuple[UUID, UUID]], files: Mapping[UUID, Person]) -> list[PossibleDuplicate]:
    """Of pairs to compare and their files, opened, those that have enough reasons."""
    compared = [(files[one], files[other]) for one, other in pairs if one in files and other in files]
    return [
        PossibleDuplicate(one, other, reasons)
        for one, other in compared
        if (reasons := likeness.reasons_same_person(_compared(one), _compared(other)))
    ]


def _compared(person: Person) -> likeness.File:
    known = person.identity
    return likeness.File(
        family_name=known.family_name, given_name=known.given_name, phone=known.phone, birth_year=known.birth_year
    )


def duplicates_to_decide(programme: Programme) -> list[PossibleDuplicate]:
    """Pairs to propose: only their files are opened."""
    pairs = pairs_to_compare(programme)
    return possible_duplicates(pairs, people_by_id(programme, chain.from_iterable(pairs)) if pairs else {})
