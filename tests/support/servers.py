"""The real `numerai run`, as an operator starts it: own data folder, own port, stopped with all its children."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

import httpx

from tests.support.command import NUMERAI, ROOT, numerai
from tests.support.postgres import free_port
from tests.support.ready import lay, new_database, settings_of

START_WITHIN = 60.0  # seconds, on a busy machine, with the first migrations
STOP_WITHIN = 10.0


class DidNotStart(RuntimeError):
    """The process ended, or stayed silent; the message holds what it printed."""


@dataclass(frozen=True, slots=True)
class Server:
    url: str
    data: Path
    process: subprocess.Popen[bytes]
    environment: dict[str, str] = field(repr=False)

    def __truediv__(self, path: str) -> str:
        return f"{self.url}/{path.lstrip('/')}"

    @property
    def log(self) -> str:
        return (self.data.parent / f"{self.data.name}.log").read_text(encoding="utf-8", errors="replace")

    def command(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Another verb of `numerai`, on the same data folder."""
        return numerai(*words, environment=self.environment, check=check)

    def python(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Python in a process of its own, on the same data folder."""
        return subprocess.run(
            [sys.executable, *words], env=self.environment, cwd=ROOT, check=True, capture_output=True, text=True
        )

    def living(self) -> list[int]:
        """Its processes that still run: itself, workers, helpers. A dead one that nobody buried does not count."""
        found = []
        for entry in Path("/proc").glob("[0-9]*/stat"):
            try:
                state, _, group = entry.read_text().rpartition(")")[2].split()[:3]
            except (FileNotFoundError, ProcessLookupError):
                continue  # it ended while we read
            if int(group) == self.process.pid and state != "Z":
                found.append(int(entry.parent.name))
        return found

    def kill(self) -> None:
        """As a power cut: the parent alone, without a warning."""
        self.process.kill()
        self.process.wait()


class Servers:
    """The processes of one test; leaving the block stops every one of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running: list[Server] = []
        self._databases: dict[Path, str] = {}

    def __enter__(self) -> "Servers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._running:
            stop(server)

    def start(
        self,
        *,
        workers: int = 1,
        data: Path | None = None,
        port: int | None = None,
        demo: bool = False,
        from_nothing: bool = False,
        **settings: str,
    ) -> Server:
        """On a folder already prepared, unless the first start itself is looked at. `settings`: of the environment."""
        folder = data or self._folder / f"donnees-{len(self._running)}"
        chosen = port or free_port()
        database = self._database(folder, demo=demo, from_nothing=from_nothing)
        own = {"NUMERAI_PORT": str(chosen), "NUMERAI_WORKERS": str(workers)}
        environment = {**os.environ, **settings_of(folder, database, demo=demo), **own, **settings}
        with (folder.parent / f"{folder.name}.log").open("ab") as log:
            process = subprocess.Popen(
                [*NUMERAI, "run"], env=environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )
        server = Server(f"http://127.0.0.1:{chosen}", folder, process, environment)
        self._running.append(server)
        _wait(server)
        return server

    def _database(self, folder: Path, *, demo: bool, from_nothing: bool) -> str:
        """One for each data folder; a server that starts again finds its own."""
        if folder not in self._databases:
            shared = os.environ.get("NUMERAI_DATABASE_URL", "")
            self._databases[folder] = new_database(shared) if from_nothing else lay(folder, shared, demo=demo)
        return self._databases[folder]


def _wait(server: Server) -> None:
    deadline = time.monotonic() + START_WITHIN
    while time.monotonic() < deadline:
        if server.process.poll() is not None:
            raise DidNotStart(f"numerai run ended with {server.process.returncode}:\n{server.log}")
        try:
            if httpx.get(server / "sante", timeout=5).status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise DidNotStart(f"numerai run said nothing within {START_WITHIN:.0f} s:\n{server.log}")


def stop(server: Server) -> None:
    """Ask the whole group, then insist. The group may outlive its leader."""
    for word in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(server.process.pid, word)
        except ProcessLookupError:
            break
        try:
            server.process.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            continue
    server.process.wait()
    deadline = time.monotonic() + STOP_WITHIN
    while server.living() and time.monotonic() < deadline:
        time.sleep(0.02)  # killed, and not yet gone
