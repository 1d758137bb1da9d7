"""`numerai run`, the real process: it starts once, refuses in plain words, and leaves nothing behind."""

import os
import re
import signal
import socket
import stat
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from numerai.base.processes import DIES_WITH
from numerai.cli.outcome import Exit
from tests.support.command import NUMERAI, ROOT, numerai
from tests.support.postgres import free_port
from tests.support.ready import lay, settings_of
from tests.support.servers import Server, stop

pytestmark = [pytest.mark.server, pytest.mark.slow]
Start = Callable[..., Server]
SOON = 20.0  # seconds, on a busy machine
LINK = re.compile(r"http://\S+/equipe/premiere-connexion/\S+/")
LIGHT = 100 * 1024  # KiB


def eventually(true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + SOON
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def weight(process: int) -> int:
    """KiB of memory, what is shared being divided among those who share it."""
    text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8")
    return int(re.search(r"^Pss:\s+(\d+)", text, re.M)[1])  # type: ignore[index]  # the kernel always says it


def test_a_first_start_then_another(numerai_server: Start) -> None:
    server = numerai_server(from_nothing=True)
    assert httpx.get(server / "sante").json()["etat"] == "ok"
    assert httpx.get(server / "").status_code == httpx.codes.OK
    keyring = server.data / "secrets" / "trousseau.json"
    assert (mode(server.data), mode(keyring.parent), mode(keyring)) == (0o700, 0o700, 0o600)
    assert {mode(path) for path in server.data.glob("numerai.sqlite3")} <= {0o600}
    assert sum(map(weight, server.living())) < LIGHT
    [former] = LINK.findall(server.log)
    keys = keyring.read_bytes()
    stop(server)
    assert eventually(lambda: server.living() == [])

    again = numerai_server(data=server.data)
    assert keyring.read_bytes() == keys
    fresh = LINK.findall(again.log)[-1]
    assert fresh.rpartition("premiere")[2] != former.rpartition("premiere")[2]
    gone = f"{again.url}/equipe{former.rpartition('/equipe')[2]}"
    assert httpx.get(gone).status_code == httpx.codes.GONE
    assert httpx.get(fresh).status_code == httpx.codes.OK


def test_the_first_link_signs_in_once(numerai_server: Start) -> None:
    server = numerai_server()
    [link] = LINK.findall(server.log)
    with httpx.Client() as visitor, httpx.Client() as thief:
        page, copy = visitor.get(link), thief.get(link)
        assert use(visitor, page).status_code == httpx.codes.FOUND
        assert use(thief, copy).status_code == httpx.codes.GONE
        assert visitor.get(link).status_code == httpx.codes.GONE
    stop(server)
    again = numerai_server(data=server.data)
    assert len(LINK.findall(again.log)) == 1, "no other link once the coordinator came in"


def use(client: httpx.Client, page: httpx.Response) -> httpx.Response:
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
    assert token
    return client.post(page.url, data={"csrfmiddlewaretoken": token[1]}, headers={"Referer": str(page.url)})


def test_one_at_a_time_on_a_folder(numerai_server: Start) -> None:
    server = numerai_server()
    second = numerai("run", "--port", str(free_port()), environment=server.environment, check=False)
    assert second.returncode == Exit.NOT_NOW
    assert "déjà en marche" in second.stderr
    assert str(server.process.pid) in second.stderr
    assert httpx.get(server / "sante").status_code == httpx.codes.OK


def test_a_port_in_use_is_refused(numerai_server: Start, tmp_path: Path) -> None:
    server = numerai_server()
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", 0))
        stranger.listen()
        for port in (stranger.getsockname()[1], int(server.url.rpartition(":")[2])):
            other = {**server.environment, "NUMERAI_DATA": str(tmp_path / "ailleurs"), "NUMERAI_PORT": str(port)}
            done = numerai("run", environment=other, check=False)
            assert done.returncode == Exit.NOT_NOW
            assert f"Le port {port} est déjà pris" in done.stderr


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"NUMERAI_LISTEN": "192.0.2.1"}, "n’est pas celle de cette machine"),
        ({"NUMERAI_DATA": "/dev/null/donnees"}, "ne peut pas servir"),
    ],
)
def test_what_cannot_serve_is_refused(tmp_path: Path, settings: dict[str, str], told: str) -> None:
    usual = {"NUMERAI_DATA": str(tmp_path / "donnees"), "NUMERAI_PORT": str(free_port())}
    done = numerai("run", environment={**os.environ, **usual, **settings}, check=False)
    assert done.returncode == Exit.NOT_NOW
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_killed_parent_leaves_no_process(numerai_server: Start) -> None:
    server = numerai_server(workers=2)
    assert len(server.living()) >= 3
    server.kill()
    assert eventually(lambda: server.living() == [])
    numerai_server(data=server.data, port=int(server.url.rpartition(":")[2]))


def test_it_dies_with_the_make_that_started_it(tmp_path: Path) -> None:
    """The recipe of `make run` gives the number of its make; here a shell stands for make."""
    folder, port = tmp_path / "donnees", free_port()
    environment = {
        "PATH": "/usr/bin:/bin",
        "NUMERAI_PORT": str(port),
        **settings_of(folder, lay(folder, ""), demo=False),
    }
    words = " ".join(f"'{word}'" for word in [*NUMERAI, "run"])
    make = subprocess.Popen(
        ["sh", "-c", f"{DIES_WITH}=$$ {words} & wait"],
        env=environment, cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT,
    )  # fmt: skip
    server = Server(f"http://127.0.0.1:{port}", folder, make, environment)  # type: ignore[arg-type]  # binary either way
    assert eventually(lambda: len(server.living()) >= 4), "make, numerai run, its tracker and its worker"
    make.send_signal(signal.SIGKILL)
    make.wait()
    assert eventually(lambda: server.living() == [])


def test_a_request_beyond_measure_is_refused_at_the_door(numerai_server: Start) -> None:
    server = numerai_server()
    with socket.create_connection(("127.0.0.1", int(server.url.rpartition(":")[2])), SOON) as visitor:
        visitor.sendall(b"POST /sante HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000000000\r\n\r\n")
        assert visitor.recv(100).startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize("word", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_in_peace(numerai_server: Start, word: signal.Signals) -> None:
    """Ctrl-C reaches every process of the terminal at once, a service manager tells the parent alone."""
    server = numerai_server()
    (os.killpg if word == signal.SIGINT else os.kill)(server.process.pid, word)
    assert server.process.wait(SOON) == Exit.DONE
    assert eventually(lambda: server.living() == [])
    assert server.log.splitlines()[-1] == "Numé-Raï est arrêté."
    assert "worker" not in server.log
