"""1,000 people open public pages at the same instant: each gets the whole page that was asked, memory stays bounded."""

import selectors
import socket
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest

from tests.faults.conftest import Tell, Told
from tests.faults.patience import PATIENCE
from tests.faults.test_held import files, megabytes
from tests.support.servers import Server, Servers

pytestmark = [pytest.mark.server, pytest.mark.slow, pytest.mark.alone]
READERS, MOST_MEGABYTES = 1_000, 300
# Each page, and words that stand on it alone.
PAGES = {
    "/": "Numé-Raï",
    "/ateliers/": "Ateliers",
    "/lieux/": "lieu",
    "/programme/": "programme",
    "/contact/": "Contact",
    "/accessibilite/": "ccessibilité",
    "/plan-du-site/": "Plan du site",
    "/comment-nous-comptons/": "comptons",
}


@dataclass
class Reader:
    """One browser that asks for one page, and reads it to its end."""

    path: str
    line: socket.socket
    received: bytearray = field(default_factory=bytearray)

    def ask(self) -> None:
        self.line.sendall(f"GET {self.path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        self.line.setblocking(False)

    @property
    def is_right(self) -> bool:
        """The page that was asked, whole: its title, its end, and as long as it said."""
        head, _, body = bytes(self.received).partition(b"\r\n\r\n")
        lengths = [line.split(b":")[1] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")]
        title = body.partition(b"<title>")[2].partition(b"</title>")[0].decode()
        whole = [int(length) for length in lengths] == [len(body)] and body.rstrip().endswith(b"</html>")
        return head.startswith(b"HTTP/1.1 200") and whole and PAGES[self.path] in title


def read_all(readers: list[Reader], server: Server) -> int:
    """All ask, then all are read as their answers come. The most megabytes that the server held meanwhile."""
    most, look_at, deadline = 0, 0.0, time.monotonic() + PATIENCE
    with selectors.DefaultSelector() as waiting:
        for reader in readers:
            reader.ask()
            waiting.register(reader.line, selectors.EVENT_READ, reader)
        while waiting.get_map() and time.monotonic() < deadline:
            for key, _ in waiting.select(timeout=1):
                piece = key.data.line.recv(65_536)
                key.data.received += piece
                if not piece:
                    waiting.unregister(key.fileobj)
            if time.monotonic() > look_at:
                most, look_at = max(most, megabytes(server)), time.monotonic() + 0.3
    return most


def test_a_thousand_readers(servers: Servers, tell: Tell) -> None:
    server = servers.start(workers=2)
    address, before = urlsplit(server.url), megabytes(server)
    paths = [list(PAGES)[number % len(PAGES)] for number in range(READERS)]
    with files(8_192):
        readers = [Reader(path, socket.create_connection((address.hostname, address.port))) for path in paths]
        start = time.monotonic()
        more = read_all(readers, server) - before
        took = time.monotonic() - start
        for reader in readers:
            reader.line.close()
    wrong = Counter(reader.path for reader in readers if not reader.is_right)
    assert not wrong, wrong
    assert more < MOST_MEGABYTES
    note = f"all answered in {took:.0f} s, {more} MB more"
    tell(Told("1,000 readers at once", tries=READERS, kept=READERS - wrong.total(), lost=wrong.total(), note=note))
