"""Secrets live in files of the data folder, readable by their owner alone, never in the database."""

import json
import os
import secrets
from pathlib import Path

KEYRING = "trousseau.json"


class SecretsMissing(RuntimeError):
    """The database holds sealed data but the key ring that opens it is not there."""


def secrets_folder(data: Path) -> Path:
    return data / "secrets"


def write_private(path: Path, text: str) -> None:
    """Create a file of mode 0600, never for an instant wider; fails if it already exists."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.chmod(path.parent, 0o700)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def read_keyring(data: Path) -> dict[str, str]:
    """The keys of one world, made at the first start: `django`, `master`, `lookup` (hexadecimal)."""
    path = secrets_folder(data) / KEYRING
    if not path.exists():
        if (data / "numerai.sqlite3").exists():
            raise SecretsMissing(f"Le fichier des clés manque : {path}. Remettez-le depuis la sauvegarde des clés.")
        fresh = {name: secrets.token_hex(32) for name in ("django", "master", "lookup")}
        try:
            write_private(path, json.dumps(fresh))
        except FileExistsError:  # another process of the same start was quicker
            pass
    keys: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return keys


def django_secret(data: Path) -> str:
    return os.environ.get("NUMERAI_SECRET_KEY") or read_keyring(data)["django"]
