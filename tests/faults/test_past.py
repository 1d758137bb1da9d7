"""A backup of the past is put back: what is lost is said; nobody erased, no used link and no given code lives again."""

import json
import re
from pathlib import Path

import httpx
import pytest

from numerai.base import backup_files
from tests.faults.afterwards import Told as Heard
from tests.faults.afterwards import enrol, said_plainly
from tests.faults.colleague import TOKEN, link_for
from tests.faults.conftest import Tell, Told
from tests.faults.patience import PATIENCE
from tests.support.servers import Server, Servers, stop

pytestmark = [pytest.mark.server, pytest.mark.slow]
# The same command, that leaves the doors of before as they were.
OPEN_DOORS = (
    "import django, sys; django.setup(); from numerai.cli import going_back, main;"
    "going_back.close_doors = lambda: None; sys.exit(main(['restore', sys.argv[1]]))"
)


def used(server: Server, link: str) -> bool:
    with httpx.Client(base_url=server.url, timeout=PATIENCE) as visitor:
        page = visitor.get(link)
        found = TOKEN.search(page.text)
        if page.status_code != httpx.codes.OK or not found:
            return False
        sent = visitor.post(link, data={"csrfmiddlewaretoken": found[1]}, headers={"Referer": server / link})
        return sent.status_code == httpx.codes.FOUND


def lost_code(server: Server, code: str) -> str:
    with httpx.Client(base_url=server.url, timeout=PATIENCE) as visitor:
        page = visitor.get("/mon-inscription/")
        found = TOKEN.search(page.text)
        assert found
        where = server / "mon-inscription/"
        return visitor.post(
            where, data={"csrfmiddlewaretoken": found[1], "code": code}, headers={"Referer": where}
        ).text


def test_back_to_the_past(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    server = servers.start(data=tmp_path / "donnees")
    slug = server.python("-m", "tests.faults.scenes", "plan", "50").stdout.strip()
    before, since = Heard(), Heard()
    assert enrol(server, slug, 3, before) == 3
    links = [link_for(server, "Notou Essai"), link_for(server, "Banian Essai")]
    server.command("backup")
    assert server.python("-m", "tests.faults.deeds", "erase").stdout.strip() == "erased"
    assert enrol(server, slug, 2, since) == 2
    assert used(server, links[0])
    stop(server)

    back = server.command("restore", backup_files.backups(server.data)[-1].name)
    words = back.stdout.replace("\u00a0", " ")
    assert said_plainly(words)
    assert "2 inscriptions" in words
    assert re.search(r"« Je découvre Internet » du \S+ : places perdues : \d, \d\.", words), words
    assert server.python("-m", "tests.faults.deeds", "erased").stdout.strip() == "1 0"

    again = servers.start(data=server.data)
    alive = [link for link in links if used(again, link)]
    assert all("à cause d’une panne" in lost_code(again, code) for code in since.codes)
    after = Heard(codes=before.codes[1:])
    assert enrol(again, slug, 3, after) == 3
    rows = json.loads(again.python("-m", "tests.faults.afterwards").stdout)
    assert (rows["broken"], rows["differences"]) == (None, {})
    twice = set(since.codes) & set(rows["codes"])
    lost = set(after.codes) - set(rows["codes"])
    devices = int(again.python("-m", "tests.faults.deeds", "devices").stdout)
    assert devices == 2, "the journal goes on as another device"
    tell(Told("backup of the past put back", 1, len(after.codes), len(lost), len(twice) + len(alive)))


def test_back_to_the_past_with_open_doors(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    """Negative control: without closing them, a link that was used signs in again."""
    server = servers.start(data=tmp_path / "donnees")
    link = link_for(server, "Notou Essai")
    server.command("backup")
    assert used(server, link)
    stop(server)
    server.python("-c", OPEN_DOORS, backup_files.backups(server.data)[-1].name)
    again = servers.start(data=server.data)
    tell(Told("backup of the past put back", 1, 0, doubled=int(used(again, link)), control=True))
