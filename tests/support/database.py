"""The test database: reference data loaded once, and an append-only journal that only the tests may empty."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db.backends.base.operations import BaseDatabaseOperations


def load_reference() -> None:
    from numerai.programme.places import reference

    reference.load()


@contextmanager
def lifted(connection: Any) -> Iterator[None]:
    """Without its triggers, for the time of emptying tables between two tests."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            yield
            cursor.execute("SET session_replication_role = DEFAULT")
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        yield
        for _, statement in triggers:
            cursor.execute(statement)


def let_tests_empty_the_journal(patch: pytest.MonkeyPatch) -> None:
    """Tests that commit are followed by a flush: it passes the triggers, then the reference data comes back."""
    original = BaseDatabaseOperations.execute_sql_flush

    def flush(self: Any, sql_list: list[str]) -> None:
        with lifted(self.connection):
            original(self, sql_list)
        if self.connection.alias == "default":
            load_reference()

    patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush)
