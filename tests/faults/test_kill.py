"""Power goes off while people enrol: no half enrolment, nothing confirmed is lost, the chain holds, rebuilding agrees.

`NUMERAI_KILLS=10` asks for more kills than the three of the whole suite.
"""

import json
import os
import random
import re
import threading
import time
from pathlib import Path

import httpx
import pytest

from tests.faults.conftest import Tell, Told
from tests.faults.patience import PATIENCE
from tests.support.enrolling import Stuck, Visitor
from tests.support.servers import Server, Servers

KILLS = int(os.environ.get("NUMERAI_KILLS", "3"))
CODE = re.compile(r"(\d{3})\u00a0(\d{3})\u00a0(\d{3})")


class Crowd:
    """Threads that enrol one person after another until the server is gone; they keep the codes they were shown."""

    def __init__(self, server: Server, slug: str) -> None:
        self.codes: list[str] = []
        self.gone = threading.Event()
        self.first = threading.Event()
        self.threads = [threading.Thread(target=self._enrol, args=(server.url, slug)) for _ in range(6)]
        for thread in self.threads:
            thread.start()

    def _enrol(self, url: str, slug: str) -> None:
        while not self.gone.is_set():
            visitor = Visitor(url, slug)
            try:
                page = visitor.walk().send()
            except (httpx.HTTPError, Stuck):
                self.gone.set()
            else:
                self.codes += ["".join(found) for found in CODE.findall(page.text)]
                self.first.set()
            finally:
                visitor.close()

    def wait(self) -> None:
        for thread in self.threads:
            thread.join(PATIENCE)


@pytest.mark.server
@pytest.mark.slow
def test_killed_while_people_enrol(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    server = servers.start(workers=2, data=tmp_path / "donnees")
    slug = server.python("-m", "tests.faults.scenes", "plan", "500").stdout.strip()
    shown: list[str] = []
    for kill in range(KILLS):
        crowd = Crowd(server, slug)
        crowd.first.wait(PATIENCE)
        time.sleep(random.uniform(0, 1))
        server.kill()
        crowd.gone.set()
        crowd.wait()
        shown += crowd.codes
        assert server.command("journal", "verify", check=False).returncode == 0, f"chain broken after kill {kill}"
        assert server.command("journal", "rebuild", check=False).returncode == 0, f"tables differ after kill {kill}"
        found = json.loads(server.python("-m", "tests.faults.scenes", "places").stdout)
        enrolled = len(found["codes"])
        assert set(shown) <= set(found["codes"]), "a confirmed enrolment is lost"
        assert found["seats"] == list(range(1, enrolled + 1))
        assert (found["events"], found["participants"], found["needs"]) == (enrolled, enrolled, enrolled)
        assert found["consents"] == 2 * enrolled
        server = servers.start(workers=2, data=tmp_path / "donnees")
    assert shown, "nobody was confirmed: the kills came too early to prove anything"
    lost, doubled = len(set(shown) - set(found["codes"])), len(found["codes"]) - len(set(found["codes"]))
    tell(Told("server killed while people enrol", tries=KILLS, kept=len(shown), lost=lost, doubled=doubled))
