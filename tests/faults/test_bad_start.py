"""A start that cannot be: nonsense in the settings, lost keys, an older code, a folder in use, a log that is full."""

import os
import re
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from numerai.base import backup_files
from numerai.base.secrets import keyring_path
from numerai.cli.outcome import Exit
from tests.faults.afterwards import Told as Heard
from tests.faults.afterwards import enrol, found_after, said_plainly
from tests.faults.conftest import Tell, Told
from tests.faults.patience import PATIENCE
from tests.support.command import NUMERAI, ROOT, numerai
from tests.support.postgres import free_port
from tests.support.servers import START_WITHIN, Server, Servers, stop

pytestmark = [pytest.mark.server, pytest.mark.slow]
SECRET = "motdepasse-de-corail"
NONSENSE = [
    {"NUMERAI_PORT": "http"},
    {"NUMERAI_PORT": "0"},
    {"NUMERAI_PORT": "9" * 5_000},
    {"NUMERAI_WORKERS": "-1"},
    {"NUMERAI_LISTEN": "a" * 300},
    {"NUMERAI_LISTEN": "pas une adresse"},
    {"NUMERAI_DEMO": "peut-être"},
    {"NUMERAI_DATA": "~personne-ici/donnees"},
    {"NUMERAI_DATABASE_URL": f"postgresql://nom:{SECRET}@127.0.0.1:cinq/base"},
    {"NUMERAI_DATABASE_URL": f"postgresql://nom:{SECRET}@[::1/base"},
    {"NUMERAI_DATABASE_URL": f"mysql://nom:{SECRET}@127.0.0.1/base"},
    {"NUMERAI_DATABASE_URL": f"postgresql://nom:{SECRET}@127.0.0.1:9/base"},
    {"NUMERAI_MAIL_URL": f"smtp://nom:{SECRET}@127.0.0.1:beaucoup?from=a@b.nc"},
    {"NUMERAI_MAIL_URL": f"smtp://nom:{SECRET}@[?from=a@b.nc"},
    {"NUMERAI_HOSTS": "http://ateliers.exemple.nc/"},
    {"NUMERAI_HOSTS": "ateliers.exemple.nc:8000"},
    {"NUMERAI_HOSTS": '"><script>alert(1)</script>'},
    {"NUMERAI_HOSTS": "ateliers.exemple.nc/../.."},
]


def told(words: str) -> bool:
    """One sentence, that quotes no password."""
    return said_plainly(words) and words.count("\n") <= 2 and SECRET not in words


