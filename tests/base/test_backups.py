"""Backups: which are kept, what they hold, and that putting one back brings back neither damage nor erased people."""

import json
import shutil
import sqlite3
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from numerai.base import backup_files, locks
from numerai.base.backup_files import BackupState, BadBackup, Reason
from numerai.cli.outcome import Exit
from tests.support.installations import Installation, prepared

TODAY = datetime(2026, 11, 22, 22, 0, tzinfo=UTC)

ERASE_SOMEONE = """
from numerai.base import dates
from numerai.base.models import Programme
from numerai.programme.workshops.actions.erasure import erase_person
from numerai.programme.workshops.models import Attendance
programme = Programme.objects.get()
person = Attendance.objects.filter(presence="present").first().participant_id
erase_person(programme, actor="test", now=dates.now(), participant_id=person)
print(person)
"""
LEFT_OF = """
from numerai.base.journal.models import Event, PersonKey
from numerai.programme.people.models import Lookup, Participant
who = "{person}"
print(Participant.objects.filter(id=who, sealed=None).exclude(erased_at=None).count(),
    PersonKey.objects.filter(person=who).count(), Lookup.objects.filter(participant=who).count(),
    Event.objects.filter(person=who, kind="participant.erased").count())
"""
FIND_LEA = """
from numerai.base.models import Programme
from numerai.programme.people.queries import search
print(*(person.name for person in search(Programme.objects.get(), "modele lea")), sep=", ")
"""
OLDER = """
from django.core.management import call_command
from numerai.programme.people.models import Lookup
Lookup.objects.filter(kind__startswith="twin").delete()
call_command("migrate", "people", "0003", verbosity=0)
"""


@pytest.fixture
def place(tmp_path: Path) -> Installation:
    return prepared(tmp_path / "donnees", examples=True)


# ── Which are kept ────────────────────────────────────────────────────────────────────────────────


def made(days_ago: float, reason: Reason) -> str:
    return f"{TODAY - timedelta(days=days_ago):%Y-%m-%dT%H-%M-%SZ}-{reason}"


def test_fourteen_daily_backups_are_kept() -> None:
    names = [made(days, Reason.DAILY) for days in range(20)]
    assert sorted(backup_files.outdated(names, TODAY)) == sorted(names[14:])


def test_other_backups_are_kept_ninety_days() -> None:
    old, young = made(91, Reason.MIGRATION), made(89, Reason.MIGRATION)
    asked = made(200, Reason.ASKED)
    assert backup_files.outdated([old, young, asked, made(0, Reason.DAILY)], TODAY) == [asked, old]


def test_the_last_backup_is_never_thrown_away() -> None:
    assert backup_files.outdated([made(400, Reason.MIGRATION)], TODAY) == []


def test_two_backups_of_one_second_have_two_names(tmp_path: Path) -> None:
    name = backup_files.new_name(tmp_path, Reason.ASKED, TODAY)
    (tmp_path / backup_files.FOLDER / name).mkdir(parents=True)
    assert backup_files.new_name(tmp_path, Reason.ASKED, TODAY) == f"{name}-2"


# ── What the team reads ───────────────────────────────────────────────────────────────────────────


def test_the_state_is_read_as_it_was_written(tmp_path: Path) -> None:
    state = BackupState(last_success=TODAY, name="une", last_failure=TODAY + timedelta(hours=1), why="disque plein")
    backup_files.write_state(tmp_path, state)
    assert backup_files.read_state(tmp_path) == state
    assert state.is_failing
    assert not state.is_due(TODAY + timedelta(hours=23))
    assert state.is_due(TODAY + timedelta(hours=24))


@pytest.mark.parametrize("text", ["", "{", "{}", '{"last_success": "hier", "last_failure": null}'])
def test_a_damaged_state_means_that_a_backup_is_due(tmp_path: Path, text: str) -> None:
    (tmp_path / backup_files.FOLDER).mkdir()
    (tmp_path / backup_files.FOLDER / backup_files.STATE).write_text(text, encoding="utf-8")
    assert backup_files.read_state(tmp_path).is_due(TODAY)


