"""How each kind of database is copied, opened beside the one in use, and put in its place."""

import errno
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

from django.conf import settings
from django.db import connection, connections, transaction

from numerai.base import worlds
from numerai.base.backup_files import REPLACED, BadBackup, settle_file
from numerai.base.secrets import private_folder, settle
from numerai.base.troubles import PUT_BACK, WORDS, Trouble

COPY = "copie"  # the world of a copy that is being examined
_SINGLE_FILE = "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;"  # and no WAL beside it
T = TypeVar("T")


class CannotCopy(RuntimeError):
    """The database could not be copied or put back, with a sentence for the operator."""


class Engine(Protocol):
    name: str
    file: str

    def copy_to(self, target: Path, read: Callable[[], T]) -> T:
        """Write a whole copy of the database in use, while others write to it. `read` reads that same state."""

    def examined(self, source: Path) -> Any:
        """Context: a working copy of that file, as the world in force; gives what `replace` needs."""

    def replace(self, copy: str, now: datetime) -> str:
        """Put the examined copy in use. Returns where the replaced database is kept, or an empty text."""


def engine() -> Engine:
    return Sqlite() if connection.vendor == "sqlite" else Postgres()


@contextmanager
def _world_of_copy(**changes: Any) -> Iterator[None]:
    """`default` is the copy for the time of the block."""
    connections.settings[COPY] = {**connections.settings["default"], **changes}
    try:
        with worlds.entered(COPY):
            yield
    finally:
        connections[COPY].close()
        del connections[COPY]
        del connections.settings[COPY]


def _leave_both() -> None:
    """Nobody reads the copy nor the database in use while they change places."""
    connections[COPY].close()
    with worlds.entered(worlds.REAL):
        connections["default"].close()


