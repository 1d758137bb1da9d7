"""How many people a server enrols in a second, all pressing the last button together; on both databases."""

import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, nullcontext
from pathlib import Path
from unittest import mock

import httpx

from benchmarks.measure import Figure
from tests.support.enrolling import Visitor
from tests.support.postgres import cluster
from tests.support.servers import Servers

TITLE = "Enrolments per second (4 workers, 16 people at a time, the client on the same machine)"
PEOPLE, AT_ONCE, RUNS = 120, 16, 3


def rate(url: str, slug: str, people: int) -> float:
    """Answers to the last form, a second, from the first press to the last answer."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        visitors = list(pool.map(lambda _: Visitor(url, slug).walk(), range(people)))
        forms = [visitor.filled({}) for visitor in visitors]

        def press(pair: tuple[Visitor, httpx.Request]) -> int:
            return pair[0].client.send(pair[1], follow_redirects=False).status_code

        began = time.perf_counter()
        statuses = list(pool.map(press, zip(visitors, forms, strict=True)))
        elapsed = time.perf_counter() - began
    for visitor in visitors:
        visitor.close()
    assert set(statuses) == {302}, statuses
    return people / elapsed


def run(quick: bool) -> Iterator[Figure]:
    people, runs = (16, 1) if quick else (PEOPLE, RUNS)
    for name, database in {"SQLite": nullcontext(""), "PostgreSQL": cluster()}.items():
        with ExitStack() as stack:
            address, folder = stack.enter_context(database), stack.enter_context(tempfile.TemporaryDirectory())
            stack.enter_context(mock.patch.dict("os.environ", {"NUMERAI_DATABASE_URL": address}))
            server = stack.enter_context(Servers(Path(folder))).start(workers=4)
            slug = server.python("-m", "tests.faults.scenes", "plan", str(people * runs)).stdout.strip()
            values = tuple(rate(server.url, slug, people) for _ in range(runs))
        yield Figure(f"enrolments on {name}", "a second", values)