# ── There and back ────────────────────────────────────────────────────────────────────────────────


def backed_up(place: Installation) -> Path:
    return Path(place.json("backup")["backup"])


@pytest.mark.slow
def test_yesterdays_backup_brings_nobody_back(place: Installation) -> None:
    """Erase a person, restore yesterday's backup: still erased, totals right."""
    backup = backed_up(place)
    person = place.python(ERASE_SOMEONE)
    figures = place.json("indicators")
    place("invite", "Notou Essai", "--role", "trainer")

    with locks.held(place.data):
        refused = place("restore", backup.name, check=False)
        assert (refused.returncode, "déjà en marche" in refused.stderr) == (Exit.NOT_NOW, True)

    place("restore", backup.name)
    assert place.python(LEFT_OF.format(person=person)) == "1 0 0 1"
    assert place.json("indicators") == figures
    assert place.json("journal", "verify")[0]["whole"]
    assert place.json("journal", "rebuild")[0]["identical"]
    accounts = "from numerai.programme.people.models import Account; print(Account.objects.count())"
    assert place.python(accounts) == "1", "who was invited after the backup is not in it"

    place("restore", str(backup))
    assert place.python(LEFT_OF.format(person=person)) == "1 0 0 1", "again, from a folder this time"


@pytest.mark.slow
def test_database_and_keys_lie_apart(place: Installation) -> None:
    place.python(ERASE_SOMEONE)
    backup = backed_up(place)
    keys = place.data / backup_files.KEYS_FOLDER / backup.name
    secrets = place.data / "secrets"
    assert {path.name for path in keys.iterdir()} == {"trousseau.json", "effacements.jsonl"}
    assert all((keys / path.name).read_bytes() == path.read_bytes() for path in secrets.iterdir())
    files = [*backup.iterdir(), *keys.iterdir()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in (backup, keys, keys.parent)} == {0o700}
    master = json.loads((secrets / "trousseau.json").read_text(encoding="utf-8"))["master"]
    assert not any(bytes.fromhex(master) in path.read_bytes() for path in backup.iterdir())
    manifest = backup_files.read_manifest(backup)
    assert manifest.programmes
    assert manifest.programmes[0]["events"] == place.json("journal", "verify")[0]["events"]
    assert place.json("backup", "--list")["backups"][-1] == backup.name


@pytest.mark.slow
def test_an_update_is_preceded_by_a_backup_that_still_serves(place: Installation) -> None:
    """And whoever was known before names left a trace is found after the update, as after that backup."""
    place.python(OLDER)
    waits = place("journal", "verify", check=False)
    assert (waits.returncode, "mise à jour" in waits.stderr) == (Exit.NOT_NOW, True)
    place("prepare")
    assert place("journal", "verify").returncode == Exit.DONE
    assert "Léa Modèle" in place.python(FIND_LEA)
    assert place.json("journal", "rebuild")[0]["identical"]
    [before] = [name for name in place.json("backup", "--list")["backups"] if name.endswith(Reason.MIGRATION)]
    place("restore", before)
    assert place("journal", "verify").returncode == Exit.DONE, "brought up to date on the way"
    assert "Léa Modèle" in place.python(FIND_LEA)


@pytest.mark.slow
def test_backups_at_the_same_time_are_all_whole(place: Installation) -> None:
    with ThreadPoolExecutor(3) as operators:
        made = list(operators.map(lambda _: backed_up(place), range(3)))
    assert len(set(made)) == 3
    assert all(backup_files.read_manifest(backup).programmes for backup in made)


# ── Damage ────────────────────────────────────────────────────────────────────────────────────────


def cut(backup: Path) -> None:
    path = next(backup.glob("numerai.*"))
    path.write_bytes(path.read_bytes()[:-512])


def flip(backup: Path) -> None:
    path = next(backup.glob("numerai.*"))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def lose_manifest(backup: Path) -> None:
    (backup / backup_files.MANIFEST).unlink()


