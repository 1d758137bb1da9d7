"""The clock jumps a year ahead, then a year back, while people enrol: nothing is thrown away, and order is kept."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from numerai.base import backup_files
from tests.faults.browsing import Browser, troubled
from tests.faults.conftest import Tell, Told
from tests.faults.test_kill import CODE
from tests.support.command import ROOT
from tests.support.enrolling import Visitor
from tests.support.servers import Server, Servers

YEAR = 365 * 24 * 3600.0
LINK = re.compile(r"/equipe/premiere-connexion/[\w-]+/")
REFUSED = "Date;Commune;Lieu;Thème;Titre;Présents\n31/02/2026;Koné;Salle (exemple);navigation;Atelier;4\n"


@dataclass
class Confirmed:
    """What people were shown before the clock jumped."""

    code: str
    typing: Visitor  # in the middle of a form
    link: str
    rows: int
    backup: str


def jump(shift: Path, seconds: float) -> None:
    shift.write_text(str(seconds), encoding="utf-8")


def confirm(server: Server, folder: Path) -> Confirmed:
    slug = server.python("-m", "tests.faults.scenes", "plan", "5").stdout.strip()
    enrolled = Visitor(server.url, slug)
    code = CODE.search(enrolled.walk().send().text)
    enrolled.close()
    invited = server.command("invite", "Cagou Exemple", "--role", "trainer")
    file = folder / "seances.csv"
    file.write_text(REFUSED, encoding="utf-8")
    server.command("import", "sessions", str(file), check=False)
    link, made = LINK.search(invited.stdout), json.loads(server.command("backup", "--format", "json").stdout)
    assert code is not None
    assert link is not None
    counts = json.loads(server.python("-m", "tests.faults.team_scenes", "counts").stdout)
    assert counts["RefusedRow"] == 1
    return Confirmed("".join(code.groups()), Visitor(server.url, slug).walk(), link[0], 1, Path(made["backup"]).name)


def live(server: Server, browser: Browser, phone: str) -> list[httpx.Response]:
    """What happens on any day: pages, a call asked for, someone who begins to enrol, the work of the day."""
    pages = [browser.page(path) for path in ("/", "/ateliers/", "/mon-inscription/")]
    pages.append(browser.send(browser.fill("/etre-contacte/", {"phone": phone}, holding="request_id")))
    assert server.command("daily", check=False).returncode == 0
    assert server.command("backup", check=False).returncode == 0
    return pages


def missing(server: Server, browser: Browser, known: Confirmed) -> list[str]:
    """What was confirmed before, and is not found again once the clock is right."""
    opened = browser.send(browser.fill("/mon-inscription/", {"code": known.code}, holding="code"))
    try:
        sent = known.typing.send().text
    except AssertionError:
        sent = ""
    counts = json.loads(server.python("-m", "tests.faults.team_scenes", "counts").stdout)
    names = [path.name for path in backup_files.backups(server.data)]
    found = {
        "place": known.code[:3] in opened.text,
        "answers": bool(CODE.search(sent)),
        "link": browser.page(known.link).status_code == httpx.codes.OK,
        "rows": counts["RefusedRow"] == known.rows,
        "backup": known.backup in names,
        "daily": not backup_files.read_state(server.data).is_due(datetime.now(UTC)),
    }
    return [name for name, there in found.items() if not there]


def jumped(servers: Servers, folder: Path, browse: Callable[..., Browser], **settings: str) -> tuple[Server, list[str]]:
    """A year ahead, a year back, then right: with the server running, and a start at the end."""
    shift = folder / "shift"
    jump(shift, 0)
    clock: dict[str, Any] = {"DJANGO_SETTINGS_MODULE": "tests.faults.shifted", "FAULTS_SHIFT": str(shift), **settings}
    server = servers.start(PYTHONPATH=str(ROOT), data=folder / "donnees", **clock)
    browser = browse(server.url)
    known = confirm(server, folder)
    pages = []
    for seconds, phone in ((YEAR, "74.11.01"), (-YEAR, "74.11.02")):
        jump(shift, seconds)
        pages += live(server, browser, phone)
    jump(shift, 0)
    assert not list(troubled(pages))
    assert server.command("daily").returncode == 0
    lost = missing(server, browser, known)
    known.typing.close()
    return server, lost


@pytest.mark.server
@pytest.mark.slow
def test_a_year_ahead_and_back(servers: Servers, tmp_path: Path, browse: Callable[..., Browser], tell: Tell) -> None:
    server, lost = jumped(servers, tmp_path, browse)
    assert not lost, lost
    clocks = json.loads(server.python("-m", "tests.faults.team_scenes", "clocks").stdout)
    assert clocks == sorted(set(clocks)), "the journal keeps its order"
    assert server.command("journal", "verify").returncode == 0
    assert server.command("journal", "rebuild").returncode == 0
    tell(Told("the clock jumps ±1 year", tries=3, kept=6 - len(lost), lost=len(lost)))


@pytest.mark.server
@pytest.mark.slow
def test_a_clock_that_is_always_believed(
    servers: Servers, tmp_path: Path, browse: Callable[..., Browser], tell: Tell
) -> None:
    """Negative control: whatever the clock says, what is old by it is thrown away."""
    _server, lost = jumped(servers, tmp_path, browse, FAULTS_TRUST="1")
    tell(Told("the clock jumps ±1 year", tries=3, kept=6 - len(lost), lost=len(lost), control=True))
