"""What happens by itself: a backup a day, a month closed once, the demonstration built again when it is out of date."""

import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from numerai.base import backup_files
from numerai.base.journal.models import Event
from numerai.base.journal.work import unit_of_work
from numerai.base.models import Programme
from numerai.cli import serving
from numerai.cli.daily import close_month
from numerai.programme.people import actions as people
from numerai.programme.people.models import ErasedMargin
from numerai.programme.people.rules import Identity, Origin
from numerai.programme.workshops.actions.erasure import erase_person
from tests.support.installations import Installation, prepared
from tests.support.people import CORAIL

DAY = timedelta(days=1)


def someone_erased(programme: Programme, now: datetime) -> None:
    identity = Identity(given_name=CORAIL.given_name, family_name=CORAIL.family_name)
    with unit_of_work(programme, actor="test", now=now) as work:
        person = people.register(work, identity=identity, origin=Origin.TEAM)
    erase_person(programme, actor="test", now=now, participant_id=person)
    ErasedMargin.objects.get_or_create(programme=programme, name="people_job_seeking", defaults={"count": 1})


@pytest.mark.django_db(transaction=True)
def test_a_month_is_closed_once_and_never_beside_an_erasure(programme: Programme, now: datetime) -> None:
    assert not close_month(programme, now), "nobody was erased"
    someone_erased(programme, now)
    assert not close_month(programme, now + timedelta(hours=23)), "the line would say whose counts they were"
    assert close_month(programme, now + 2 * DAY)
    ErasedMargin.objects.create(programme=programme, name="attendances_job_seeking", count=1)
    assert not close_month(programme, now + 3 * DAY), "already closed this month"
    assert close_month(programme, now + 32 * DAY)
    closed = Event.objects.of(programme).filter(kind="margins.closed")
    assert [event.person for event in closed] == [None, None]


def names(place: Installation) -> list[str]:
    return [path.name for path in backup_files.backups(place.data)]


@pytest.mark.slow
def test_the_service_backs_up_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = prepared(tmp_path / "donnees")
    assert len(names(place)) == 1, "a first start backs up: nothing was due before"
    place("prepare")
    assert len(names(place)) == 1, "the day has not passed"
    state = backup_files.read_state(place.data)
    assert state.last_success
    backup_files.write_state(place.data, backup_files.BackupState(last_success=state.last_success - DAY))
    monkeypatch.setattr(serving, "LOOK_EVERY", 0.05)
    for name, value in place.environment.items():
        monkeypatch.setenv(name, value)
    upkeep = serving.Upkeep(place.data)
    upkeep.start()
    deadline = time.monotonic() + 30
    while len(names(place)) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    upkeep.stop()
    assert not upkeep.is_alive()
    assert len(names(place)) == 2
    assert not backup_files.read_state(place.data).is_due(state.last_success + timedelta(hours=1))


@pytest.mark.slow
def test_a_backup_that_fails_is_told_and_does_not_stop_a_start(tmp_path: Path) -> None:
    place = prepared(tmp_path / "donnees")
    backup_files.write_state(place.data, backup_files.BackupState())
    keys = place.data / backup_files.KEYS_FOLDER
    keys.rename(keys.with_suffix(".ailleurs"))
    keys.touch()  # a file where a folder must be
    told = place("prepare")
    assert "La sauvegarde du jour n’a pas marché" in told.stdout
    assert backup_files.read_state(place.data).is_failing
    assert place.json("backup", "--list")["failing"]


@pytest.mark.slow
def test_the_demonstration_is_built_again_when_it_must(tmp_path: Path) -> None:
    assert not (prepared(tmp_path / "sans").data / "demonstration").exists()
    place = prepared(tmp_path / "donnees", demo=True)
    demo = place.data / "demonstration"
    first = (demo / "secrets" / "trousseau.json").read_bytes()
    assert first != (place.data / "secrets" / "trousseau.json").read_bytes()
    place("prepare")
    assert (demo / "secrets" / "trousseau.json").read_bytes() == first, "kept as visitors left it"
    (demo / "construite-le").unlink()  # as a build cut short leaves it
    place("prepare")
    assert (demo / "secrets" / "trousseau.json").read_bytes() != first
    assert place.json("journal", "verify")[0]["events"] == 0, "the real programme stays empty"
    assert not (demo / backup_files.FOLDER).exists()
