"""The uploaded file between its preview and its confirmation: sealed, one per account, gone within a day.

What a person corrects of its rows is sealed with it; two pages that correct two rows add up.
"""

import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import transaction

from numerai.base import canonical, drafts, keys
from numerai.base.models import Draft

_LABEL = "import-preview"


class CorrectedMeanwhile(Exception):
    """Another page corrected the same row since this one showed it."""


@dataclass(frozen=True, slots=True)
class PendingFile:
    """`corrections`: line → the cells that a person wrote instead of those of the file."""

    kind: str
    name: str
    data: bytes
    corrections: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def state_of(self, line: int) -> str:
        """Changes when that row is corrected; says nothing of it."""
        return keys.digest(_LABEL, canonical.dumps([line, self.corrections.get(line)]))[:20]


def keep(file: PendingFile, *, owner: str, now: datetime) -> str:
    """The token goes into the form alone: the database and the key ring together open nothing.

    `owner`: an account in a programme. Their next preview replaces this one.
    """
    drafts.purge_lately(now)
    token = secrets.token_urlsafe(32)
    Draft.objects.update_or_create(id=_row(owner), defaults={"sealed": _sealed(file, token), "updated_at": now})
    return token


def take(token: str, *, owner: str, now: datetime) -> PendingFile | None:
    """Opened once: what is confirmed is no longer kept."""
    with transaction.atomic():
        row = _find(owner, now, lock=True)
        file = _opened(row, token)
        if row is not None and file is not None:
            row.delete()
    return file


def look(token: str, *, owner: str, now: datetime) -> PendingFile | None:
    return _opened(_find(owner, now), token)


def correct(
    token: str, *, owner: str, now: datetime, line: int, cells: tuple[str, ...], seen: str
) -> PendingFile | None:
    """The same file with one row written anew, under the same token.

    `seen`: the state of that row when the page was shown. Raises CorrectedMeanwhile.
    """
    with transaction.atomic():
        row = _find(owner, now, lock=True)
        file = _opened(row, token)
        if row is None or file is None:
            return None
        if file.state_of(line) != seen and file.corrections.get(line) != cells:
            raise CorrectedMeanwhile
        corrected = replace(file, corrections=file.corrections | {line: cells})
        row.sealed, row.updated_at = _sealed(corrected, token), now
        row.save()
    return corrected


def _find(owner: str, now: datetime, *, lock: bool = False) -> Draft | None:
    rows = Draft.objects.select_for_update() if lock else Draft.objects
    return rows.filter(id=_row(owner), updated_at__gt=now - drafts.LIFETIME).first()


def _sealed(file: PendingFile, token: str) -> bytes:
    said = {"kind": file.kind, "name": file.name, "corrections": sorted(file.corrections.items())}
    head = canonical.dumps(said).encode()
    clear = len(head).to_bytes(4, "big") + head + file.data
    return keys.seal(keys.derived(_LABEL, token), clear, _LABEL)


def _opened(row: Draft | None, token: str) -> PendingFile | None:
    if row is None:
        return None
    try:
        clear = keys.unseal(keys.derived(_LABEL, token), bytes(row.sealed), _LABEL)
    except keys.CannotOpen:
        return None
    size = int.from_bytes(clear[:4], "big")
    head = canonical.loads(clear[4 : 4 + size].decode())
    corrections = {int(line): tuple(map(str, cells)) for line, cells in head.get("corrections", [])}
    return PendingFile(str(head["kind"]), str(head["name"]), clear[4 + size :], corrections)


def _row(owner: str) -> str:
    return keys.digest(_LABEL, owner)
