"""What `numerai run` costs a small machine: memory at rest, time to a first answer, cold and warm.

Memory is PSS, summed over all its processes: what they share is counted once.
"""

import re
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx

from benchmarks.measure import Figure, seconds
from tests.support.servers import Server, Servers, stop

TITLE = "Starting, and memory"
RUNS = 5
REST = 2.0  # seconds before memory is read
MIB = 1024


def memory(server: Server) -> float:
    """MiB."""
    return sum(map(_pss, server.living())) / MIB


def _pss(process: int) -> int:
    """KiB."""
    found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8"), re.M)
    return int(found[1]) if found else 0


def seconds_to_answer(start: Callable[[], Server]) -> tuple[Server, float]:
    """Until `/sante` answers; the first page comes right after."""
    began = time.perf_counter()
    server = start()
    return server, time.perf_counter() - began


def one_run(folder: Path, found: dict[str, list[float]]) -> None:
    with Servers(folder) as servers:
        server, cold = seconds_to_answer(lambda: servers.start(demo=True, from_nothing=True))
        found["first page"].append(seconds(lambda: httpx.get(server / "")))
        stop(server)
        server, warm = seconds_to_answer(lambda: servers.start(data=server.data, demo=True))
        found["cold"].append(cold)
        found["warm"].append(warm)
        time.sleep(REST)
        found["rest"].append(memory(server))
        for path in ("", "ateliers/", "demonstration/", "demonstration/ateliers/") * 25:
            httpx.get(server / path)
        time.sleep(REST)
        found["used"].append(memory(server))


def run(quick: bool) -> Iterator[Figure]:
    found: dict[str, list[float]] = {name: [] for name in ("cold", "first page", "warm", "rest", "used")}
    for _ in range(1 if quick else RUNS):
        with tempfile.TemporaryDirectory(prefix="numerai-benchmark-") as name:
            one_run(Path(name), found)
    values = {name: tuple(measured) for name, measured in found.items()}
    yield Figure("first start, empty folder to an answer, demonstration included", "s", values["cold"])
    yield Figure("then the first page", "s", values["first page"])
    yield Figure("another start, to an answer", "s", values["warm"], limit=3)
    yield Figure("memory at rest", "MiB", values["rest"], limit=100)
    yield Figure("memory at rest after 100 pages", "MiB", values["used"])
