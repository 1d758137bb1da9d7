"""Two acts about the same people at the same instant: leaving and enrolling, merging twice, erasing while enrolling."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults.conftest import Tell, Told
from tests.support.command import ROOT
from tests.support.installations import Installation, prepared

ROUNDS, BARE_ROUNDS, AGAIN = 12, 3, 6
CAMPAIGNS = {
    "leaving": "leaving while others enrol",
    "enrolling_merged": "merging while both files enrol",
    "crossing_merges": "two merges that cross",
    "erasing": "erasing whoever enrols",
}
# What goes wrong without locks in a few rounds.
UNPROTECTED = {name: CAMPAIGNS[name] for name in ("leaving", "crossing_merges", "erasing")}


def crossed(place: Installation, rounds: int, *names: str) -> dict[str, dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.crossing", str(rounds), *names],
        env=place.environment,
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return dict(json.loads(done.stdout))


@pytest.mark.slow
def test_at_the_same_instant(tmp_path: Path, tell: Tell) -> None:
    place = prepared(tmp_path / "donnees")
    campaigns = crossed(place, ROUNDS, *CAMPAIGNS)
    assert not [found for found in campaigns.values() if found["errors"]], campaigns
    assert place("journal", "verify").returncode == 0
    assert place("journal", "rebuild").returncode == 0
    for name, found in campaigns.items():
        tell(Told(CAMPAIGNS[name], **{key: found[key] for key in ("tries", "kept", "lost", "doubled")}))


def gone_wrong(bare: Installation, name: str) -> dict[str, Any]:
    """A few rounds, and again if the machine was too busy for the acts to meet. A process that breaks went wrong."""
    found: dict[str, Any] = {}
    for _again in range(AGAIN):
        try:
            found = crossed(bare, BARE_ROUNDS, name)[name]
        except subprocess.CalledProcessError:
            return {"kept": 0, "lost": BARE_ROUNDS, "doubled": 0, "errors": 0}
        if found["lost"] + found["errors"] + found["doubled"]:
            break
    return found


@pytest.mark.slow
def test_without_locks(tmp_path: Path, tell: Tell) -> None:
    """Negative control: the same acts, decided without a lock and without one transaction."""
    bare = prepared(tmp_path / "donnees")
    unlocked = Installation(bare.data, {**bare.environment, "DJANGO_SETTINGS_MODULE": "tests.faults.unprotected"})
    for name, title in UNPROTECTED.items():
        found = gone_wrong(unlocked, name)
        lost = found["lost"] + found["errors"]
        tell(Told(title, BARE_ROUNDS, kept=found["kept"], lost=lost, doubled=found["doubled"], control=True))