def test_nonsense_in_the_settings(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    """Refused before anything is made; the good installation beside is what it was."""
    server, heard = servers.start(data=tmp_path / "donnees"), Heard()
    slug = server.python("-m", "tests.faults.scenes", "plan", "9").stdout.strip()
    assert enrol(server, slug, 1, heard) == 1
    stop(server)
    refused = 0
    for nonsense in NONSENSE:
        done = numerai("run", environment={**server.environment, **nonsense}, check=False)
        assert done.returncode in {Exit.USAGE, Exit.NOT_NOW}, (nonsense, done)
        assert told(done.stderr), (nonsense, done.stderr)
        refused += 1
    found = found_after(server, heard)
    tell(Told("nonsense in the settings", refused, len(heard.codes), found.lost, found.doubled))


def test_lost_keys_while_it_runs(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    """Nobody notices on the pages, and no backup is made without keys; put back, everything is as before."""
    server, heard = servers.start(data=tmp_path / "donnees"), Heard()
    slug = server.python("-m", "tests.faults.scenes", "plan", "9").stdout.strip()
    assert enrol(server, slug, 1, heard) == 1
    good = backup_files.backups(server.data)
    secrets = keyring_path(server.data).parent
    secrets.rename(tmp_path / "perdus")
    assert enrol(server, slug, 1, heard) == 1
    for words in (("backup",), ("daily",), ("journal", "verify"), ("restore", good[-1].name)):
        refused = server.command(*words, check=False)
        assert refused.returncode in {Exit.FOUND, Exit.NOT_NOW}, words
        assert told(refused.stderr), refused.stderr
        assert not keyring_path(server.data).exists()
    assert backup_files.backups(server.data) == good
    stop(server)
    refused = server.command("run", check=False)
    assert (refused.returncode, "sauvegardes-cles" in refused.stderr) == (Exit.NOT_NOW, True)
    shutil.rmtree(secrets, ignore_errors=True)
    shutil.copytree(server.data / backup_files.KEYS_FOLDER / good[-1].name, secrets)
    again = servers.start(data=server.data)
    found = found_after(again, heard)
    tell(Told("secrets folder lost while it runs", 5, len(heard.codes), found.lost, found.doubled))


def test_an_older_code(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    """The database was brought up to date by a code of later; the one in place touches nothing."""
    server, heard = servers.start(data=tmp_path / "donnees"), Heard()
    slug = server.python("-m", "tests.faults.scenes", "plan", "9").stdout.strip()
    assert enrol(server, slug, 1, heard) == 1
    stop(server)
    server.python("-m", "tests.faults.deeds", "later")
    for words in (("run",), ("backup",), ("journal", "verify"), ("import", "sessions", str(ROOT / "README.md"))):
        refused = server.command(*words, check=False)
        assert (refused.returncode, "plus récente" in refused.stderr) == (Exit.NOT_NOW, True), (words, refused.stderr)
        assert told(refused.stderr)
    server.python("-m", "tests.faults.deeds", "sooner")
    found = found_after(server, heard)
    tell(Told("older code on a newer base", 4, len(heard.codes), found.lost, found.doubled))


def test_two_starts_on_one_folder(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    """At the same instant: one serves, the other says who does."""
    server = servers.start(data=tmp_path / "donnees")
    stop(server)
    with ThreadPoolExecutor(3) as operators:
        starts = list(operators.map(lambda _: _start(server), range(3)))
    serving = [start for start in starts if start[0] is None]
    refused = [words for code, words in starts if code == Exit.NOT_NOW]
    assert len(refused) == 2
    assert all("déjà en marche" in words and said_plainly(words.partition("numerai")[2]) for words in refused)
    tell(Told("three starts on one folder", 3, len(serving), lost=1 - len(serving), doubled=max(len(serving) - 1, 0)))


def _start(server: Server) -> tuple[int | None, str]:
    """The code of a start that ended, or None when it served until it was stopped; and its words."""
    environment = {**server.environment, "NUMERAI_PORT": str(free_port())}
    process = subprocess.Popen(
        [*NUMERAI, "run"], env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    served, deadline = False, time.monotonic() + START_WITHIN
    while process.poll() is None and not served and time.monotonic() < deadline:
        served = _answers(f"http://127.0.0.1:{environment['NUMERAI_PORT']}/sante")
        time.sleep(0.1)
    process.terminate()
    words = process.communicate(timeout=PATIENCE)[0]
    return (None if served else process.returncode), words


def _answers(address: str) -> bool:
    try:
        return httpx.get(address, timeout=10).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


def test_a_log_that_is_full(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    """What it prints goes to a disk without room: it serves all the same."""
    server, heard = servers.start(data=tmp_path / "donnees"), Heard()
    stop(server)
    with Path("/dev/full").open("w") as full:
        process = subprocess.Popen(
            [*NUMERAI, "run"], env=server.environment, cwd=ROOT, stdout=full, stderr=full, start_new_session=True
        )
        again = Server(server.url, server.data, process, server.environment)
        try:
            deadline = time.monotonic() + START_WITHIN
            while not _answers(server / "sante"):
                assert process.poll() is None, f"it ended with {process.returncode}"
                assert time.monotonic() < deadline
                time.sleep(0.2)
            slug = server.python("-m", "tests.faults.scenes", "plan", "9").stdout.strip()
            assert enrol(server, slug, 2, heard) == 2
            assert httpx.get(server / "/ateliers/rien/", timeout=PATIENCE).status_code == httpx.codes.NOT_FOUND, (
                "which it would log"
            )
        finally:
            stop(again)
    found = found_after(server, heard)
    tell(Told("log folder full", 1, len(heard.codes), found.lost, found.doubled))


def test_hostile_host_names(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    """What a visitor writes as the name of the site leads nowhere, and stands in no page."""
    server = servers.start(data=tmp_path / "donnees", NUMERAI_HOSTS="ateliers.exemple.nc 127.0.0.1")
    hostile = [
        "ailleurs.exemple",
        "127.0.0.1.ailleurs.exemple",
        '"><script>',
        "127.0.0.1@ailleurs.exemple",
        "a" * 9_000,
    ]
    refused = 0
    for name in hostile:
        page = httpx.get(server / "/", headers={"Host": name}, timeout=PATIENCE)
        assert page.status_code in {400, 404, 431}, name[:40]
        assert re.search(r"ailleurs|<script>alert", page.text) is None
        refused += 1
    assert httpx.get(server / "/", timeout=PATIENCE).status_code == httpx.codes.OK
    assert os.environ.get("NUMERAI_HOSTS") is None
    tell(Told("hostile host names", len(hostile), refused, lost=len(hostile) - refused))
