"""A backup, its keys and its list of erased people, damaged at every place: refused, and nothing changes."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from numerai.base import backup_files
from numerai.base.backup_files import BadBackup, Manifest
from numerai.base.secrets import SecretsMissing, keyring_path, read_keyring
from numerai.cli.outcome import Exit
from tests.faults.afterwards import Told as Heard
from tests.faults.afterwards import enrol, found_after, said_plainly
from tests.faults.conftest import Tell, Told
from tests.support.servers import Server, Servers, stop

pytestmark = [pytest.mark.server, pytest.mark.slow]
PLACES = 120  # in the file of the database


def flipped(path: Path, places: int | None = None) -> Iterator[int]:
    """That file with one bit wrong, at each byte or at so many places; whole again afterwards."""
    whole = path.read_bytes()
    step = 1 if places is None else max(len(whole) // places, 1)
    for place in range(0, len(whole), step):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        yield place
    path.write_bytes(whole)


def refusals(check: Callable[[], object], damages: Iterator[int], accepts: Callable[[], bool]) -> tuple[int, int]:
    """How often it was damaged, and how often that passed although it changes something."""
    said: list[str] = []
    passed = accepted = 0
    for _ in damages:
        try:
            check()
        except (BadBackup, SecretsMissing) as refused:
            said.append(str(refused))
        else:
            accepted += 1
            passed += not accepts()
    assert all(map(said_plainly, set(said)))
    return len(said) + accepted, passed


def backed_up(servers: Servers, folder: Path) -> tuple[Server, Heard, Path]:
    server, heard = servers.start(data=folder), Heard()
    slug = server.python("-m", "tests.faults.scenes", "plan", "50").stdout.strip()
    assert enrol(server, slug, 4, heard) == 4
    server.command("backup")
    stop(server)
    return server, heard, backup_files.backups(server.data)[-1]


def manifest_damages(backup: Path) -> tuple[int, int]:
    path = backup / backup_files.MANIFEST
    good = json.loads(path.read_text(encoding="utf-8"))
    same = lambda: json.loads(path.read_text(encoding="utf-8")) == good  # noqa: E731  white space may change
    return refusals(lambda: backup_files.read_manifest(backup), flipped(path), same)


def test_damaged_anywhere(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    server, heard, backup = backed_up(servers, tmp_path / "donnees")
    manifest = manifest_damages(backup)
    base = refusals(
        lambda: backup_files.read_manifest(backup), flipped(next(backup.glob("numerai.*")), PLACES), lambda: False
    )
    ring = keyring_path(server.data)
    good = json.loads(ring.read_text(encoding="utf-8"))
    keys = refusals(
        lambda: read_keyring(server.data),
        flipped(ring),
        lambda: json.loads(ring.read_text(encoding="utf-8")) == good,
    )
    found = found_after(server, heard)
    tries, passed = (sum(counts) for counts in zip(manifest, base, keys, strict=True))
    tell(Told("backup or keys with one wrong bit", tries, len(heard.codes), passed + found.lost, found.doubled))


def test_damaged_anywhere_unseen(servers: Servers, tmp_path: Path, tell: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control: a manifest that nothing seals says something else, and is believed."""
    _, _, backup = backed_up(servers, tmp_path / "donnees")
    monkeypatch.setattr(Manifest, "own_fingerprint", lambda manifest: manifest.fingerprint)
    tries, passed = manifest_damages(backup)
    tell(Told("backup or keys with one wrong bit", tries, tries - passed, passed, control=True))


def swap(backup: Path, other: Path) -> None:
    (backup / backup_files.MANIFEST).write_bytes((other / backup_files.MANIFEST).read_bytes())


def truncate(backup: Path, _other: Path) -> None:
    path = next(backup.glob("numerai.*"))
    path.write_bytes(path.read_bytes()[:-1000])


def empty(backup: Path, _other: Path) -> None:
    (backup / backup_files.MANIFEST).write_bytes(b"\xff\xfe[]")


def test_damaged_backups_are_not_put_back(servers: Servers, tmp_path: Path, tell: Tell) -> None:
    """By the command, on a database that must not move; then the good one still serves."""
    server, heard, backup = backed_up(servers, tmp_path / "donnees")
    other = backup_files.backups(server.data)[0]
    assert other != backup
    tries = 0
    for damage in (swap, truncate, empty):
        bad = shutil.copytree(backup, tmp_path / damage.__name__)
        damage(bad, other)
        refused = server.command("restore", str(bad), check=False)
        assert refused.returncode == Exit.FOUND, damage.__name__
        assert said_plainly(refused.stderr)
        assert "manque" in refused.stderr or "Rien n’a été modifié" in refused.stderr or "complète" in refused.stderr
        tries += 1
    damaged_list(server, backup)
    wrong_keys(server, backup)
    found = found_after(server, heard)
    assert server.command("restore", backup.name).returncode == Exit.DONE
    after = found_after(server, heard)
    tell(Told("damaged backup, other keys", tries + 2, len(heard.codes), found.lost + after.lost, found.doubled))


def damaged_list(server: Server, backup: Path) -> None:
    """Who was erased cannot be read: putting back would bring them back."""
    path = keyring_path(server.data).with_name("effacements.jsonl")
    path.write_text('{"programme": "x", "person": "y", "line": null, "at": "z"}\n', encoding="utf-8")
    refused = server.command("restore", backup.name, check=False)
    assert (refused.returncode, "personnes effacées" in refused.stderr) == (Exit.FOUND, True)
    path.unlink()


def wrong_keys(server: Server, backup: Path) -> None:
    """Those of another installation."""
    ring = keyring_path(server.data)
    own = ring.read_bytes()
    ring.unlink()
    read_keyring(server.data.parent / "ailleurs")
    ring.write_bytes(keyring_path(server.data.parent / "ailleurs").read_bytes())
    for words in (("restore", backup.name), ("prepare",), ("backup",)):
        refused = server.command(*words, check=False)
        assert refused.returncode in {Exit.FOUND, Exit.NOT_NOW}, words
        assert "n’ouvrent pas" in refused.stderr, words
        assert said_plainly(refused.stderr)
    ring.write_bytes(own)
