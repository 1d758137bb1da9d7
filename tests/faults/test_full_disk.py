"""The disk is full while people enrol, while a backup is made, at the start, while someone is erased."""

from pathlib import Path

import httpx
import pytest

from numerai.base import backup_files
from numerai.cli.outcome import Exit
from tests.faults.afterwards import Told as Heard
from tests.faults.afterwards import enrol, found_after, said_plainly, send, walked
from tests.faults.conftest import Tell, Told
from tests.faults.disks import small_disk
from tests.faults.patience import PATIENCE
from tests.support.command import numerai
from tests.support.servers import Servers, stop

pytestmark = [pytest.mark.server, pytest.mark.slow]
BEFORE, DURING = 3, 6


@pytest.mark.sqlite
def test_full_while_people_enrol(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    """The database lies on it. Each is told; whoever was refused sends again once there is room, and comes once."""
    with small_disk(tmp_path / "disque") as disk:
        server = servers.start(workers=2, data=disk.folder / "donnees")
        slug = server.python("-m", "tests.faults.scenes", "plan", "500").stdout.strip()
        heard = Heard()
        with walked(server, slug, BEFORE + DURING) as visitors:
            assert all(heard.hear(send(visitor, slug)) for visitor in visitors[:BEFORE])
            disk.fill(server)
            refused = [visitor for visitor in visitors[BEFORE:] if not heard.hear(send(visitor, slug))]
            assert refused, "the disk was not full"
            assert httpx.get(server / "/ateliers/", timeout=PATIENCE).status_code == httpx.codes.OK, (
                "whoever reads is not disturbed"
            )
            disk.free(server)
            assert all(heard.hear(send(visitor, slug)) for visitor in refused)
        found = found_after(server, heard)
        stop(server)
    assert found.enrolled == BEFORE + DURING
    tell(Told("disk full while people enrol", heard.refused, len(heard.codes), found.lost, found.doubled))


def test_full_while_a_backup_is_made(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    """The good ones stay, nothing half made takes room, and a start says what to do."""
    with small_disk(tmp_path / "disque") as disk:
        server = servers.start(data=disk.folder / "donnees")
        server.command("backup")
        backups = server.data / backup_files.FOLDER
        disk.fill(server)
        refused = server.command("backup", check=False)
        left = [path.name for path in backups.glob(f"{backup_files.UNFINISHED}*")]
        assert (refused.returncode, left) == (Exit.NOT_NOW, [])
        assert "plus de place" in refused.stderr
        assert said_plainly(refused.stderr)
        disk.free(server)
        whole = sum(bool(backup_files.read_manifest(path)) for path in backup_files.backups(server.data))
        again = server.command("backup")
        assert again.returncode == Exit.DONE
        stop(server)
    tell(Told("disk full while a backup is made", tries=1, kept=whole, lost=2 - whole))


def test_full_while_someone_is_erased(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    """Who was erased is written beside the keys first: without room for it, the person stays whole, and it is said."""
    with small_disk(tmp_path / "disque") as disk:
        server = servers.start(data=disk.folder / "donnees")
        slug = server.python("-m", "tests.faults.scenes", "plan", "9").stdout.strip()
        heard = Heard()
        assert enrol(server, slug, 2, heard) == 2
        disk.fill(server)
        done = server.python("-m", "tests.faults.deeds", "erase").stdout.strip()
        disk.free(server)
        found = found_after(server, heard)
        assert done == "full"
        assert server.python("-m", "tests.faults.deeds", "erase").stdout.strip() == "erased"
        stop(server)
    tell(Told("disk full while someone is erased", tries=1, kept=found.enrolled, lost=found.lost))


def test_full_at_the_start(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    with small_disk(tmp_path / "disque") as disk:
        server = servers.start(data=disk.folder / "donnees")
        stop(server)
        disk.fill()
        refused = numerai("prepare", environment=server.environment, check=False)
        told = refused.returncode == Exit.DONE or (said_plainly(refused.stderr) and "plus de place" in refused.stderr)
        disk.free()
        again = servers.start(data=server.data)
        assert httpx.get(again / "sante", timeout=PATIENCE).status_code == httpx.codes.OK
        stop(again)
    assert told, refused.stdout + refused.stderr
    tell(Told("disk full at the start", tries=1, kept=1, lost=int(not told)))
