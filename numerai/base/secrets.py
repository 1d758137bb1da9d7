"""Secrets live in files of the data folder, readable by their owner alone, never in the database."""

import hashlib
import json
import os
import secrets
from contextlib import suppress
from pathlib import Path

KEYRING = "trousseau.json"
KEYRING_NAMES = ("django", "master", "lookup")
CHECK = "empreinte"  # absent from the files of the first versions


class SecretsMissing(RuntimeError):
    """The database holds sealed data but the key ring that opens it is not there, or cannot be read."""


def secrets_folder(data: Path) -> Path:
    return data / "secrets"


def keyring_path(data: Path) -> Path:
    return secrets_folder(data) / KEYRING


def private_folder(path: Path) -> Path:
    """A folder that its owner alone may enter."""
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o700)
    return path


def write_private(path: Path, text: str) -> None:
    """Create a file of mode 0600, whole or not at all, never for an instant wider; fails if it already exists."""
    private_folder(path.parent)
    draft = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    finally:
        draft.unlink()
    settle(path.parent)


def settle(folder: Path) -> None:
    """Wait until the names inside a folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_keyring(data: Path) -> dict[str, str]:
    """The keys of one world, made at the first start: `django`, `master`, `lookup` (hexadecimal)."""
    path = keyring_path(data)
    if not has_keyring(data):
        if (data / "numerai.sqlite3").exists():
            raise SecretsMissing(how_to_put_back(data))
        make_keyring(data)
    try:
        keys: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        whole = all(len(bytes.fromhex(keys[name])) == 32 for name in KEYRING_NAMES)
        whole = whole and keys.keys() <= {*KEYRING_NAMES, CHECK}  # a wrong letter may be in a name
        if whole and keys.get(CHECK, fingerprint(keys)) == fingerprint(keys):
            return keys
    except OSError as error:
        raise SecretsMissing(_cannot_read(path)) from error
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    raise SecretsMissing(f"Le fichier des clés est abîmé : {path}. {_where_copies_are(data)}")


def has_keyring(data: Path) -> bool:
    """A folder that we may not enter is said as such: it is no reason to make other keys."""
    try:
        keyring_path(data).stat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise SecretsMissing(_cannot_read(keyring_path(data))) from error
    return True


def make_keyring(data: Path) -> None:
    fresh = {name: secrets.token_hex(32) for name in KEYRING_NAMES}
    with suppress(FileExistsError):  # another process of the same start was quicker
        write_private(keyring_path(data), json.dumps({**fresh, CHECK: fingerprint(fresh)}))


def fingerprint(keys: dict[str, str]) -> str:
    """Says that no letter of the file changed: a wrong key for look-ups would open everything and find nobody."""
    return hashlib.sha256("".join(keys[name] for name in KEYRING_NAMES).encode()).hexdigest()[:16]


def _cannot_read(path: Path) -> str:
    return (
        f"Le fichier des clés ne peut pas être lu : {path}."
        " Rendez-le, avec son dossier, au compte qui lance Numé-Raï (commande « chown »)."
    )


def how_to_put_back(data: Path) -> str:
    return f"Le fichier des clés manque : {keyring_path(data)}. {_where_copies_are(data)}"


def _where_copies_are(data: Path) -> str:
    return (
        f"Copiez les fichiers de la sauvegarde des clés la plus récente (dans {data / 'sauvegardes-cles'}, "
        f"ou là où vous l’avez rangée) vers {secrets_folder(data)}. Sans ces clés, les données restent illisibles."
    )


def django_secret(data: Path) -> str:
    return os.environ.get("NUMERAI_SECRET_KEY") or read_keyring(data)["django"]
