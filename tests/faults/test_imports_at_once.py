"""The same file is imported by two people at the same instant: each row is there once, and both are answered."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.faults.conftest import Tell, Told
from tests.faults.patience import PATIENCE
from tests.faults.test_killed_commands import ROWS, sessions, table, whole
from tests.support.command import NUMERAI, ROOT
from tests.support.installations import Installation, prepared

ROUNDS, AT_ONCE = 2, 3


def together(place: Installation, file: Path) -> list[tuple[int, str]]:
    """How each of them ended, and what it said."""
    command = [*NUMERAI, "import", "sessions", str(file)]
    piped = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    started = [subprocess.Popen(command, env=place.environment, cwd=ROOT, **piped) for _same in range(AT_ONCE)]
    return [(process.wait(PATIENCE), process.communicate()[0]) for process in started]


@pytest.mark.slow
def test_the_same_file_at_once(tmp_path: Path, tell: Tell) -> None:
    place, lost, doubled = prepared(tmp_path / "donnees"), 0, 0
    for number in range(ROUNDS):
        file, before = tmp_path / f"seances-{number}.csv", sessions(place)
        file.write_text(table(f"Ronde {number}"), encoding="utf-8")
        ended = together(place, file)
        assert {code for code, _ in ended} <= {0, 1}, ended
        assert not [said for _, said in ended if "Traceback" in said or "inattendue" in said], ended
        told = [said for code, said in ended if code == 1]
        assert all("Importez ce fichier à nouveau" in said for said in told), told
        added = sessions(place) - before
        lost, doubled = lost + max(ROWS - added, 0), doubled + max(added - ROWS, 0)
    assert json.loads(place("import", "sessions", str(file), "--format", "json").stdout)["counts"]
    whole(place)
    tell(Told("one file imported three times at once", ROUNDS * AT_ONCE, ROUNDS * ROWS - lost, lost, doubled))
