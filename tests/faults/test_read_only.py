"""The disk becomes read only while people enrol, or the folder is not ours: said, and nothing confirmed is lost."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest

from numerai.cli.outcome import Exit
from tests.faults.afterwards import Told as Heard
from tests.faults.afterwards import enrol, found_after, said_plainly, send, walked
from tests.faults.conftest import Tell, Told
from tests.faults.disks import breaking_disk
from tests.faults.patience import PATIENCE
from tests.support.command import NUMERAI, ROOT
from tests.support.servers import Servers, stop

pytestmark = [pytest.mark.server, pytest.mark.slow]
# Root passes every permission; a service does not run with those powers.
AS_A_SERVICE = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner,-chown"]
NOT_OURS = 65534


@pytest.mark.sqlite
def test_read_only_while_people_enrol(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    """The kernel froze the disk after a fault of its own. The machine starts again, the disk is repaired."""
    with breaking_disk(tmp_path / "disque") as disk:
        server = servers.start(workers=2, data=disk.folder / "donnees")
        slug = server.python("-m", "tests.faults.scenes", "plan", "50").stdout.strip()
        disk.settle()
        heard = Heard()
        assert enrol(server, slug, 3, heard) == 3
        with walked(server, slug, 3) as visitors:
            disk.freeze()
            kept = [heard.hear(send(visitor, slug)) for visitor in visitors]
            assert httpx.get(server / "/ateliers/", timeout=PATIENCE).status_code == httpx.codes.OK, (
                "whoever reads is not disturbed"
            )
        refused = server.command("run", check=False)
        stop(server)
        assert not any(kept)
        frozen = server.command("run", check=False)
        disk.repair()
        again = servers.start(workers=2, data=server.data)
        found = found_after(again, heard)
        assert enrol(again, slug, 1, heard) == 1
        stop(again)
    for done in (refused, frozen):
        assert done.returncode == Exit.NOT_NOW
        assert said_plainly(done.stderr)
    assert "lecture seule" in frozen.stderr
    tell(Told("disk read only while people enrol", heard.refused, len(heard.codes), found.lost, found.doubled))


@pytest.mark.sqlite
def test_without_waiting_for_the_disk_it_goes_wrong(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    """Negative control: the same fault, on a server that answers before its words reach the disk."""
    with breaking_disk(tmp_path / "disque") as disk:
        careless = {"DJANGO_SETTINGS_MODULE": "tests.faults.careless"}
        server = servers.start(data=disk.folder / "donnees", **careless)
        slug = server.python("-m", "tests.faults.scenes", "plan", "50").stdout.strip()
        disk.settle()
        heard = Heard()
        assert enrol(server, slug, 3, heard) == 3
        disk.freeze()
        stop(server)
        disk.repair()
        found = json.loads(server.python("-m", "tests.faults.scenes", "places").stdout)
    lost = len(set(heard.codes) - set(found["codes"]))
    tell(Told("disk read only while people enrol", 1, len(heard.codes) - lost, lost, control=True))


def hide(path: Path) -> None:
    """As for whoever copied the files under another account."""
    if os.geteuid() == 0:
        os.chown(path, NOT_OURS, NOT_OURS)
        path.chmod(0o700 if path.is_dir() else 0o600)
    else:
        path.chmod(0)


@pytest.mark.parametrize("hidden", [".", "secrets", "secrets/trousseau.json", "numerai.sqlite3", "sauvegardes"])
def test_a_folder_without_rights(servers: Servers, tmp_path: Path, tell: Tell, hidden: str) -> None:
    server = servers.start(data=tmp_path / "donnees")
    stop(server)
    path = server.data / hidden
    if not path.exists():  # PostgreSQL has no such file
        path.touch()
    shutil.copytree(server.data, tmp_path / "avant")
    hide(path)
    service = AS_A_SERVICE if os.geteuid() == 0 else []
    refused = subprocess.run(
        [*service, *NUMERAI, "prepare"], env=server.environment, cwd=ROOT, capture_output=True, text=True
    )
    if os.geteuid() == 0:
        os.chown(path, 0, 0)
    path.chmod(0o700 if path.is_dir() else 0o600)
    words = refused.stdout + refused.stderr
    assert said_plainly(words) or refused.returncode == Exit.DONE, words
    assert refused.returncode in {Exit.DONE, Exit.NOT_NOW}
    assert "droit" in words or "peut pas être lu" in words or refused.returncode == Exit.DONE, words
    same = (server.data / "secrets" / "trousseau.json").read_bytes() == (
        tmp_path / "avant" / "secrets" / "trousseau.json"
    ).read_bytes()
    tell(Told(f"no right on {hidden}", tries=1, kept=int(same), lost=int(not same)))
