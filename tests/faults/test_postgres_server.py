"""PostgreSQL itself fails: its disk is full, its connections are cut, it is stopped at once and starts again."""

import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psycopg
import pytest

from tests.faults.afterwards import Told as Heard
from tests.faults.afterwards import enrol, found_after, send, walked
from tests.faults.conftest import Tell, Told
from tests.faults.disks import Disk, small_disk
from tests.faults.patience import PATIENCE
from tests.support.enrolling import Visitor
from tests.support.postgres import programs
from tests.support.servers import Server, Servers

pytestmark = [pytest.mark.server, pytest.mark.slow, pytest.mark.postgres, pytest.mark.alone]
PEOPLE = 6


def administered(server: Server, *statements: str) -> None:
    """From another database of the same server."""
    address = server.environment["NUMERAI_DATABASE_URL"].rpartition("/")[0] + "/postgres"
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def name_of(server: Server) -> str:
    return server.environment["NUMERAI_DATABASE_URL"].rpartition("/")[2]


@contextmanager
def on_small_disk(servers: Servers, folder: Path) -> Iterator[tuple[Server, Disk]]:
    """A server whose database, and nothing else, lies on a small disk."""
    place = Path(tempfile.mkdtemp(prefix="numerai-faults-"))  # a folder that PostgreSQL may enter
    place.chmod(0o755)
    try:
        with small_disk(place / "disque", megabytes=64) as disk:
            shutil.chown(disk.folder, "postgres")
            server = servers.start(data=folder)
            administered(server, f"CREATE TABLESPACE petit LOCATION '{disk.folder}'")
            move(server, "petit")
            try:
                yield server, disk
            finally:
                move(server, "pg_default")
                administered(server, "DROP TABLESPACE petit")
    finally:
        shutil.rmtree(place, ignore_errors=True)


def move(server: Server, where: str) -> None:
    name = name_of(server)
    administered(
        server,
        f"ALTER DATABASE {name} ALLOW_CONNECTIONS false",
        cut(name),
        f"ALTER DATABASE {name} SET TABLESPACE {where}",
        f"ALTER DATABASE {name} ALLOW_CONNECTIONS true",
    )


def cut(name: str) -> str:
    return f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'"


def test_its_disk_is_full(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    heard = Heard()
    with on_small_disk(servers, tmp_path / "donnees") as (server, disk):
        assert httpx.get(server / "/", timeout=PATIENCE).status_code < 600, (
            "the connections that were cut are made again"
        )
        slug = server.python("-m", "tests.faults.scenes", "plan", "500").stdout.strip()
        with walked(server, slug, PEOPLE) as visitors:
            disk.fill(server)
            refused: list[Visitor] = []
            for visitor in visitors:
                until_refused(server, slug, heard)
                refused += [visitor] if not heard.hear(send(visitor, slug)) else []
            disk.free(server)
            assert all(heard.hear(send(visitor, slug)) for visitor in refused)
        found = found_after(server, heard)
    assert heard.refused, "the disk was not full"
    tell(Told("disk of PostgreSQL full", heard.refused, len(heard.codes), found.lost, found.doubled))


def until_refused(server: Server, slug: str, heard: Heard) -> None:
    """Pages of its files that are half empty take a few more rows."""
    while not heard.refused and len(heard.codes) < 60:
        with walked_or_refused(server, slug, heard) as visitor:
            if visitor is not None:
                heard.hear(send(visitor, slug))


@contextmanager
def walked_or_refused(server: Server, slug: str, heard: Heard) -> Iterator[Visitor | None]:
    """A draft needs room too: whoever could not answer a question is told so."""
    visitor = Visitor(server.url, slug)
    try:
        try:
            yield visitor.walk()
        except AssertionError:
            heard.hear(visitor)
            yield None
    finally:
        visitor.close()


@pytest.mark.parametrize("fault", ["cut", "restart"])
def test_it_leaves_while_people_enrol(servers: Servers, tmp_path: Path, tell: Tell, fault: str) -> None:
    server, heard = servers.start(workers=2, data=tmp_path / "donnees"), Heard()
    # Whoever is answered « c’est fait » has it in PostgreSQL's own log, as on any server that is not a test's.
    administered(server, f"ALTER DATABASE {name_of(server)} SET synchronous_commit = on", cut(name_of(server)))
    time.sleep(0.5)
    httpx.get(server / "/", timeout=PATIENCE)
    slug = server.python("-m", "tests.faults.scenes", "plan", "500").stdout.strip()
    with walked(server, slug, PEOPLE) as visitors:
        threads = [threading.Thread(target=send, args=(visitor, slug)) for visitor in visitors]
        for thread in threads:
            thread.start()
        fail(server, fault)
        for thread in threads:
            thread.join(PATIENCE)
        again = [visitor for visitor in visitors if not heard.hear(visitor)]
        wait_until_well(server)
        assert all(heard.hear(send(visitor, slug)) for visitor in again)
    found = found_after(server, heard)
    assert enrol(server, slug, 1, heard) == 1
    named = {"cut": "connections to PostgreSQL cut", "restart": "PostgreSQL stopped at once"}[fault]
    note = f"{heard.refused} people were told to send again"
    tell(Told(named, PEOPLE, len(heard.codes) - 1, found.lost, found.doubled + abs(found.enrolled - PEOPLE), note))


def fail(server: Server, fault: str) -> None:
    if fault == "cut":
        for _ in range(6):
            administered(server, cut(name_of(server)))
            time.sleep(0.05)
        return
    with psycopg.connect(server.environment["NUMERAI_DATABASE_URL"]) as connection:
        [data] = connection.execute("SHOW data_directory").fetchone() or [""]
    words = [str(programs() / "pg_ctl"), f"--pgdata={data}", "--mode=immediate", "--wait", "restart"]
    owner = "postgres" if Path(data).owner() == "postgres" else None
    subprocess.run(
        words, user=owner, group=owner, cwd=Path(data).parent, check=True, capture_output=False,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def wait_until_well(server: Server) -> None:
    """Each desk meets its broken line once, says so, and makes another."""
    deadline, well = time.monotonic() + PATIENCE, 0
    while well < 12 and time.monotonic() < deadline:
        well = well + 1 if httpx.get(server / "/ateliers/", timeout=PATIENCE).status_code == httpx.codes.OK else 0
    assert well == 12
