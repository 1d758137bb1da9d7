"""One unit of work is whole or nothing; the journal is append-only; rebuilding gives the same tables."""

from datetime import datetime
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from numerai.base.journal import people_keys, verify
from numerai.base.journal.models import Event, Head, PersonKey
from numerai.base.journal.work import FileExists, unit_of_work
from numerai.base.models import Programme
from numerai.programme.people import actions as people
from numerai.programme.people.models import Participant
from numerai.programme.people.queries import person
from numerai.programme.people.rules import Identity, Origin, Purpose

CORAIL = Identity(given_name="Corail", family_name="Exemple", phone="+687741234")


def registered(programme: Programme, now: datetime) -> UUID:
    with unit_of_work(programme, actor="test", now=now) as work:
        who = people.register(work, identity=CORAIL, origin=Origin.SELF)
        people.answer_consents(work, person=who, answers={Purpose.TAKE_PART: True}, how=Origin.SELF)
    return who


def settle() -> None:
    """PostgreSQL checks foreign keys at the end of a transaction; some commands want them checked before."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_events_are_numbered_without_gaps_and_verified(programme: Programme, now: datetime) -> None:
    registered(programme, now)
    registered(programme, now)
    assert list(Event.objects.of(programme).order_by("number").values_list("number", "sequence")) == [
        (1, 1), (2, 2), (3, 3), (4, 4),
    ]  # fmt: skip
    assert verify.verify(programme).broken is None


def test_each_programme_has_its_own_chain(programme: Programme, other_programme: Programme, now: datetime) -> None:
    registered(programme, now)
    registered(other_programme, now)
    assert [verify.verify(p).events for p in (programme, other_programme)] == [2, 2]
    assert Participant.objects.of(programme).count() == 1


def test_an_exception_leaves_nothing(programme: Programme, now: datetime) -> None:
    class Stop(Exception):
        pass

    def stopped_halfway() -> None:
        with unit_of_work(programme, actor="test", now=now) as work:
            people.register(work, identity=CORAIL, origin=Origin.SELF)
            raise Stop

    with pytest.raises(Stop):
        stopped_halfway()
    assert (Event.objects.count(), Participant.objects.count(), PersonKey.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal_event SET kind = 'other'",
        "DELETE FROM journal_event",
        "UPDATE journal_event SET number = number + 100",
    ],
)
def test_the_journal_refuses_changes(programme: Programme, now: datetime, change: str) -> None:
    registered(programme, now)
    with pytest.raises(DatabaseError, match="append only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert verify.verify(programme).broken is None


def test_the_journal_refuses_to_be_replaced_or_emptied(programme: Programme, now: datetime) -> None:
    """SQLite's INSERT OR REPLACE and PostgreSQL's TRUNCATE would each go round a plain delete trigger."""
    registered(programme, now)
    settle()
    statement = {
        "sqlite": "INSERT OR REPLACE INTO journal_event SELECT * FROM journal_event LIMIT 1",
        "postgresql": "TRUNCATE journal_event CASCADE",
    }[connection.vendor]
    with pytest.raises(DatabaseError, match="append only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_line_changed_behind_the_triggers_is_seen(programme: Programme, now: datetime) -> None:
    """Negative control of verify: whoever drops the triggers still breaks the chain."""
    registered(programme, now)
    settle()
    table = "journal_event"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER {table}_no_update")
        else:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_no_change")
        cursor.execute(f'UPDATE {table} SET facts = \'{{"origin":"team"}}\' WHERE number = 1')
    broken = verify.verify(programme).broken
    assert broken is not None
    assert broken.number == 1


def test_missing_last_line_is_seen(programme: Programme, now: datetime) -> None:
    registered(programme, now)
    Head.objects.filter(programme=programme).update(number=3)
    assert verify.verify(programme).broken is not None


def test_rebuild_finds_the_same_tables_and_changes_nothing(programme: Programme, now: datetime) -> None:
    who = registered(programme, now)
    before = verify.dump(programme)
    assert verify.rebuild(programme) == {}
    assert verify.dump(programme) == before
    found = person(programme, who)
    assert found is not None
    assert found.identity == CORAIL


def test_rebuild_sees_a_table_written_behind_the_journal(programme: Programme, now: datetime) -> None:
    """Negative control: a row changed without an event is a difference."""
    who = registered(programme, now)
    Participant.objects.filter(id=who).update(origin=Origin.IMPORT)
    assert verify.rebuild(programme) == {"Participant": 2}
    assert verify.rebuild(programme, keep=True) == {"Participant": 2}
    assert Participant.objects.get(id=who).origin == Origin.SELF


def test_nothing_personal_is_readable_in_any_column(programme: Programme, now: datetime) -> None:
    registered(programme, now)
    event = Event.objects.of(programme).get(number=1)
    row = Participant.objects.get()
    for sealed in (event.personal, row.sealed):
        assert sealed is not None
        assert b"Corail" not in bytes(sealed)
    assert "Corail" not in event.facts


def test_a_file_never_takes_the_key_of_another_one(programme: Programme, now: datetime) -> None:
    """Neither of someone known, nor of a concern, nor twice in one unit of work; nothing is left of the attempt."""
    who = registered(programme, now)
    concern = UUID(int=7)
    people_keys.make_key(programme, concern)
    events = Event.objects.count()
    for taken in (who, concern):
        with pytest.raises(FileExists), unit_of_work(programme, actor="test", now=now) as work:
            people.register(work, identity=CORAIL, origin=Origin.TEAM, participant_id=taken)

    def twice() -> None:
        with unit_of_work(programme, actor="test", now=now) as work:
            mine = people.register(work, identity=CORAIL, origin=Origin.TEAM)
            people.register(work, identity=CORAIL, origin=Origin.TEAM, participant_id=mine)

    with pytest.raises(FileExists):
        twice()
    assert (Event.objects.count(), Participant.objects.count()) == (events, 1)
