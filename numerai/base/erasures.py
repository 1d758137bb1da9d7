"""Who was erased, kept beside the keys and apart from the database: a restored backup erases them again."""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from numerai.base import worlds
from numerai.base.models import Programme
from numerai.base.secrets import secrets_folder

FILE = "effacements.jsonl"


def write_down(programme: Programme, people: dict[UUID, str | None], now: datetime) -> None:
    """Append identifiers that mean nothing by themselves, and wait until they are on the disk.

    `people`: each person, and the keyed fingerprint of the imported line they came from, if any.
    """
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as file:
        if _is_cut(path):
            file.write("\n")
        for person, line in people.items():
            row = {"programme": str(programme.id), "person": str(person), "line": line, "at": now.isoformat()}
            file.write(json.dumps(row) + "\n")
        file.flush()
        os.fsync(file.fileno())


def written_down(programme: Programme) -> list[UUID]:
    return [UUID(row["person"]) for row in _rows(programme)]


def lines_written_down(programme: Programme) -> set[str]:
    """Fingerprints of imported lines whose person was erased: importing them again brings nobody back."""
    return {row["line"] for row in _rows(programme) if row.get("line")}


def _path() -> Path:
    return secrets_folder(worlds.folder()) / FILE


def _is_cut(path: Path) -> bool:
    """The last line has no end: power failed while it was written. What follows must not be glued to it."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(size - 1, 0))
        return size > 0 and file.read(1) != b"\n"


def _rows(programme: Programme) -> Iterator[dict[str, Any]]:
    """A line cut by a power failure is skipped: its erasure never began, the person is still whole."""
    path = _path()
    if not path.exists():
        return
    for text in _lines(path):
        row = _read(text)
        if row and row.get("programme") == str(programme.id):
            yield row


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8", errors="replace").splitlines()


def _read(text: str) -> dict[str, Any] | None:
    try:
        row = json.loads(text)
        UUID(row["person"])
        UUID(row["programme"])
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return dict(row)


def is_damaged() -> bool:
    """A whole line that cannot be read: someone erased would come back. A line cut by a power failure is not whole."""
    path = _path()
    return path.exists() and any(text.rstrip().endswith("}") and not _read(text) for text in _lines(path))


def how_to_put_back() -> str:
    return (
        f"La liste des personnes effacées est abîmée : {_path()}."
        " Remettez celle de la sauvegarde des clés la plus récente (dossier « sauvegardes-cles »)."
    )
