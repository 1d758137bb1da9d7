"""The programmes that requests were about, as last read: pages that say the database does not answer still say whom to
call. A handful of rows, one copy per world; never used to decide anything."""

from uuid import UUID

from numerai.base import worlds
from numerai.base.models import Programme

_seen: dict[tuple[str, UUID], Programme] = {}


def remember(programme: Programme | None) -> None:
    if programme is not None:
        _seen[worlds.current(), programme.id] = programme


def last_known(host: str) -> Programme | None:
    """That of the host, else the default one."""
    programmes = [programme for (world, _), programme in list(_seen.items()) if world == worlds.current()]
    named = (programme for programme in programmes if host in programme.hosts)
    return next(named, next((programme for programme in programmes if programme.is_default), None))
