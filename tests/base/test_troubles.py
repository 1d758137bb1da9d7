"""What the disk or the database refuses is recognised under the wrappings, and said without quoting a row."""

import errno
import sqlite3

import pytest
from django.db import DatabaseError, IntegrityError, OperationalError

from numerai.base.troubles import WORDS, Trouble, in_words, trouble_of


def wrapped(inner: Exception) -> DatabaseError:
    outer = OperationalError("Corail Exemple")
    outer.__cause__ = inner
    return outer


def of_sqlite(name: str) -> sqlite3.Error:
    error = sqlite3.OperationalError("Corail Exemple")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (OSError(errno.ENOSPC, "x"), Trouble.FULL),
        (OSError(errno.EROFS, "x"), Trouble.READ_ONLY),
        (PermissionError(errno.EACCES, "x"), Trouble.FORBIDDEN),
        (wrapped(of_sqlite("SQLITE_FULL")), Trouble.FULL),
        (wrapped(of_sqlite("SQLITE_READONLY_DBMOVED")), Trouble.READ_ONLY),
        (wrapped(of_sqlite("SQLITE_IOERR_WRITE")), Trouble.BROKEN_DISK),
        (wrapped(of_sqlite("SQLITE_IOERR_SHMSIZE")), Trouble.FULL),
        (wrapped(of_sqlite("SQLITE_BUSY_SNAPSHOT")), Trouble.BUSY),
        (wrapped(of_sqlite("SQLITE_CORRUPT_INDEX")), Trouble.DAMAGED),
        (wrapped(of_sqlite("SQLITE_CONSTRAINT_UNIQUE")), None),
        (IntegrityError("twice"), None),
        (FileNotFoundError(errno.ENOENT, "x"), None),
        (None, None),
    ],
)
def test_the_cause_is_found_under_its_wrappings(error: Exception | None, trouble: Trouble | None) -> None:
    assert trouble_of(error) == trouble


def test_the_codes_of_postgresql_are_read() -> None:
    psycopg = pytest.importorskip("psycopg")
    codes = {
        psycopg.errors.DiskFull: Trouble.FULL,
        psycopg.errors.TooManyConnections: Trouble.BUSY,
        psycopg.errors.AdminShutdown: Trouble.UNREACHABLE,
        psycopg.errors.ReadOnlySqlTransaction: Trouble.READ_ONLY,
        psycopg.errors.DataCorrupted: Trouble.DAMAGED,
        psycopg.errors.UniqueViolation: None,
        psycopg.OperationalError: Trouble.UNREACHABLE,
        psycopg.ProgrammingError: None,
    }
    assert {kind: trouble_of(wrapped(kind("x"))) for kind in codes} == codes


def test_causes_that_go_round_in_circles_end() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert trouble_of(first) is None


@pytest.mark.parametrize("error", [wrapped(of_sqlite("SQLITE_FULL")), wrapped(ValueError("Corail Exemple"))])
def test_nobody_is_quoted(error: Exception) -> None:
    assert "Corail" not in in_words(error)


def test_each_trouble_says_what_to_do() -> None:
    assert set(WORDS) == set(Trouble)
    assert all(words.endswith(".") and words.count(".") >= 2 for words in WORDS.values())
