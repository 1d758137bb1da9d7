"""Backups while the clock of the machine is wrong: nothing is thrown away in haste, nothing is forgotten."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from numerai.base import backup_files
from numerai.base.backup_files import BackupState, Reason
from tests.base.test_backups import TODAY, made

YEAR, HOUR = timedelta(days=365), timedelta(hours=1)


def test_a_year_ahead_throws_nothing_away_before_a_whole_day() -> None:
    usual = BackupState(last_success=TODAY - timedelta(days=1), name="une")
    assert usual.at(TODAY).may_throw_away(TODAY)
    jumped = usual.at(TODAY + YEAR)
    assert not jumped.may_throw_away(TODAY + YEAR)
    again = replace(jumped, last_success=TODAY + YEAR).at(TODAY + YEAR + HOUR)
    assert not again.may_throw_away(TODAY + YEAR + HOUR), "asked again an hour later"
    assert again.at(TODAY + YEAR + HOUR).may_throw_away(TODAY + YEAR + timedelta(days=1))


def test_put_right_again_the_clock_asks_for_a_backup_and_forgets_the_failure_to_come() -> None:
    ahead = BackupState(last_success=TODAY + YEAR, last_failure=TODAY + YEAR + HOUR, why="disque plein")
    assert ahead.is_due(TODAY), "else none would be made for a year"
    right = ahead.at(TODAY)
    assert not right.may_throw_away(TODAY)
    assert not replace(right, last_success=TODAY).is_failing


def test_the_state_of_before_has_no_silence(tmp_path: Path) -> None:
    (tmp_path / backup_files.FOLDER).mkdir()
    said = '{"last_success": "2026-11-22T22:00:00+00:00", "name": "une", "last_failure": null, "why": ""}'
    (tmp_path / backup_files.FOLDER / backup_files.STATE).write_text(said)
    assert backup_files.read_state(tmp_path) == BackupState(last_success=TODAY, name="une")


def test_a_backup_just_made_stays_even_when_the_clock_went_back(tmp_path: Path) -> None:
    for days in [*range(15), 300]:
        folder = tmp_path / backup_files.FOLDER / made(days, Reason.DAILY)
        folder.mkdir(parents=True)
        (folder / backup_files.MANIFEST).touch()
    backup_files.prune(tmp_path, TODAY, just_made=made(300, Reason.DAILY))
    names = [path.name for path in backup_files.backups(tmp_path)]
    assert made(300, Reason.DAILY) in names
    assert len(names) == 1 + 14
