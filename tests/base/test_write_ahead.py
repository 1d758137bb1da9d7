"""A damaged log is seen before it is forgotten; a log cut by a power failure is not called damaged."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from numerai.base.write_ahead import frames_written, lost_end

NOW = datetime(2026, 11, 22, 22, 0, tzinfo=UTC)
PAGE, HEADER, FRAME = 4096, 32, 24
ROWS = 12


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    """What a sudden stop leaves: a database, and a log that nobody emptied."""
    live, left = tmp_path / "live.sqlite3", tmp_path / "left" / "numerai.sqlite3"
    left.parent.mkdir()
    with closing(sqlite3.connect(live, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE told (code TEXT)")
        for number in range(ROWS):
            database.execute("INSERT INTO told VALUES (?)", (str(number),))
        shutil.copyfile(live, left)
        shutil.copyfile(f"{live}-wal", f"{left}-wal")
    return left


def flip(database: Path, place: int) -> None:
    log = Path(f"{database}-wal")
    content = bytearray(log.read_bytes())
    content[place] ^= 1
    log.write_bytes(content)


def rows(database: Path) -> int:
    with closing(sqlite3.connect(database)) as opened:
        return int(opened.execute("SELECT count(*) FROM told").fetchone()[0])


def frame(number: int) -> int:
    return HEADER + number * (FRAME + PAGE)


@pytest.mark.parametrize(
    "place", [3, 17, frame(0) + 9, frame(5) + 2, frame(5) + 20, frame(5) + FRAME + 100, frame(5) + 9]
)
def test_a_wrong_byte_is_seen_and_the_log_is_kept(crashed: Path, place: int) -> None:
    flip(crashed, place)
    damaged = Path(f"{crashed}-wal").read_bytes()
    kept = lost_end(crashed, NOW)
    assert kept is not None
    assert (kept / f"{crashed.name}-wal").read_bytes() == damaged
    assert frames_written(kept / f"{crashed.name}-wal") > ROWS
    assert lost_end(crashed, NOW) is None or place < HEADER, "said once"


def test_a_whole_log_is_read_to_its_end(crashed: Path) -> None:
    assert lost_end(crashed, NOW) is None
    assert rows(crashed) == ROWS
    assert not (crashed.parent / "remplacees").exists() or not list((crashed.parent / "remplacees").iterdir())


def test_a_log_cut_in_its_last_frame_is_not_damaged(crashed: Path) -> None:
    """Power failed while it was written: nobody had been told yet."""
    log = Path(f"{crashed}-wal")
    log.write_bytes(log.read_bytes()[:-1000])
    assert lost_end(crashed, NOW) is None or rows(crashed) == ROWS - 1


def test_without_a_log_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert lost_end(tmp_path / "numerai.sqlite3", NOW) is None
