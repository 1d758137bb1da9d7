"""Who was erased, kept beside the keys and apart from the database: a restored backup erases them again."""

import json
import os
from datetime import datetime
from uuid import UUID

from numerai.base import worlds
from numerai.base.models import Programme
from numerai.base.secrets import secrets_folder

FILE = "effacements.jsonl"


def write_down(programme: Programme, people: list[UUID], now: datetime) -> None:
    """Append identifiers that mean nothing by themselves, and wait until they are on the disk."""
    path = secrets_folder(worlds.folder()) / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as file:
        for person in people:
            line = {"programme": str(programme.id), "person": str(person), "at": now.isoformat()}
            file.write(json.dumps(line) + "\n")
        file.flush()
        os.fsync(file.fileno())


def written_down(programme: Programme) -> list[UUID]:
    """A line cut by a power failure is skipped: its erasure never began, the person is still whole."""
    path = secrets_folder(worlds.folder()) / FILE
    if not path.exists():
        return []
    found = []
    for text in path.read_text(encoding="utf-8").splitlines():
        try:
            line = json.loads(text)
        except ValueError:
            continue
        if line.get("programme") == str(programme.id):
            found.append(UUID(line["person"]))
    return found
