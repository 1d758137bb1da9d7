"""Tables and photos made to harm, by the page and by the command: read or refused in plain words, nothing half done."""

import json
import re
import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from numerai.base.pictures import MAX_BYTES
from tests.faults.afterwards import said_plainly
from tests.faults.colleague import Colleague, entered
from tests.faults.conftest import Tell, Told
from tests.faults.hostile_tables import lay
from tests.faults.patience import PATIENCE
from tests.support.pictures import SECRET, bomb, drawn, noise, with_place, word_bomb
from tests.support.servers import Server, Servers

pytestmark = [pytest.mark.server, pytest.mark.slow]
KILOBYTES = 450_000  # at most, ever
TITLE = re.compile(r"<title>([^<]*)</title>")
MEGABYTE = 1024 * 1024
SCRIPT = b"<script>alert(1)</script>"
PHOTOS = {
    "vide.jpg": b"",
    "bombe.png": bomb(),
    "petite-bombe.png": bomb(6_000),
    "bombe-de-mots.png": word_bomb(),
    "coupee.jpg": drawn(900, 900)[:2_000],
    "dessin.svg": b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>",
    "page.jpg": b"\xff\xd8\xff\xe0" + SCRIPT * 40,
    "archive.jpg": drawn(120, 120) + b"PK\x03\x04" + SCRIPT,
    "lourde.jpg": drawn() + bytes(MAX_BYTES),
    "tableau.png": b"Date;Lieu\n1;2\n",
}
HARMLESS = {"lieu.jpg": with_place(), "derriere.jpg": drawn() + SCRIPT, "bruit.png": noise()}
SAID = {"subject": "entrance", "alternative": "Une porte bleue, une marche haute.", "people": "on"}


def most_memory(server: Server) -> int:
    """KiB, at the highest, of the largest process."""
    texts = [Path(f"/proc/{process}/status").read_text(encoding="utf-8") for process in server.living()]
    return max(int(found[1]) for text in texts if (found := re.search(r"VmHWM:\s+(\d+)", text)))


def still_right(server: Server) -> dict[str, object]:
    return dict(json.loads(server.python("-m", "tests.faults.afterwards").stdout))


def test_hostile_tables(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    server = servers.start(data=tmp_path / "donnees")
    files = lay(tmp_path / "fichiers")
    before = still_right(server)
    with entered(server, "Notou Essai", "coordinator") as colleague:
        for name, data in files.items():
            start = time.monotonic()
            page = colleague.send("/equipe/importer/", {"kind": "sessions"}, file=(name, data))
            title = TITLE.search(page.text)
            assert page.status_code == httpx.codes.OK, (name, page.status_code)
            assert title, name
            assert title[1].startswith("Erreur") or "Rien n’est encore gardé" in page.text or "apercu" in page.text, (
                name
            )
            assert "Traceback" not in page.text, name
            assert time.monotonic() - start < PATIENCE, name
    assert still_right(server) == before, "looking at a file writes nothing"
    assert most_memory(server) < KILOBYTES
    by_command(server, tmp_path / "fichiers", len(files))
    after = still_right(server)
    broken = int(after["broken"] is not None) + len(after["differences"])  # type: ignore[arg-type]  # a dictionary
    tell(Told("hostile tables, by page and command", 2 * len(files), 2 * len(files) - broken, broken))


def by_command(server: Server, folder: Path, number: int) -> None:
    done = json.loads(server.python("-m", "tests.faults.hostile_tables", str(folder)).stdout)
    assert len(done["files"]) == number
    for name, one in done["files"].items():
        assert one["code"] in {0, 1}, (name, one)
        assert said_plainly(one["words"]), (name, one)
        assert one["seconds"] < PATIENCE, name
    assert done["kilobytes"] < KILOBYTES


def test_hostile_photos(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    server = servers.start(data=tmp_path / "donnees")
    venue = server.python("-m", "tests.faults.deeds", "venue").stdout.strip()
    page, refused = f"/equipe/lieux/{venue}/photos/ajouter/", 0
    with entered(server, "Notou Essai", "coordinator") as colleague:
        for name, data in PHOTOS.items():
            answer = colleague.send(page, SAID, photo=(name, data))
            title = TITLE.search(answer.text)
            assert answer.status_code == httpx.codes.OK, name
            assert title, name
            refused += title[1].startswith("Erreur\u00a0: Ajouter une photo")
        for name, data in HARMLESS.items():
            add(colleague, page, name, data)
    assert refused == len(PHOTOS)
    assert most_memory(server) < KILOBYTES
    hidden = int(server.python("-m", "tests.faults.deeds", "hidden", SECRET, SCRIPT.decode()).stdout)
    too_long(server)
    tell(Told("hostile photos", len(PHOTOS) + len(HARMLESS), refused + len(HARMLESS) - hidden, hidden))


def add(colleague: Colleague, page: str, name: str, data: bytes) -> None:
    answer = colleague.send(page, SAID, photo=(name, data))
    assert "La photo est ajoutée" in answer.text, (name, answer.status_code, TITLE.findall(answer.text), answer.url)


def too_long(server: Server) -> None:
    """More than 256 MB: refused before a byte is read. And 64 MB that really come: refused, not held in memory."""
    address = urlsplit(server.url)
    head = f"POST /equipe/importer/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: {257 * MEGABYTE}\r\n\r\n"
    with socket.create_connection((address.hostname, address.port), timeout=PATIENCE) as line:
        line.sendall(head.encode())
        assert b" 413 " in line.recv(200)
    before = most_memory(server)
    try:
        sent = httpx.post(server / "equipe/importer/", content=(bytes(MEGABYTE) for _ in range(64)), timeout=PATIENCE)
        assert sent.status_code < httpx.codes.INTERNAL_SERVER_ERROR
    except httpx.TransportError:
        pass  # the door was shut before the end
    assert most_memory(server) - before < 40_000
    assert httpx.get(server / "sante", timeout=PATIENCE).status_code == httpx.codes.OK
