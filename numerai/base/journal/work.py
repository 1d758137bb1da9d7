"""One unit of work: lock the business rows, decide, project, then lock the chain head and append, last."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from numerai.base import canonical, database
from numerai.base.ids import uuid7
from numerai.base.journal import people_keys, registry, rules
from numerai.base.journal.models import Event, Head
from numerai.base.models import Programme


class PersonErased(LookupError):
    """The key of this person is destroyed: the change is refused whole."""


class FileExists(ValueError):
    """A file is opened under an identifier that somebody, or something, already has: the change is refused whole."""


class UnitOfWork:
    """The events of one change; they are projected at once and appended together."""

    def __init__(self, programme: Programme, actor: str, now: datetime) -> None:
        self.programme = programme
        self.actor = actor
        self.now = now
        self.today = now.astimezone(ZoneInfo(programme.time_zone)).date()
        self._events: list[Event] = []
        self._keys: dict[UUID, bytes] = {}

    def record(
        self,
        kind: str,
        *,
        subject: UUID | None = None,
        person: UUID | None = None,
        facts: dict[str, Any] | None = None,
        personal: dict[str, Any] | None = None,
        replaces: dict[str, UUID] | None = None,
    ) -> registry.Recorded:
        """Add one line. `personal` is sealed with the key of `person`, made when their file is opened.

        Raises PersonErased when nothing may be said of that person any more, FileExists when a file that is opened
        would take the key of another one.
        """
        key = self._key(person, kind) if person else None
        clear = canonical.loads(canonical.dumps(facts or {}))
        intimate = canonical.loads(canonical.dumps(personal)) if personal is not None else None
        event = Event(
            id=uuid7(),
            programme=self.programme,
            actor=self.actor,
            kind=kind,
            subject=subject,
            person=person,
            facts=canonical.dumps(clear),
            replaces=canonical.dumps(replaces or {}),
            recorded_at=self.now,
        )
        if intimate is not None and person is not None and key is not None:
            event.personal = people_keys.seal_for(key, person, intimate, f"event:{event.id}")
        self._events.append(event)
        recorded = opened(event, self.programme, key, intimate)
        registry.project(recorded)
        return recorded

    def _key(self, person: UUID, kind: str) -> bytes | None:
        """Locked until the end: whoever erases this person waits for us, or we find the key gone."""
        if person in self._keys and registry.opens_file(kind):
            raise FileExists(kind)
        if person not in self._keys:
            found = people_keys.locked_key(person)
            if found is not None and registry.opens_file(kind):
                raise FileExists(kind)
            if found is None and registry.opens_file(kind):
                found = people_keys.make_key(self.programme, person)
            if found is None:
                if registry.holds_even_erased(kind):
                    return None
                raise PersonErased(kind)
            self._keys[person] = found
        return self._keys[person]

    def append(self) -> None:
        """Number, hash and insert the events, under the lock of the chain head."""
        if not self._events:
            return
        head = _locked_head(self.programme)
        clock = rules.Clock.read(head.clock)
        for event in self._events:
            clock = clock.after(int(self.now.timestamp() * 1000))
            head.number, head.sequence = head.number + 1, head.sequence + 1
            event.number, event.device, event.sequence = head.number, head.device, head.sequence
            event.clock, event.previous = clock.text(), head.hash
            event.hash = head.hash = rules.link_hash(event.previous, event.covered())
        head.clock = clock.text()
        head.save()
        Event.objects.bulk_create(self._events)


def _locked_head(programme: Programme) -> Head:
    heads = database.lock_rows(Head.objects.filter(programme=programme))
    head = database.the_one(heads)
    if head is None:
        Head.objects.get_or_create(programme=programme)
        head = heads.get()
    return head


def opened(event: Event, programme: Programme, key: bytes | None, personal: dict[str, Any] | None) -> registry.Recorded:
    return registry.Recorded(
        id=event.id,
        programme=programme,
        kind=event.kind,
        version=event.version,
        subject=event.subject or registry.NIL,
        person=event.person,
        facts=event.facts_read(),
        personal=personal,
        key=key,
        actor=event.actor,
        at=event.recorded_at,
    )


@contextmanager
def unit_of_work(programme: Programme, *, actor: str, now: datetime) -> Iterator[UnitOfWork]:
    """A transaction whose last act is to append its events. Leaving by an exception leaves nothing."""
    with transaction.atomic():
        work = UnitOfWork(programme, actor, now)
        yield work
        work.append()
