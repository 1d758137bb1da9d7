"""2,000 connections are held by telephones that stall; everyone else is answered, and enrols."""

import resource
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.faults.conftest import Tell, Told
from tests.faults.patience import PATIENCE
from tests.faults.test_kill import CODE
from tests.support.command import ROOT
from tests.support.enrolling import Visitor
from tests.support.servers import Server, Servers

pytestmark = [pytest.mark.server, pytest.mark.slow, pytest.mark.alone]
HEAD = b"GET /ateliers/ HTTP/1.1\r\nHost: localhost\r\n"
FORM = b"POST /etre-contacte/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
HALF_FORM = FORM + b"Content-Length: 400\r\n\r\nphone="
WHOLE = HEAD + b"\r\n"  # asked for, and never read
STALLS = {HEAD: 900, HALF_FORM: 900, WHOLE: 200}
USUAL_FILES = 1_024  # what most systems give a process
PAGES = ("/", "/ateliers/", "/lieux/", "/etre-contacte/", "/programme/")


@contextmanager
def files(most: int) -> Iterator[None]:
    """How many files this process and those it starts may open, for the time of the block."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, before[1]), before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def megabytes(server: Server) -> int:
    """Held by all its processes."""
    kilobytes = 0
    for pid in server.living():
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
    return kilobytes // 1024


@contextmanager
def held(server: Server, stalls: dict[bytes, int]) -> Iterator[None]:
    address = urlsplit(server.url)
    with files(8_192), ExitStack() as lines:
        for said, times in stalls.items():
            for _ in range(times):
                line = lines.enter_context(socket.socket())
                line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
                line.connect((address.hostname, address.port))
                line.sendall(said)
        yield


def answered(server: Server, *, within: float, pages: tuple[str, ...] = PAGES) -> int:
    """How many of these pages come back whole."""
    right = 0
    for path in pages:
        try:
            right += httpx.get(f"{server.url}{path}", timeout=within).text.rstrip().endswith("</html>")
        except httpx.HTTPError:
            continue
    return right


def test_two_thousand_held_connections(servers: Servers, tell: Tell) -> None:
    with files(USUAL_FILES):
        server = servers.start()
    slug = server.python("-m", "tests.faults.scenes", "plan", "5").stdout.strip()
    before = megabytes(server)
    with held(server, STALLS):
        start = time.monotonic()
        right, most = answered(server, within=PATIENCE), megabytes(server)
        visitor = Visitor(server.url, slug).walk()
        enrolled = bool(CODE.search(visitor.send().text))
        took = time.monotonic() - start
        visitor.close()
    assert answered(server, within=PATIENCE) == len(PAGES), "the server did not come back"
    wanted = len(PAGES) + 1
    told = right + enrolled
    note = f"pages and an enrolment in {took:.1f} s, {most - before} MB more"
    tell(Told("2,000 held connections", tries=sum(STALLS.values()), kept=told, lost=wanted - told, note=note))
    assert most - before < 300


def test_with_few_threads_the_others_wait(servers: Servers, tell: Tell) -> None:
    """Negative control: a server that listens with a few threads, all of them held."""
    path = f"{ROOT / 'tests' / 'faults' / 'few_threads'}:{ROOT}"
    server = servers.start(PYTHONPATH=path)
    with held(server, {HALF_FORM: 100}):
        right = answered(server, within=4, pages=PAGES[:1])
    tell(Told("2,000 held connections", tries=100, kept=right, lost=1 - right, control=True))
