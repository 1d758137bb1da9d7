"""The demonstration’s own folder and database: built whole, thrown away and built again once out of date."""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from numerai.base import keys, worlds
from numerai.base.secrets import keyring_path, make_keyring, private_folder
from numerai.cli.invitations import first_coordinator
from numerai.cli.ready import has_pending_migrations

BUILT = "construite-le"
FRESH_FOR = timedelta(days=30)  # beyond, its « next workshops » are past


def ready(*, now: datetime, say: Callable[[str], None]) -> str | None:
    """Make sure that it is there. Returns the path of its own sign-in link, never that of the real programme."""
    folder = Path(settings.DATA_FOLDER) / "demonstration"
    if not _is_usable(folder, now):
        say("Construction de la démonstration…")
        _build(folder, now)
    with worlds.entered(worlds.DEMO):
        from numerai.base.models import Programme

        link = first_coordinator(Programme.objects.get(is_default=True), now=now)
    return f"/demonstration{link.path}" if link else None


def _is_usable(folder: Path, now: datetime) -> bool:
    try:
        built = datetime.fromisoformat((folder / BUILT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if now - built >= FRESH_FOR or not keyring_path(folder).exists():
        return False
    with worlds.entered(worlds.DEMO):
        return not has_pending_migrations()


def _build(folder: Path, now: datetime) -> None:
    """Its mark is written last: a build cut short is thrown away at the next start."""
    connections[worlds.DEMO].close()
    shutil.rmtree(folder, ignore_errors=True)
    make_keyring(private_folder(folder))
    keys.forget_keyring()
    with worlds.entered(worlds.DEMO):
        call_command("migrate", database=worlds.DEMO, interactive=False, verbosity=0)
        from numerai.cli.demonstration_content import build
        from numerai.programme.places import reference

        build(reference.load(), now=now)
    connections[worlds.DEMO].close()
    (folder / "numerai.sqlite3").chmod(0o600)
    (folder / BUILT).write_text(now.isoformat(), encoding="utf-8")