class Sqlite:
    name = "sqlite"
    file = "numerai.sqlite3"

    def __init__(self) -> None:
        self._data = Path(settings.DATA_FOLDER)
        self._settings: dict[str, Any] = settings.DATABASES["default"]
        self._used = Path(str(self._settings["NAME"]))

    def copy_to(self, target: Path, read: Callable[[], T]) -> T:
        target.touch(mode=0o600)
        with closing(sqlite3.connect(self._used)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # a single file
            _check(copy, f"Elle n’est pas copiée, les sauvegardes d’avant restent. {PUT_BACK}")
        with self._opened(target):
            return read()

    @contextmanager
    def _opened(self, copy: Path) -> Iterator[None]:
        options = {**self._settings["OPTIONS"], "init_command": _SINGLE_FILE}
        with _world_of_copy(NAME=str(copy), OPTIONS=options):
            yield

    @contextmanager
    def examined(self, source: Path) -> Iterator[str]:
        folder = self._data / ".restauration"
        shutil.rmtree(folder, ignore_errors=True)
        copy = private_folder(folder) / self.file
        try:
            shutil.copyfile(source, copy)
            copy.chmod(0o600)
            with closing(sqlite3.connect(copy)) as opened:
                _check(opened, "Rien n’a été modifié.")
            with self._opened(copy):
                yield str(copy)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def replace(self, copy: str, now: datetime) -> str:
        """The new file takes the name of the old one in one step: at no instant is there none."""
        _leave_both()
        settle_file(Path(copy))
        kept = self._set_aside(now) if self._used.exists() else None
        os.replace(copy, self._used)
        settle(self._data)
        return str(kept or "")

    def _set_aside(self, now: datetime) -> Path:
        folder = private_folder(self._data / REPLACED / f"{now.astimezone(UTC):%Y-%m-%dT%H-%M-%SZ}")
        try:
            with closing(sqlite3.connect(self._used)) as old:
                old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.DatabaseError:
            pass  # damaged: kept as it is, with its log
        for suffix in ("-wal", "-shm"):  # what is left would be read as part of the new file
            left = self._used.with_name(self._used.name + suffix)
            if left.exists():
                left.replace(folder / left.name)
        os.link(self._used, folder / self._used.name)
        return folder / self._used.name


def _check(opened: sqlite3.Connection, outcome: str) -> None:
    """Pages, tables and the indexes that lead to their rows."""
    try:
        found = [row[0] for row in opened.execute("PRAGMA integrity_check(1)")]
    except sqlite3.DatabaseError as error:
        raise BadBackup(f"Cette base est illisible. {outcome}") from error
    if found != ["ok"]:
        raise BadBackup(f"Cette base est abîmée. {outcome}")


class Postgres:
    """Copies and restores with PostgreSQL's own programs; the new database is built beside, then takes the name."""

    name = "postgresql"
    file = "numerai.pgdump"

    def __init__(self) -> None:
        self._used: dict[str, Any] = settings.DATABASES["default"]

    def copy_to(self, target: Path, read: Callable[[], T]) -> T:
        target.touch(mode=0o600)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
            words = ("--format=custom", f"--snapshot={snapshot}", f"--file={target}", str(self._used["NAME"]))
            self._program("pg_dump", *words)
            return read()

    @contextmanager
    def examined(self, source: Path) -> Iterator[str]:
        name = f"{self._used['NAME']}_restauration"
        self._administer(f"DROP DATABASE IF EXISTS {_quoted(name)}", self._create(name))
        try:
            self._program(
                "pg_restore", "--exit-on-error", "--no-owner", "--no-privileges", f"--dbname={name}", str(source)
            )
            with _world_of_copy(NAME=name):
                yield name
        finally:
            self._administer(f"DROP DATABASE IF EXISTS {_quoted(name)}")

    def replace(self, copy: str, now: datetime) -> str:
        _leave_both()
        used = str(self._used["NAME"])
        kept = f"{used}_remplacee_{now.astimezone(UTC):%Y%m%d%H%M%S}"
        self._administer(
            "BEGIN",
            f"ALTER DATABASE {_quoted(used)} RENAME TO {_quoted(kept)}",
            f"ALTER DATABASE {_quoted(copy)} RENAME TO {_quoted(used)}",
            "COMMIT",
        )
        return f"base PostgreSQL {kept}"

    def _create(self, name: str) -> str:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_encoding_to_char(encoding), datcollate, datctype FROM pg_database"
                " WHERE datname = current_database()"
            )
            encoding, collate, ctype = (str(value).replace("'", "''") for value in cursor.fetchone())
        return (
            f"CREATE DATABASE {_quoted(name)} TEMPLATE template0 ENCODING '{encoding}'"
            f" LC_COLLATE '{collate}' LC_CTYPE '{ctype}'"
        )

    def _administer(self, *statements: str) -> None:
        """From another database of the same server: one cannot rename the room one stands in."""
        import psycopg

        place = psycopg.conninfo.make_conninfo(
            **self._place(), dbname="postgres", password=str(self._used["PASSWORD"]) or None
        )
        try:
            with closing(psycopg.connect(place, autocommit=True)) as administration:
                for statement in statements:
                    administration.execute(statement)
        except psycopg.Error as error:
            why = str(error).strip().splitlines()[0]
            raise CannotCopy(
                f"PostgreSQL refuse ({why}). Le compte a besoin du droit CREATEDB et doit posséder la base ;"
                " personne d’autre ne doit y être connecté."
            ) from error

    def _place(self) -> dict[str, str]:
        named = {"host": "HOST", "port": "PORT", "user": "USER"}
        return {name: str(self._used[key]) for name, key in named.items() if self._used[key]}

    def _program(self, program: str, *words: str) -> None:
        place = [f"--{'username' if name == 'user' else name}={value}" for name, value in self._place().items()]
        # The password goes by the environment: a command line is readable by everybody.
        environment = {**os.environ, "PGPASSWORD": str(self._used["PASSWORD"]), "LC_ALL": "C"}
        try:
            done = subprocess.run(
                [program, *place, "--no-password", *words], env=environment, capture_output=True, text=True
            )
        except FileNotFoundError as error:
            raise CannotCopy(f"Le programme {program} manque : installez le client de PostgreSQL.") from error
        if os.strerror(errno.ENOSPC) in done.stderr:
            raise CannotCopy(WORDS[Trouble.FULL])
        if done.returncode:
            raise CannotCopy(f"{program} a échoué : {(done.stderr.strip().splitlines() or ['sans raison'])[-1]}")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
