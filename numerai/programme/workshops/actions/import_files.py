"""Whose file a line of a sign-in sheet speaks of: the file that the same line opened before, and nobody else's."""

import re
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from numerai.base import canonical, erasures, keys
from numerai.base.journal import people_keys
from numerai.base.models import Programme
from numerai.base.phones import read_phone
from numerai.base.text import fold, words
from numerai.programme.people.models import Participant
from numerai.programme.people.queries import Person, open_files
from numerai.programme.people.rules import Identity, Origin
from numerai.programme.workshops.imports import PresenceRecord
from numerai.programme.workshops.models import AccessNeed, Attendance, ImportRun


def row_key(record: PresenceRecord) -> str:
    """Keyed fingerprint of a line: its session, names, telephone and year of birth, however they are typed."""
    said = [
        record.session_day,
        sorted(set(words(record.session_hint))),
        fold(record.family_name),
        fold(record.given_name),
        _number(record.phone),
        record.birth_year,
    ]
    return keys.digest("imported-row", canonical.dumps(said))


def _number(phone: str) -> str:
    return read_phone(phone) or re.sub(r"\D", "", phone)


@dataclass(frozen=True, slots=True)
class Mark:
    presence: str
    walk_in: bool
    by_hand: bool


class KnownFiles:
    """The files that these lines opened before, with what they hold in these sessions. Opened in memory only."""

    def __init__(self, programme: Programme, records: list[PresenceRecord], sessions: set[UUID]) -> None:
        self.seen: dict[str, int] = {}  # the line of this file that has each fingerprint
        moments = set(ImportRun.objects.of(programme).values_list("imported_at", flat=True))
        self._marks = {
            (row.participant_id, row.session_id): Mark(row.presence, row.walk_in, row.marked_at not in moments)
            for row in Attendance.objects.filter(session_id__in=sessions)
        }
        needs = list(AccessNeed.objects.filter(session_id__in=sessions))
        self._sessions: defaultdict[UUID, set[UUID]] = defaultdict(set)
        for person, session in [*self._marks, *((need.participant_id, need.session_id) for need in needs)]:
            self._sessions[session].add(person)
        wanted = {row_key(record) for record in records}
        self._erased = erasures.lines_written_down(programme)
        near = Q(id__in=set().union(*self._sessions.values()), origin=Origin.IMPORT)
        numbers = {record.file_number for record in records if record.file_number}
        found = list(Participant.objects.of(programme).filter(Q(import_key__in=wanted) | Q(id__in=numbers) | near))
        self._keys: dict[str, UUID] = {row.import_key: row.id for row in found if row.import_key}
        self._people: dict[UUID, Person] = {file.id: file for file in open_files(found)}
        self._claimed = {self._keys[key] for key in wanted & self._keys.keys()} | numbers
        self._needs = self._open_needs(needs)

    def _open_needs(self, needs: list[AccessNeed]) -> dict[tuple[UUID, UUID], set[tuple[str, str]]]:
        opened: defaultdict[tuple[UUID, UUID], set[tuple[str, str]]] = defaultdict(set)
        person_keys = people_keys.keys_of({need.participant_id for need in needs})
        for need in needs:
            person = need.participant_id
            said = people_keys.open_for(person_keys.get(person), person, need.sealed, AccessNeed.SEALED)
            if said is not None and need.session_id is not None:
                opened[person, need.session_id].add((said["kind"], said["words"]))
        return opened

    def knows(self, number: UUID | None) -> bool:
        """True when the line gives no number: it then says who it is by name."""
        return number is None or number in self._people

    def is_erased(self, key: str, number: UUID | None = None) -> bool:
        """Also when the database was restored from before that person's first import."""
        if number is not None and self._people[number].is_erased:
            return True
        return key in self._erased or (key in self._keys and self._people[self._keys[key]].is_erased)

    def find(self, key: str, record: PresenceRecord, session: UUID) -> UUID | None:
        """The file whose number the line gives, or of the same line; else, when one line was corrected, the one file of
        that name in that session."""
        if record.file_number:
            return record.file_number
        if key in self._keys:
            return self._keys[key]
        near = [person for person in self._sessions[session] - self._claimed if self._may_be(person, record)]
        if len(near) != 1:
            return None
        self._claimed.add(near[0])
        return near[0]

    def _may_be(self, person: UUID, record: PresenceRecord) -> bool:
        file = self._people.get(person)
        if file is None or file.is_erased:
            return False
        known, phone = file.identity, _number(record.phone)
        same_name = fold(known.family_name) == fold(record.family_name) and fold(known.given_name) == fold(
            record.given_name
        )
        known_phone = known.phone or _number(known.phone_typed)
        same_phone = not phone or not known_phone or known_phone == phone
        same_year = None in (known.birth_year, record.birth_year) or known.birth_year == record.birth_year
        return same_name and same_phone and same_year

    def identity(self, person: UUID) -> Identity:
        return self._people[person].identity

    def needs(self, person: UUID, session: UUID) -> set[tuple[str, str]]:
        return self._needs.get((person, session), set())

    def mark(self, person: UUID, session: UUID) -> Mark | None:
        return self._marks.get((person, session))
