"""Copies of the real programme, made while it works, and put back only once the copy proved whole.

The database and the keys lie apart: whoever carries one away reads nothing. The demonstration is never copied.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from numerai import __version__
from numerai.base import backup_files, database, dates, erasures, keys, locks, worlds
from numerai.base.backup_engines import COPY, CannotCopy, engine
from numerai.base.backup_files import BackupState, BadBackup, Manifest, Reason
from numerai.base.journal import people_keys, registry
from numerai.base.journal.models import Head, PersonKey
from numerai.base.journal.verify import verify
from numerai.base.models import Programme
from numerai.base.secrets import (
    SecretsMissing,
    has_keyring,
    how_to_put_back,
    keyring_path,
    private_folder,
    read_keyring,
    secrets_folder,
)
from numerai.base.troubles import PUT_BACK, in_words

__all__ = ["BackupState", "BadBackup", "CannotCopy", "Reason", "back_up", "last_backup", "restore"]


def _data() -> Path:
    return Path(settings.DATA_FOLDER)


def last_backup() -> BackupState:
    return backup_files.read_state(_data())


# ── Making ────────────────────────────────────────────────────────────────────────────────────────


def back_up(reason: Reason, *, now: datetime | None = None) -> Path:
    """A new backup, whole and checked; what happened is written down for the team either way."""
    now = now or dates.now()
    state = last_backup().at(now)
    try:
        with _told(), worlds.entered(worlds.REAL), locks.held(private_folder(_data() / backup_files.FOLDER), wait=True):
            try:
                made = _made(reason, now)
            finally:
                backup_files.forget_unfinished(_data())  # on a full disk, what it takes is needed
    except Exception as error:
        why = str(error) if isinstance(error, BadBackup | CannotCopy | SecretsMissing) else type(error).__name__
        with suppress(OSError):
            backup_files.write_state(_data(), replace(state, last_failure=now, why=why))
        raise
    backup_files.write_state(_data(), replace(state, last_success=now, name=made.name))
    if state.may_throw_away(now):
        backup_files.prune(_data(), now, just_made=made.name)
    return made


@contextmanager
def _told() -> Iterator[None]:
    """What the disk or the database refuses becomes a sentence for the operator."""
    try:
        yield
    except (OSError, sqlite3.Error, DatabaseError) as error:
        raise CannotCopy(in_words(error)) from error


def _made(reason: Reason, now: datetime) -> Path:
    """Only of a whole database: a damaged one would take, day after day, the place of the good backups."""
    if not has_keyring(_data()):
        raise CannotCopy(how_to_put_back(_data()))
    name = backup_files.new_name(_data(), reason, now)
    copied = backup_files.unfinished(_data(), backup_files.FOLDER, name)
    used = engine()
    target = copied / used.file
    programmes = used.copy_to(target, lambda: _looked_over(reason))
    manifest = Manifest(
        reason=reason,
        made_at=now.isoformat(),
        version=__version__,
        engine=used.name,
        file=used.file,
        size=target.stat().st_size,
        sha256=backup_files.sha256_of(target),
        programmes=programmes,
    )
    backup_files.write_manifest(copied, manifest)
    _copy_keys(name)  # before the backup takes its name: a finished one always has its keys
    return backup_files.finish(copied)


def _looked_over(reason: Reason) -> list[dict[str, Any]] | None:
    """What a restored copy must find again; None before an update, when the tables are not those of the code yet."""
    try:
        counts = [_count(programme) for programme in Programme.objects.order_by("slug")]
        broken = _broken()
        _check_keys()
    except DatabaseError:
        if reason == Reason.MIGRATION:
            return None
        raise
    if broken:
        raise BadBackup(f"{broken} Elle n’est pas copiée, les sauvegardes d’avant restent. {PUT_BACK}")
    return counts


def _copy_keys(name: str) -> None:
    read_keyring(_data())  # a damaged one is told, not copied
    folder = backup_files.unfinished(_data(), backup_files.KEYS_FOLDER, name)
    for source in (keyring_path(_data()), secrets_folder(_data()) / erasures.FILE):
        if source.exists():
            shutil.copyfile(source, folder / source.name)
    backup_files.finish(folder)


def _count(programme: Programme) -> dict[str, Any]:
    head = Head.objects.filter(programme=programme).first()
    rows = {
        table.model.__name__: table.model._default_manager.filter(programme=programme).count()
        for table in registry.projected_tables()
    }
    return {
        "slug": programme.slug,
        "events": head.number if head else 0,
        "head": head.hash if head else "",
        "rows": rows,
    }


# ── Putting back ──────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Restored:
    """`kept`: where the replaced database is, empty when there was none."""

    manifest: Manifest
    kept: str


def restore(folder: Path, *, settle: Callable[[Programme, Manifest], object], now: datetime | None = None) -> Restored:
    """Examine a copy of the backup, bring it up to date, then put it in the place of the database.

    `settle` is called for each programme of the copy before anybody sees it: whoever was erased since is erased there.
    Until the very last step nothing changed.
    """
    with _told(), locks.held(_data()):
        manifest = backup_files.read_manifest(folder)
        used = engine()
        if manifest.engine != used.name:
            raise BadBackup(f"Cette sauvegarde vient d’une base {manifest.engine}, celle-ci est une base {used.name}.")
        if not has_keyring(_data()):
            raise BadBackup(how_to_put_back(_data()))
        if erasures.is_damaged():
            raise BadBackup(erasures.how_to_put_back())
        with used.examined(folder / manifest.file) as copy:
            _bring_up_to_date()
            _check_whole(manifest)
            _check_keys()
            for programme in Programme.objects.all():
                settle(programme, manifest)
            _check_chains()
            kept = used.replace(copy, now or dates.now())
    return Restored(manifest, kept)


def _bring_up_to_date() -> None:
    """A backup made before an update gets the migrations that the code expects."""
    from django.core.management import call_command  # not loaded in the workers, which only read the state
    from django.db.migrations.executor import MigrationExecutor

    if database.is_from_the_future(DEFAULT_DB_ALIAS):
        raise BadBackup("Cette sauvegarde vient d’une version plus récente de Numé-Raï. Mettez d’abord à jour.")
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", database=COPY, interactive=False, verbosity=0)


def _check_whole(manifest: Manifest) -> None:
    _check_chains()
    found = [_count(programme) for programme in Programme.objects.order_by("slug")]
    if manifest.programmes is not None and _ends(found) != _ends(manifest.programmes):
        raise BadBackup("Le journal de cette sauvegarde n’est pas celui qu’annonce son manifeste.")


def _ends(counts: list[dict[str, Any]]) -> list[tuple[str, int, str]]:
    return [(line["slug"], line["events"], line["head"]) for line in counts]


def _check_chains() -> None:
    if broken := _broken():
        raise BadBackup(f"{broken} Rien n’a été modifié.")


def _broken() -> str:
    """The first chain that does not hold, in a sentence; empty when all do."""
    for programme in Programme.objects.all():
        if broken := verify(programme).broken:
            return f"Le journal de « {programme.name} » est rompu à la ligne {broken.number} ({broken.why})."
    return ""


def _check_keys() -> None:
    """The key ring in place opens what the copy holds."""
    sample = PersonKey.objects.first()
    if sample is None:
        return
    try:
        people_keys.keys_of([sample.person])
    except keys.CannotOpen:
        raise BadBackup(
            "Les clés en place n’ouvrent pas cette base. Rien n’a été modifié. "
            + how_to_put_back(_data()).partition(". ")[2]
        ) from None
