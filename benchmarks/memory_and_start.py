"""What `numerai run` costs a small machine: memory at rest, time to a first answer, cold and warm; medians of 5.

    python -m benchmarks.memory_and_start
Memory is PSS, summed over all its processes: what they share is counted once.
"""

import re
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.support.servers import Server, Servers, stop

RUNS = 5
REST = 2.0  # seconds before memory is read
MIB = 1024


@dataclass(frozen=True, slots=True)
class Measure:
    name: str
    unit: str
    limit: float | None
    values: list[float]

    def __str__(self) -> str:
        low, high = min(self.values), max(self.values)
        limit = f", limit {self.limit:g}" if self.limit is not None else ""
        return f"{self.name:<44} {statistics.median(self.values):7.2f} {self.unit}  ({low:.2f} to {high:.2f}{limit})"


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
        began = time.perf_counter()
        httpx.get(server / "")
        found["first page"].append(time.perf_counter() - began)
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


def measures() -> list[Measure]:
    found: dict[str, list[float]] = {name: [] for name in ("cold", "first page", "warm", "rest", "used")}
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory(prefix="numerai-benchmark-") as name:
            one_run(Path(name), found)
    return [
        Measure("first start, empty folder to an answer", "s", None, found["cold"]),
        Measure("then the first page", "s", None, found["first page"]),
        Measure("another start, to an answer", "s", 3, found["warm"]),
        Measure("memory at rest", "MiB", 100, found["rest"]),
        Measure("memory at rest after 100 pages", "MiB", None, found["used"]),
    ]


if __name__ == "__main__":
    for measure in measures():
        print(measure)
