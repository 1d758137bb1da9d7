"""What a backup says of itself: no letter of it may change unseen."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from numerai.base import backup_files
from numerai.base.backup_files import BadBackup, Manifest

TODAY = datetime(2026, 11, 22, 22, 0, tzinfo=UTC)


def test_no_letter_of_a_manifest_may_change(tmp_path: Path) -> None:
    (tmp_path / "numerai.sqlite3").write_bytes(b"base")
    said = {"size": 4, "sha256": backup_files.sha256_of(tmp_path / "numerai.sqlite3"), "programmes": []}
    written = Manifest("demandee", TODAY.isoformat(), "1", "sqlite", "numerai.sqlite3", **said)  # type: ignore[arg-type]
    backup_files.write_manifest(tmp_path, written)
    path = tmp_path / backup_files.MANIFEST
    whole = path.read_bytes()
    assert backup_files.read_manifest(tmp_path).own_fingerprint() == written.own_fingerprint()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        if _read(path) == json.loads(whole):
            continue  # white space between two words
        with pytest.raises(BadBackup):
            backup_files.read_manifest(tmp_path)


def _read(path: Path) -> object:
    try:
        return json.loads(path.read_bytes())
    except ValueError:
        return None


def test_a_manifest_of_the_first_versions_is_read(tmp_path: Path) -> None:
    (tmp_path / "numerai.sqlite3").write_bytes(b"base")
    amended = {"size": 4, "sha256": backup_files.sha256_of(tmp_path / "numerai.sqlite3"), "programmes": []}
    first = {"reason": "demandee", "made_at": "", "version": "1", "engine": "sqlite", "file": "numerai.sqlite3"}
    (tmp_path / backup_files.MANIFEST).write_text(json.dumps({**first, **amended}), encoding="utf-8")
    assert backup_files.read_manifest(tmp_path).size == 4
