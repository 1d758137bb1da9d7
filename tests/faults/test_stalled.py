"""Forty telephones stop in the middle of a form: the others are answered all the same."""

import socket
from contextlib import ExitStack
from urllib.parse import urlsplit

import httpx
import pytest

from tests.faults.conftest import Tell, Told
from tests.faults.patience import PATIENCE
from tests.support.servers import Servers

HALF = b"POST /etre-contacte/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"


@pytest.mark.server
@pytest.mark.slow
def test_stalled_forms_stop_nobody(servers: Servers, tell: Tell) -> None:
    server = servers.start()
    address = urlsplit(server.url)
    with ExitStack() as stalled:
        for _ in range(40):
            line = stalled.enter_context(socket.create_connection((address.hostname, address.port)))
            line.sendall(HALF + b"Content-Length: 400\r\n\r\nphone=")
        answered = [httpx.get(f"{server.url}{path}", timeout=PATIENCE).status_code for path in ("/", "/ateliers/")]
    tell(Told("forty forms stopped halfway", tries=40, kept=answered.count(200), lost=2 - answered.count(200)))