def lose_database(backup: Path) -> None:
    next(backup.glob("numerai.*")).unlink()


def point_elsewhere(backup: Path) -> None:
    amend(backup, file="../../secrets/trousseau.json")


def amend(backup: Path, **changes: object) -> None:
    path = backup / backup_files.MANIFEST
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), **changes}), encoding="utf-8")


@pytest.mark.slow
def test_a_damaged_backup_is_refused_and_nothing_changes(place: Installation) -> None:
    whole = backed_up(place)
    now_used = place.data / "numerai.sqlite3"
    before = now_used.read_bytes() if now_used.exists() else b""
    for damage in (cut, flip, lose_manifest, lose_database, point_elsewhere):
        backup = shutil.copytree(whole, place.data.parent / damage.__name__)
        damage(backup)
        with pytest.raises(BadBackup):
            backup_files.read_manifest(backup)
        refused = place("restore", str(backup), check=False)
        assert (refused.returncode, refused.stderr.count("\n")) == (Exit.FOUND, 1), damage.__name__
    assert (now_used.read_bytes() if now_used.exists() else b"") == before
    assert place("journal", "verify").returncode == Exit.DONE


def forge(backup: Path, *statements: str, manifest: bool = True) -> None:
    """Someone changed the copy, and its manifest with it: only the journal can tell."""
    path = backup / "numerai.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{trigger}"')
        for statement in statements:
            database.execute(statement)
        database.commit()
    if manifest:
        amend(backup, sha256=backup_files.sha256_of(path), size=path.stat().st_size, fingerprint="")


def change_a_line(backup: Path) -> None:
    forge(backup, "UPDATE journal_event SET actor = 'autre' WHERE number = 3")


def drop_the_end(backup: Path) -> None:
    """A chain cut at both ends alike is whole; the manifest remembers where it ended."""
    forge(
        backup,
        "DELETE FROM journal_event WHERE number = (SELECT max(number) FROM journal_event)",
        "UPDATE journal_head SET number = (SELECT max(number) FROM journal_event),"
        " hash = (SELECT hash FROM journal_event ORDER BY number DESC LIMIT 1)",
    )


def belong_to_others(backup: Path) -> None:
    forge(backup, "UPDATE journal_personkey SET wrapped = zeroblob(60) ")


def come_from_the_future(backup: Path) -> None:
    forge(backup, "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '9999_later', '2030-01-01')")


FORGERIES: dict[Callable[[Path], None], str] = {
    change_a_line: "rompu à la ligne 3",
    drop_the_end: "manifeste",
    belong_to_others: "n’ouvrent pas cette base",
    come_from_the_future: "plus récente",
}


@pytest.mark.slow
def test_a_forged_backup_is_refused(tmp_path: Path) -> None:
    place = prepared(tmp_path / "donnees", sqlite=True, examples=True)
    genuine = backed_up(place)
    before = (place.data / "numerai.sqlite3").read_bytes()
    for change, told in FORGERIES.items():
        backup = shutil.copytree(genuine, tmp_path / change.__name__)
        change(backup)
        refused = place("restore", str(backup), check=False)
        assert refused.returncode == Exit.FOUND
        assert told in refused.stderr
        assert (place.data / "numerai.sqlite3").read_bytes() == before
        assert not (place.data / ".restauration").exists()


@pytest.mark.slow
def test_lost_keys_are_told_and_never_replaced(place: Installation) -> None:
    backup = backed_up(place)
    keyring = place.data / "secrets" / "trousseau.json"
    kept = keyring.read_bytes()
    keyring.unlink()
    for words in (("prepare",), ("restore", backup.name), ("indicators",)):
        refused = place(*words, check=False)
        assert refused.returncode == Exit.NOT_NOW
        assert "sauvegardes-cles" in refused.stderr
        assert not keyring.exists()
    shutil.copyfile(place.data / backup_files.KEYS_FOLDER / backup.name / keyring.name, keyring)
    assert keyring.read_bytes() == kept
    assert place("restore", backup.name).returncode == Exit.DONE


