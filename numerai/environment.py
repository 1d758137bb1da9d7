"""What the operator chose through the environment: read strictly, refused loudly."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit


class BadSetting(ValueError):
    """A setting that cannot be used, with a sentence for the operator."""


def flag(name: str, default: bool) -> bool:
    text = os.environ.get(name, "").strip().lower()
    if text == "":
        return default
    if text in {"1", "oui", "true", "yes"}:
        return True
    if text in {"0", "non", "false", "no"}:
        return False
    raise BadSetting(f"{name} doit valoir 0 ou 1, pas « {text} ».")


def number(name: str, default: int, *, low: int, high: int) -> int:
    text = os.environ.get(name, "").strip()
    if text == "":
        return default
    if not text.isdecimal() or not low <= int(text) <= high:
        raise BadSetting(f"{name} doit être un nombre entre {low} et {high}, pas « {text} ».")
    return int(text)


def words(name: str) -> list[str]:
    return [word for word in os.environ.get(name, "").replace(",", " ").split() if word]


@dataclass(frozen=True, slots=True)
class MailServer:
    """As `smtp://user:password@host:587?from=equipe@exemple.nc`; `smtps` speaks TLS from the first word."""

    host: str
    port: int
    user: str
    password: str
    sender: str
    is_wrapped: bool  # TLS from the first word; otherwise it is asked for


def mail_server() -> MailServer | None:
    """None: no e-mail leaves, and pages say so."""
    text = os.environ.get("NUMERAI_MAIL_URL", "").strip()
    if not text:
        return None
    parts = urlsplit(text)
    query = dict(item.partition("=")[::2] for item in parts.query.split("&") if item)
    sender = unquote(query.get("from", ""))
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or "@" not in sender:
        raise BadSetting("NUMERAI_MAIL_URL doit ressembler à smtp://nom:motdepasse@hote:587?from=equipe@exemple.nc.")
    return MailServer(
        host=parts.hostname,
        port=parts.port or (465 if parts.scheme == "smtps" else 587),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        sender=sender,
        is_wrapped=parts.scheme == "smtps",
    )


def workers() -> int:
    """How many processes answer visitors."""
    return number("NUMERAI_WORKERS", 1, low=1, high=64)


def site_address() -> str | None:
    """What people type, when the operator named the site: its first host name. None: this machine only."""
    hosts = words("NUMERAI_HOSTS")
    if not hosts or hosts[0] == "*":
        return None
    return f"{'https' if flag('NUMERAI_HTTPS', False) else 'http'}://{hosts[0]}"


def data_folder() -> Path:
    """The folder that holds the database, the secrets and the backups."""
    return Path(os.environ.get("NUMERAI_DATA") or "donnees").expanduser().absolute()


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    """PostgreSQL, as `postgresql://user:password@host:port/name`; a missing host means the local socket."""

    name: str
    user: str
    password: str
    host: str
    port: str


def database_address() -> DatabaseAddress | None:
    """None: the embedded SQLite database of the data folder."""
    text = os.environ.get("NUMERAI_DATABASE_URL", "").strip()
    if not text:
        return None
    parts = urlsplit(text)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise BadSetting("NUMERAI_DATABASE_URL doit ressembler à postgresql://nom:motdepasse@hote:5432/base.")
    query = dict(item.partition("=")[::2] for item in parts.query.split("&") if item)
    return DatabaseAddress(
        name=unquote(parts.path.strip("/")),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=unquote(query.get("host", "")) or parts.hostname or "",
        port=str(parts.port or query.get("port", "")),
    )
