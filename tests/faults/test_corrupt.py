"""Bytes of the database change on the disk: seen and said, never copied over good backups, healed by one of them."""

import json
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from numerai.base import backup_files
from numerai.cli.outcome import Exit
from tests.faults.afterwards import Told as Heard
from tests.faults.afterwards import enrol, found_after, said_plainly
from tests.faults.conftest import Tell, Told
from tests.support.servers import Server, Servers, stop

pytestmark = [pytest.mark.server, pytest.mark.slow]
PEOPLE = 6
TABLES = ("journal_event", "event_of_subject", "people_participant", "workshops_enrolment")
# The same command, whose eyes were closed.
BLIND = (
    "import django, sys; django.setup(); from numerai.base import backup_engines as e, backups as b;"
    "from numerai.cli import main; e._check = lambda *_: None; b._broken = lambda: ''; sys.exit(main(['backup']))"
)


def filled(servers: Servers, folder: Path) -> tuple[Server, Heard]:
    """People enrolled, a good backup was made, the service is stopped."""
    server, heard = servers.start(data=folder), Heard()
    slug = server.python("-m", "tests.faults.scenes", "plan", "50").stdout.strip()
    assert enrol(server, slug, PEOPLE, heard) == PEOPLE
    server.command("backup")
    stop(server)
    return server, heard


def names(server: Server) -> set[str]:
    return {path.name for path in backup_files.backups(server.data)}


def newest(server: Server) -> str:
    return max(names(server))


def pages(database: Path) -> dict[str, int]:
    """Where each table and index begins, in bytes."""
    with closing(sqlite3.connect(database)) as opened:
        size = opened.execute("PRAGMA page_size").fetchone()[0]
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        rows = opened.execute("SELECT name, rootpage FROM sqlite_master WHERE rootpage > 0")
        return {name: (page - 1) * size for name, page in rows}


def scratch(database: Path, place: int, size: int = 64) -> None:
    with database.open("r+b") as file:
        file.seek(place)
        file.write(random.Random(place).randbytes(size))


@pytest.mark.sqlite
def test_corrupt_pages(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    server, heard = filled(servers, tmp_path / "donnees")
    database, good = server.data / "numerai.sqlite3", names(server)
    places, whole = pages(database), database.read_bytes()
    seen = 0
    for name in TABLES:
        scratch(database, places[name])
        refused = server.command("backup", check=False)
        assert refused.returncode in {Exit.FOUND, Exit.NOT_NOW}, name
        assert said_plainly(refused.stderr)
        assert "numerai restore" in refused.stderr
        assert names(server) == good, "a damaged database is not a backup"
        seen += 1
        database.write_bytes(whole)
    scratch(database, places["journal_event"])
    back = server.command("restore", newest(server), check=False)
    assert back.returncode == Exit.DONE, back.stderr
    assert said_plainly(back.stdout)
    found = found_after(server, heard)
    tell(Told("corrupt pages of SQLite", seen, len(heard.codes), found.lost, found.doubled))


@pytest.mark.sqlite
def test_corrupt_pages_copied_blindly(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    """Negative control: the same backup without looking makes a copy that nobody can put back."""
    server, heard = filled(servers, tmp_path / "donnees")
    database, good = server.data / "numerai.sqlite3", names(server)
    scratch(database, pages(database)["event_of_subject"])
    server.python("-c", BLIND)
    [blind] = names(server) - good
    refused = server.command("restore", blind, check=False)
    lost = len(heard.codes) if refused.returncode == Exit.FOUND else 0
    tell(Told("corrupt pages of SQLite", 1, 0, lost, control=True, note="the newest backup does not open"))


@pytest.mark.sqlite
def test_corrupt_log(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    """The machine stopped, then a byte of the log changed: the start says that the last writings are gone."""
    server, heard = servers.start(data=tmp_path / "donnees"), Heard()
    slug = server.python("-m", "tests.faults.scenes", "plan", "50").stdout.strip()
    assert enrol(server, slug, PEOPLE, heard) == PEOPLE
    log = server.data / "numerai.sqlite3-wal"
    shutil.copyfile(log, tmp_path / "journal")  # as it is at this instant: what stops later empties it
    shutil.copyfile(server.data / "numerai.sqlite3", tmp_path / "base")
    stop(server)
    content = (tmp_path / "journal").read_bytes()
    tries = kept = 0
    for place in (len(content) // 3, len(content) // 2, 20):
        shutil.copyfile(tmp_path / "base", server.data / "numerai.sqlite3")
        (server.data / "numerai.sqlite3-shm").unlink(missing_ok=True)
        log.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        refused = server.command("prepare", check=False)
        assert (refused.returncode, "Une copie est dans" in refused.stderr) == (Exit.NOT_NOW, True)
        assert said_plainly(refused.stderr)
        copies = list((server.data / backup_files.REPLACED).glob("*/numerai.sqlite3-wal"))
        kept += any(path.stat().st_size == len(content) for path in copies)
        assert server.command("prepare", check=False).returncode == Exit.DONE
        assert server.command("journal", "verify", check=False).returncode == Exit.DONE
        tries += 1
    tell(Told("corrupt log of SQLite", tries, kept, tries - kept, note="said, and a copy of the log is kept"))


@pytest.mark.postgres
def test_a_row_changed_behind_the_triggers(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    import psycopg

    server, heard = filled(servers, tmp_path / "donnees")
    good, seen = names(server), 0
    for harm in (
        "DELETE FROM journal_event WHERE number = 3",
        "UPDATE journal_event SET facts = '{}' WHERE number = 4",
    ):
        with psycopg.connect(server.environment["NUMERAI_DATABASE_URL"]) as behind:
            behind.execute("SET session_replication_role = replica")
            behind.execute(harm)
        verify = server.command("journal", "verify", check=False)
        refused = server.command("backup", check=False)
        assert (verify.returncode, refused.returncode) == (Exit.FOUND, Exit.FOUND)
        assert "rompu à la ligne" in refused.stderr
        assert said_plainly(refused.stderr)
        assert names(server) == good
        seen += 1
    back = server.command("restore", newest(server), check=False)
    assert back.returncode == Exit.DONE, back.stderr
    found = found_after(server, heard)
    tell(Told("rows changed behind PostgreSQL's triggers", seen, len(heard.codes), found.lost, found.doubled))


def test_a_table_that_says_something_else(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    """A seat changed in place, where no index looks: the journal gives it back."""
    server, heard = filled(servers, tmp_path / "donnees")
    change = "UPDATE workshops_enrolment SET via = 'team' WHERE seat = 2"
    if address := server.environment["NUMERAI_DATABASE_URL"]:
        import psycopg

        with psycopg.connect(address) as behind:
            behind.execute(change)
    else:
        with closing(sqlite3.connect(server.data / "numerai.sqlite3")) as behind:
            behind.execute(change)
            behind.commit()
    seen = server.command("journal", "rebuild", "--format", "json", check=False)
    assert seen.returncode == Exit.FOUND
    assert json.loads(seen.stdout)[0]["differences"] == {"Enrolment": 2}
    server.command("journal", "rebuild", "--keep", check=False)
    found = found_after(server, heard)
    tell(Told("a row changed behind the journal", 1, len(heard.codes), found.lost, found.doubled))