@pytest.mark.slow
def test_a_new_machine_starts_from_the_backup(place: Installation, tmp_path: Path) -> None:
    """The disk is lost; the two folders were copied elsewhere."""
    place.python(ERASE_SOMEONE)
    backup, figures = backed_up(place), place.json("indicators")
    new = Installation(tmp_path / "neuve", {**place.environment, "NUMERAI_DATA": str(tmp_path / "neuve")})
    for name in (backup_files.FOLDER, backup_files.KEYS_FOLDER):
        shutil.copytree(place.data / name, new.data / name)
    told = new("restore", backup.name, check=False)
    assert (told.returncode, str(new.data / "secrets") in told.stderr) == (Exit.NOT_NOW, True)
    shutil.copytree(new.data / backup_files.KEYS_FOLDER / backup.name, new.data / "secrets")
    new("restore", backup.name)
    new("prepare")
    assert new.json("indicators") == figures
    assert new.json("journal", "verify")[0]["whole"]


def test_a_replaced_database_goes_after_ninety_days(tmp_path: Path) -> None:
    old, young = (
        tmp_path / backup_files.REPLACED / f"{TODAY - timedelta(days=d):%Y-%m-%dT%H-%M-%SZ}" for d in (91, 89)
    )
    for folder in (old, young):
        folder.mkdir(parents=True)
    backup_files.prune(tmp_path, TODAY)
    assert (old.exists(), young.exists()) == (False, True)


@pytest.mark.slow
def test_an_empty_database_beside_backups_is_not_a_first_start(tmp_path: Path) -> None:
    place = prepared(tmp_path / "donnees", sqlite=True)
    place("backup")
    database = tmp_path / "donnees" / "numerai.sqlite3"
    for path in database.parent.glob("numerai.sqlite3*"):
        path.unlink()
    database.touch()
    refused = place("prepare", check=False)
    assert refused.returncode == Exit.NOT_NOW
    assert "sauvegardes" in refused.stderr
    assert "Création" not in refused.stdout


@pytest.mark.slow
def test_a_database_cut_short_is_said_in_plain_words(tmp_path: Path) -> None:
    place = prepared(tmp_path / "donnees", sqlite=True)
    database = tmp_path / "donnees" / "numerai.sqlite3"
    database.write_bytes(database.read_bytes()[:40_000])
    refused = place("prepare", check=False)
    assert (refused.returncode, "inattendue" in refused.stderr) == (Exit.NOT_NOW, False)
    assert "restore" in refused.stderr


LATER = """
from django.db.migrations.recorder import MigrationRecorder
MigrationRecorder.Migration.objects.create(app="people", name="9999_later")
"""


@pytest.mark.slow
def test_what_may_not_be_copied_is_said(tmp_path: Path) -> None:
    """A broken journal, keys that went away, a database of a later code: no new backup beside the good one."""
    place = prepared(tmp_path / "donnees", sqlite=True, examples=True)
    good = backed_up(place)
    keyring = place.data / "secrets" / "trousseau.json"
    kept, used = keyring.read_bytes(), place.data / "numerai.sqlite3"
    whole = used.read_bytes()
    forge(place.data, "UPDATE journal_event SET actor = 'autre' WHERE number = 3", manifest=False)
    refused = [place("backup", check=False)]
    used.write_bytes(whole)
    place.python(LATER)
    refused.append(place("backup", check=False))
    used.write_bytes(whole)
    keyring.unlink()
    refused.append(place("backup", check=False))
    keyring.write_bytes(kept)
    told = ("rompu à la ligne 3", "plus récente", "sauvegardes-cles")
    assert [words in one.stderr for words, one in zip(told, refused, strict=True)] == [True] * 3
    assert {one.returncode for one in refused} <= {Exit.FOUND, Exit.NOT_NOW}
    assert backup_files.backups(place.data)[-1] == good
