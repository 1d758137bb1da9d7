"""The uploaded file between its preview and its confirmation: sealed, one per account, gone within a day."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from numerai.base import canonical, drafts, keys
from numerai.base.models import Draft

_LABEL = "import-preview"


@dataclass(frozen=True, slots=True)
class PendingFile:
    kind: str
    name: str
    data: bytes


def keep(file: PendingFile, *, owner: str, now: datetime) -> str:
    """The token goes into the form alone: the database and the key ring together open nothing.

    `owner`: an account in a programme. Their next preview replaces this one.
    """
    drafts.purge(now)
    token = secrets.token_urlsafe(32)
    head = canonical.dumps({"kind": file.kind, "name": file.name}).encode()
    clear = len(head).to_bytes(4, "big") + head + file.data
    sealed = keys.seal(keys.derived(_LABEL, token), clear, _LABEL)
    Draft.objects.update_or_create(id=_row(owner), defaults={"sealed": sealed, "updated_at": now})
    return token


def take(token: str, *, owner: str, now: datetime) -> PendingFile | None:
    """Opened once: what is confirmed is no longer kept."""
    row = Draft.objects.filter(id=_row(owner), updated_at__gt=now - drafts.LIFETIME).first()
    if row is None:
        return None
    try:
        clear = keys.unseal(keys.derived(_LABEL, token), bytes(row.sealed), _LABEL)
    except keys.CannotOpen:
        return None
    row.delete()
    size = int.from_bytes(clear[:4], "big")
    head = canonical.loads(clear[4 : 4 + size].decode())
    return PendingFile(kind=str(head["kind"]), name=str(head["name"]), data=clear[4 + size :])


def _row(owner: str) -> str:
    return keys.digest(_LABEL, owner)
