"""Forty telephones stop in the middle of a form: the others are answered all the same."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.support.servers import Servers

HALF = b"POST /etre-contacte/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[Servers]:
    with Servers(tmp_path) as started:
        yield started


@pytest.mark.server
@pytest.mark.slow
def test_stalled_forms_stop_nobody(servers: Servers) -> None:
    server = servers.start()
    address = urlsplit(server.url)
    with ExitStack() as stalled:
        for _ in range(40):
            line = stalled.enter_context(socket.create_connection((address.hostname, address.port)))
            line.sendall(HALF + b"Content-Length: 400\r\n\r\nphone=")
        assert httpx.get(f"{server.url}/", timeout=20).status_code == 200
        assert httpx.get(f"{server.url}/ateliers/", timeout=20).status_code == 200
