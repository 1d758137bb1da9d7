"""The two databases behave alike: whole transactions, locked rows."""

from typing import Any, TypeVar

from django.db import connection, connections, models

M = TypeVar("M", bound=models.Model)


def lock_rows(queryset: models.QuerySet[M]) -> models.QuerySet[M]:
    """Rows to decide on. PostgreSQL locks them; on SQLite the IMMEDIATE transaction already holds every writer."""
    return queryset.select_for_update(of=("self",)) if connection.vendor == "postgresql" else queryset


def the_one(queryset: models.QuerySet[M]) -> M | None:
    """The row, when at most one can match: `first()` would sort, which costs as much as the query."""
    return next(iter(queryset), None)


def learn_sizes() -> None:
    """Tell the database how many rows each table holds; it takes milliseconds. Without it, SQLite believes that a
    programme has ten people: among ten thousand, reading three hundred files takes thirty times longer."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA analysis_limit = 1000")
        cursor.execute("ANALYZE")


def forget_freed_pages() -> None:
    """After a key is destroyed: empty SQLite's write-ahead log, where the old page would remain."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def is_from_the_future(alias: str) -> bool:
    """A more recent code brought this database up to date: what it added would be left unread, or broken."""
    from django.db.migrations.loader import MigrationLoader  # not loaded in the workers

    loader = MigrationLoader(connections[alias])
    return any(
        name not in loader.disk_migrations and name not in loader.replacements for name in loader.applied_migrations
    )


def refuse_changes(schema_editor: Any, table: str, keys: tuple[str, ...]) -> None:
    """Triggers that make a table append-only, with no exception, for whoever holds a connection.

    `keys` are the columns that identify a row: SQLite's INSERT OR REPLACE would delete without firing
    a delete trigger, so an insert that collides is refused before it replaces anything.
    """
    for statement in _TRIGGERS[schema_editor.connection.vendor](table, keys):
        schema_editor.execute(statement, params=None)


def _sqlite_triggers(table: str, keys: tuple[str, ...]) -> list[str]:
    refuse = "BEGIN SELECT RAISE(ABORT, 'journal: append only'); END"
    collision = " OR ".join("(" + " AND ".join(f'"{c}" = NEW."{c}"' for c in key.split(",")) + ")" for key in keys)
    return [
        f'CREATE TRIGGER "{table}_no_update" BEFORE UPDATE ON "{table}" {refuse}',
        f'CREATE TRIGGER "{table}_no_delete" BEFORE DELETE ON "{table}" {refuse}',
        f'CREATE TRIGGER "{table}_no_replace" BEFORE INSERT ON "{table}" '  # noqa: S608  names from our own migrations
        f'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE {collision}) {refuse}',
    ]


def _postgresql_triggers(table: str, keys: tuple[str, ...]) -> list[str]:
    return [
        f"CREATE OR REPLACE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'journal: append only' USING ERRCODE = '23001'; END $$",
        f'CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}" '
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only()",
    ]


_TRIGGERS = {"sqlite": _sqlite_triggers, "postgresql": _postgresql_triggers}
