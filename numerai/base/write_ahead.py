"""Was the log of SQLite read to its end? A damaged page in it would silently take away what came after.

SQLite stops at the first frame whose checksum is wrong, as after a power cut. Frames of the same log that end a
transaction further on say that something confirmed was there. Format: https://www.sqlite.org/fileformat2.html#walformat
"""

import shutil
import sqlite3
import struct
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from numerai.base.backup_files import REPLACED
from numerai.base.secrets import private_folder

_HEADER, _FRAME = struct.Struct(">8I"), struct.Struct(">6I")


def frames_written(log: Path) -> int:
    """Up to the last one that ends a transaction; found by their marks alone, whatever else is damaged."""
    with log.open("rb") as file:
        head = file.read(_HEADER.size)
        if len(head) < _HEADER.size:
            return 0
        _, _, page, _, *marks, _, _ = _HEADER.unpack(head)
        size = page if page in {2**power for power in range(9, 17)} else 4096
        last, number, ours = 0, 0, {tuple(marks)}
        while len(frame := file.read(_FRAME.size)) == _FRAME.size:
            number += 1
            _, pages_after, *its, _, _ = _FRAME.unpack(frame)
            if number == 1:
                ours.add(tuple(its))  # should the header itself be damaged
            if tuple(its) in ours and pages_after:
                last = number
            file.seek(size, 1)
        return last


def lost_end(database: Path, now: datetime) -> Path | None:
    """Before anybody opens the database: when its log is not read to the end, where an untouched copy is kept."""
    log = database.with_name(f"{database.name}-wal")
    written = frames_written(log) if log.exists() else 0
    if not written:
        return None
    kept = private_folder(database.parent / REPLACED / f"{now.astimezone(UTC):%Y-%m-%dT%H-%M-%SZ}-journal-abime")
    shutil.copyfile(log, kept / log.name)
    (kept / log.name).chmod(0o600)
    try:
        with closing(sqlite3.connect(database)) as opened:
            read = opened.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[1]
    except sqlite3.DatabaseError:
        read = written  # damaged elsewhere: told by whoever opens it next
    if read >= written:
        shutil.rmtree(kept)
        return None
    return kept
