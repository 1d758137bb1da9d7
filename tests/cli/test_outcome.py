"""What a command says, even when nobody can hear it."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.command import ROOT

SAYS = "from numerai.cli.outcome import say; say('un'); say('deux'); open(r'{}', 'w').write('fait')"


def test_a_full_log_stops_nothing(tmp_path: Path) -> None:
    code = SAYS.format(tmp_path / "fait")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, stdout=full, env={**os.environ}, check=False)
    assert (done.returncode, (tmp_path / "fait").read_text()) == (0, "fait")
