"""What the operator chose through the environment: read strictly, refused loudly."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

DIGITS = 18  # Python itself refuses to read thousands of them
# A host name, or an address: what Django compares with what the browser asks, and what links are made of.
HOST = re.compile(r"\*|\.?[a-z0-9]([a-z0-9.-]{0,252}[a-z0-9])?|\[[0-9a-f:.]+\]", re.IGNORECASE)


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
    raise BadSetting(f"{name} doit valoir 0 ou 1, pas « {shown(text)} ».")


def number(name: str, default: int, *, low: int, high: int) -> int:
    text = os.environ.get(name, "").strip()
    if text == "":
        return default
    if not text.isdecimal() or len(text) > DIGITS or not low <= int(text) <= high:
        raise BadSetting(f"{name} doit être un nombre entre {low} et {high}, pas « {shown(text)} ».")
    return int(text)


def words(name: str) -> list[str]:
    return [word for word in os.environ.get(name, "").replace(",", " ").split() if word]


def hosts() -> list[str]:
    """The host names that people type. What is not one would silently shut the site, or let others write its links."""
    found = words("NUMERAI_HOSTS")
    for host in found:
        if not HOST.fullmatch(host) or ".." in host:
            raise BadSetting(
                "NUMERAI_HOSTS doit donner des noms seuls, sans « http:// » ni port, comme ateliers.exemple.nc."
                f" Celui-ci n’en est pas un : « {shown(host)} »."
            )
    return found


def shown(text: str) -> str:
    """What was typed, on one short line."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)[:60]


def _parts(text: str) -> tuple[SplitResult, int | None]:
    """An address taken apart, and its port. Raises ValueError for a port or brackets that cannot be."""
    parts = urlsplit(text)
    return parts, parts.port


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
    wanted = BadSetting("NUMERAI_MAIL_URL doit ressembler à smtp://nom:motdepasse@hote:587?from=equipe@exemple.nc.")
    try:
        parts, port = _parts(text)
    except ValueError:
        raise wanted from None  # its own words would quote the password
    query = dict(item.partition("=")[::2] for item in parts.query.split("&") if item)
    sender = unquote(query.get("from", ""))
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or "@" not in sender:
        raise wanted
    return MailServer(
        host=parts.hostname,
        port=port or (465 if parts.scheme == "smtps" else 587),
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
    named = hosts()
    if not named or named[0] == "*":
        return None
    return f"{'https' if flag('NUMERAI_HTTPS', False) else 'http'}://{named[0].removeprefix('.')}"


def data_folder() -> Path:
    """The folder that holds the database, the secrets and the backups."""
    text = os.environ.get("NUMERAI_DATA") or "donnees"
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError as error:  # ~nobody-here
        raise BadSetting(f"NUMERAI_DATA désigne le dossier d’une personne inconnue ici : « {shown(text)} ».") from error


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
    wanted = BadSetting("NUMERAI_DATABASE_URL doit ressembler à postgresql://nom:motdepasse@hote:5432/base.")
    try:
        parts, port = _parts(text)
    except ValueError:
        raise wanted from None  # its own words would quote the password
    query = dict(item.partition("=")[::2] for item in parts.query.split("&") if item)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/") or "\0" in unquote(text):
        raise wanted
    return DatabaseAddress(
        name=unquote(parts.path.strip("/")),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=unquote(query.get("host", "")) or parts.hostname or "",
        port=str(port or query.get("port", "")),
    )
