"""Is the journal whole, and do the tables say what it says? `verify` reads the chain; `rebuild` projects again."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from numerai.base import canonical
from numerai.base.journal import people_keys, registry, rules
from numerai.base.journal.models import Event, Head
from numerai.base.journal.work import opened
from numerai.base.keys import CannotOpen
from numerai.base.models import Programme


@dataclass(frozen=True, slots=True)
class Verdict:
    programme: str
    events: int
    broken: rules.Break | None


def verify(programme: Programme) -> Verdict:
    head = Head.objects.filter(programme=programme).first()
    events = Event.objects.of(programme).order_by("number").iterator(chunk_size=2000)
    broken = rules.check_chain(
        (event.link() for event in events),
        last_number=head.number if head else 0,
        last_hash=head.hash if head else rules.GENESIS,
    )
    return Verdict(programme.slug, head.number if head else 0, broken)


def dump(programme: Programme) -> dict[str, list[str]]:
    """Every projected row of a programme, opened, in a canonical order: equal dumps mean equal tables."""
    person_keys = people_keys.keys_of_programme(programme)
    return {
        table.model.__name__: sorted(_row_texts(table, programme, person_keys)) for table in registry.projected_tables()
    }


def _row_texts(table: registry.Projected, programme: Programme, person_keys: dict[Any, bytes]) -> Iterator[str]:
    for row in table.model._default_manager.filter(programme=programme).values():
        for column in table.sealed:
            person = row[table.person]
            place = f"{table.model._meta.db_table}.{column}"
            row[column] = people_keys.open_for(person_keys.get(person), person, row[column], place)
        yield canonical.dumps({k: _comparable(v) for k, v in row.items() if k not in table.ignored})


def _comparable(value: Any) -> Any:
    return value.timestamp() if hasattr(value, "timestamp") else value


def rebuild(programme: Programme, *, keep: bool = False) -> dict[str, int]:
    """Empty the projected tables, project the whole journal again, compare. Returns the differing rows by table.

    The transaction is undone unless `keep` is true: a comparison must not change what it compares.
    """
    with transaction.atomic():
        before = dump(programme)
        for table in reversed(registry.projected_tables()):
            rows = table.model._default_manager.filter(programme=programme)
            rows._raw_delete(rows.db)  # the journal holds them all; no cascade to other tables is wanted
        _project_all(programme)
        after = dump(programme)
        if not keep:
            transaction.set_rollback(True)
    differences = {name: len(set(rows) ^ set(after[name])) for name, rows in before.items()}
    return {name: count for name, count in differences.items() if count}


def _project_all(programme: Programme) -> None:
    person_keys = people_keys.keys_of_programme(programme)
    for event in Event.objects.of(programme).order_by("number").iterator(chunk_size=500):
        key = person_keys.get(event.person) if event.person else None
        registry.project(opened(event, programme, key, _personal(event, key)))


def _personal(event: Event, key: bytes | None) -> dict[str, Any] | None:
    """Bytes that the person's key does not open show as a difference of their row, not as a stop."""
    if event.person is None:
        return None
    try:
        return people_keys.open_for(key, event.person, event.personal, f"event:{event.id}")
    except CannotOpen:
        return None
