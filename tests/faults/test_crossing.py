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

ROUNDS = 12
CAMPAIGNS = {
    "leaving": "leaving while others enrol",
    "enrolling_merged": "merging while both files enrol",
    "crossing_merges": "two merges that cross",
    "erasing": "erasing whoever enrols",
}
# What goes wrong without locks in a few rounds, every time.
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


@pytest.mark.slow
def test_without_locks(tmp_path: Path, tell: Tell) -> None:
    """Negative control: the same acts, decided without a lock and without one transaction."""
    bare = prepared(tmp_path / "donnees")
    unlocked = Installation(bare.data, {**bare.environment, "DJANGO_SETTINGS_MODULE": "tests.faults.unprotected"})
    for name, found in crossed(unlocked, 3, *UNPROTECTED).items():
        lost = found["lost"] + found["errors"]
        tell(Told(CAMPAIGNS[name], tries=3, kept=found["kept"], lost=lost, doubled=found["doubled"], control=True))
