"""A child never outlives its parent, where the kernel helps and where it does not."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from numerai.base.processes import DIES_WITH
from tests.support.command import ROOT

CHILD = """
import os, sys, time
sys.platform = {platform!r}
from numerai.base import processes
processes._LOOK_EVERY = 0.05
processes.die_with_parent()
print(os.getpid(), flush=True)
time.sleep(60)
"""


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.slow
@pytest.mark.parametrize("platform", [sys.platform, "elsewhere"])
def test_a_child_dies_with_its_parent(tmp_path: Path, platform: str) -> None:
    script = tmp_path / "child.py"
    script.write_text(CHILD.format(platform=platform), encoding="utf-8")
    command = f"{DIES_WITH}=$$ PYTHONPATH={ROOT} {sys.executable} {script} & wait"
    with subprocess.Popen(["sh", "-c", command], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        assert is_running(child)
        parent.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 20
    while is_running(child) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not is_running(child)


def test_a_parent_already_dead_is_noticed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from numerai.base.processes import die_with_parent as d; d(); print('alive')"],
        env={DIES_WITH: "1" if sys.platform == "linux" else "0", "PATH": "/usr/bin:/bin"},
        cwd=ROOT,
        capture_output=True,
    )
    assert (done.returncode, done.stdout) == (-signal.SIGKILL, b"")
