"""Workers are killed one by one while people read: others take their place, and what was enrolled stays."""

import json
import os
import signal
import time
from pathlib import Path

import httpx
import pytest

from tests.faults.conftest import Tell, Told
from tests.faults.patience import PATIENCE
from tests.faults.test_kill import CODE
from tests.support.enrolling import Visitor
from tests.support.servers import Server, Servers

WORKERS = 2


def workers(server: Server) -> list[int]:
    """Its processes that serve: they listen, and are not the parent."""
    found = []
    for pid in server.living():
        words = Path(f"/proc/{pid}/cmdline").read_bytes()
        if pid != server.process.pid and b"spawn_main" in words:
            found.append(pid)
    return found


def back(server: Server, gone: int) -> float:
    """Seconds until there are as many workers as before, and pages come again, one after the other."""
    start = time.monotonic()
    while time.monotonic() < start + PATIENCE:
        living = workers(server)
        if gone not in living and len(living) >= WORKERS and answers(server):
            return time.monotonic() - start
        time.sleep(0.1)
    raise AssertionError(f"still without the worker that was killed:\n{server.log[-2000:]}")


def answers(server: Server) -> bool:
    try:
        return all(httpx.get(f"{server.url}/ateliers/", timeout=10).status_code == httpx.codes.OK for _ in range(4))
    except httpx.HTTPError:
        return False


@pytest.mark.server
@pytest.mark.slow
def test_killed_one_by_one(servers: Servers, tell: Tell) -> None:
    server = servers.start(workers=WORKERS)
    slug = server.python("-m", "tests.faults.scenes", "plan", "20").stdout.strip()
    shown: list[str] = []
    waits = []
    for worker in workers(server):
        visitor = Visitor(server.url, slug).walk()
        shown += ["".join(found) for found in CODE.findall(visitor.send().text)]
        visitor.close()
        os.kill(worker, signal.SIGKILL)
        waits.append(back(server, worker))
    found = json.loads(server.python("-m", "tests.faults.scenes", "places").stdout)
    assert server.process.poll() is None
    assert server.command("journal", "verify").returncode == 0
    assert server.command("journal", "rebuild").returncode == 0
    assert "Traceback" not in server.log
    lost = len(set(shown) - set(found["codes"])) + len(waits) - len(shown)
    tell(Told("workers killed one by one", WORKERS, len(shown), lost, note=f"back in {max(waits):.1f} s at most"))
