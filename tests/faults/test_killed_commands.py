"""`kill -9` in the middle of a command: nothing confirmed is lost or doubled, and it can be run again."""

import random
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from numerai.base import backup_files
from tests.faults.conftest import Tell, Told
from tests.faults.patience import PATIENCE
from tests.support.command import NUMERAI, ROOT
from tests.support.installations import Installation, prepared

KILLS, ROWS = 3, 300
HEADER = "Date;Début;Commune;Lieu;Thème;Titre;Présents\n"
FIRST = date(2026, 1, 5)
OLDER = """
from django.core.management import call_command
for app, name in (("workshops", "0003"), ("people", "0003"), ("concerns", "0001"), ("places", "0001")):
    call_command("migrate", app, name, verbosity=0)
"""


def table(prefix: str, commune: str = "Koné") -> str:
    """Workshops that were held, one line each."""
    lines = [
        f"{FIRST + timedelta(days=number % 200):%d/%m/%Y};{8 + number // 200} h;"
        f"{commune};Salle {prefix} (exemple);navigation;{prefix} {number};4\n"
        for number in range(ROWS)
    ]
    return HEADER + "".join(lines)


@dataclass
class Killed:
    """A command on a folder, killed at random moments of its usual length."""

    place: Installation
    words: tuple[str, ...]
    usual: float  # seconds
    codes: list[int] = field(default_factory=list)

    def strike(self, when: Callable[[], bool] | None = None) -> None:
        """After a random part of its length, or as soon as `when` says so."""
        process = self._start()
        wait = time.monotonic() + random.uniform(0.3, 1) * self.usual
        until = time.monotonic() + PATIENCE if when else wait
        while process.poll() is None and time.monotonic() < until and not (when and when()):
            time.sleep(0.01)
        process.kill()
        self.codes.append(process.wait())

    def _start(self) -> subprocess.Popen[bytes]:
        command = [*NUMERAI, *self.words]
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, env=self.place.environment, cwd=ROOT, stdout=quiet, stderr=quiet)

    @property
    def note(self) -> str:
        return f"{self.codes.count(-9)} stopped on the way"


def timed(place: Installation, *words: str) -> float:
    start = time.monotonic()
    place(*words, check=False)
    return time.monotonic() - start


def sessions(place: Installation) -> int:
    """Read straight from the database, as another program would."""
    address = place.environment["NUMERAI_DATABASE_URL"]
    question = "SELECT count(*) FROM workshops_session"
    if address:
        import psycopg

        with psycopg.connect(address) as opened:
            return int((opened.execute(question).fetchone() or (0,))[0])
    with closing(sqlite3.connect(place.data / "numerai.sqlite3", timeout=30)) as opened:
        return int(opened.execute(question).fetchone()[0])


def whole(place: Installation) -> None:
    assert place("journal", "verify").returncode == 0
    assert place("journal", "rebuild").returncode == 0


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """With workshops that were imported: that is what was confirmed."""
    made = prepared(tmp_path_factory.mktemp("killed") / "donnees")
    made("import", "sessions", str(written(made, "Atelier")))
    assert sessions(made) == ROWS
    return made


def written(place: Installation, prefix: str, commune: str = "Koné") -> Path:
    file = place.data.parent / f"{prefix}.csv"
    file.write_text(table(prefix, commune), encoding="utf-8")
    return file


@pytest.mark.slow
def test_import(place: Installation, tell: Tell) -> None:
    words, before, halves = ("import", "sessions", str(written(place, "Séance", "Thio"))), sessions(place), 0
    killed = Killed(place, words, timed(place, *words, "--dry-run") * 1.5)
    for _kill in range(KILLS):
        killed.strike()
        halves += sessions(place) not in (before, before + ROWS)
    assert place(*words).returncode == 0
    added = sessions(place) - before
    whole(place)
    tell(Told("import killed", KILLS, added, max(ROWS - added, 0) + halves, max(added - ROWS, 0), killed.note))


@pytest.mark.slow
def test_import_without_one_transaction(tmp_path: Path, tell: Tell) -> None:
    """Negative control: each row is written for good at once; killed at the first, the file is half there."""
    bare = prepared(tmp_path / "donnees")
    bare = Installation(bare.data, {**bare.environment, "DJANGO_SETTINGS_MODULE": "tests.faults.unprotected"})
    killed = Killed(bare, ("import", "sessions", str(written(bare, "Séance"))), PATIENCE)
    killed.strike(when=lambda: sessions(bare) > 0)
    found = sessions(bare)
    tell(Told("import killed", 1, found, ROWS - found, 0, killed.note, control=True))


@pytest.mark.slow
def test_backup(place: Installation, tell: Tell) -> None:
    killed = Killed(place, ("backup",), timed(place, "backup"))
    for _kill in range(KILLS):
        killed.strike()
    assert place("backup").returncode == 0
    kept = backup_files.backups(place.data)
    damaged = [folder for folder in kept if not is_whole(place, folder)]
    unfinished = list((place.data / backup_files.FOLDER).glob(f"{backup_files.UNFINISHED}*"))
    assert not unfinished, "what a killed backup left is thrown away by the next"
    tell(Told("backup killed", KILLS, len(kept) - len(damaged), len(damaged), 0, killed.note))


def is_whole(place: Installation, folder: Path) -> bool:
    """Its file is the one that its manifest says, and its keys lie apart."""
    backup_files.read_manifest(folder)
    return (place.data / backup_files.KEYS_FOLDER / folder.name).is_dir()


@pytest.mark.slow
def test_restore(place: Installation, tell: Tell) -> None:
    name, confirmed, lost = Path(place.json("backup")["backup"]).name, sessions(place), 0
    killed = Killed(place, ("restore", name), timed(place, "restore", name))
    for _kill in range(KILLS):
        killed.strike()
        lost += abs(confirmed - sessions(place))
    assert place("restore", name).returncode == 0
    whole(place)
    found = sessions(place)
    tell(Told("restore killed", KILLS, found, max(confirmed - found, 0) + lost, max(found - confirmed, 0), killed.note))


@pytest.mark.slow
def test_upgrade(place: Installation, tell: Tell) -> None:
    """A database of an earlier version is brought up to date by `prepare`, which is killed on the way."""
    confirmed = sessions(place)
    place.python(OLDER)
    usual = timed(place, "prepare")
    place.python(OLDER)
    killed = Killed(place, ("prepare",), usual)
    for _kill in range(KILLS):
        killed.strike()
    assert place("prepare").returncode == 0
    whole(place)
    found = sessions(place)
    tell(Told("upgrade killed", KILLS, found, max(confirmed - found, 0), max(found - confirmed, 0), killed.note))


@pytest.mark.slow
def test_daily(place: Installation, tell: Tell) -> None:
    confirmed = sessions(place)
    killed = Killed(place, ("daily",), timed(place, "daily"))
    for _kill in range(KILLS):
        killed.strike()
    assert place("daily").returncode == 0
    whole(place)
    found = sessions(place)
    tell(Told("daily work killed", KILLS, found, max(confirmed - found, 0), max(found - confirmed, 0), killed.note))
