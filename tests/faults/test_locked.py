"""Another program holds the database: people wait, and those who wait too long are told that nothing is kept."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest

from tests.faults.afterwards import Told as Heard
from tests.faults.afterwards import found_after, send, walked
from tests.faults.conftest import Tell, Told
from tests.faults.patience import PATIENCE
from tests.support.enrolling import Visitor
from tests.support.servers import Server, Servers

pytestmark = [pytest.mark.server, pytest.mark.slow]
A_MOMENT = 4.0  # seconds; people wait 30 at most


@contextmanager
def held(server: Server) -> Iterator[None]:
    """As a tool that somebody opened on the database, and forgot."""
    address = server.environment["NUMERAI_DATABASE_URL"]
    if address:
        import psycopg

        with psycopg.connect(address) as other:
            other.execute("LOCK TABLE journal_head, workshops_session IN ACCESS EXCLUSIVE MODE")
            yield
            other.rollback()
        return
    with closing(sqlite3.connect(server.data / "numerai.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_locked_by_another_program(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    server = servers.start(workers=1, data=tmp_path / "donnees")
    slug = server.python("-m", "tests.faults.scenes", "plan", "50").stdout.strip()
    heard = Heard()
    with walked(server, slug, 4) as visitors:
        assert wait_for(server, slug, heard, visitors[:2], A_MOMENT) == [True, True], "a short wait is nobody's concern"
        assert wait_for(server, slug, heard, visitors[2:]) == [False, False]
        assert all(heard.hear(send(visitor, slug)) for visitor in visitors[2:])
    found = found_after(server, heard)
    assert found.enrolled == 4
    tell(Told("database held by another program", 2, len(heard.codes), found.lost, found.doubled))


def wait_for(server: Server, slug: str, heard: Heard, visitors: list[Visitor], seconds: float = PATIENCE) -> list[bool]:
    """They press the last button while the database is held for that long, or until they are answered."""
    with held(server):
        threads = [threading.Thread(target=send, args=(visitor, slug)) for visitor in visitors]
        for thread in threads:
            thread.start()
        time.sleep(1)
        assert httpx.get(server / "sante", timeout=PATIENCE).status_code == httpx.codes.OK
        answered = time.monotonic() + seconds - 1
        for thread in threads:
            thread.join(max(answered - time.monotonic(), 0))
    for thread in threads:
        thread.join(PATIENCE)
    return [heard.hear(visitor) for visitor in visitors]
