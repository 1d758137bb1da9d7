"""Where backups lie, what their manifest says, which are kept, and when the last one succeeded. Needs no Django."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from numerai.base.secrets import private_folder, settle

FOLDER, KEYS_FOLDER, REPLACED = "sauvegardes", "sauvegardes-cles", "remplacees"
MANIFEST, STATE = "manifeste.json", "etat.json"
UNFINISHED = ".en-cours-"
KEPT_DAILY = 14
KEPT_OTHERS = timedelta(days=90)
EVERY = timedelta(hours=24)
SILENCE = timedelta(days=3)  # so long without the daily work: the machine was off, or its clock jumped
AHEAD = timedelta(hours=1)  # what was written later than now was written by a clock that ran ahead


class Reason(StrEnum):
    DAILY = "quotidienne"
    MIGRATION = "avant-migration"
    ASKED = "demandee"


class BadBackup(ValueError):
    """A backup that must not be restored, with a sentence for the operator."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """`programmes`: for each, its slug, the number and hash of the last line of its journal, and its counts of rows."""

    reason: str
    made_at: str
    version: str
    engine: str
    file: str
    size: int
    sha256: str
    programmes: list[dict[str, Any]] | None
    format: int = 1
    fingerprint: str = ""  # of all the others; empty in the first backups

    def own_fingerprint(self) -> str:
        others = {**asdict(self), "fingerprint": ""}
        return hashlib.sha256(json.dumps(others, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class BackupState:
    """For the team: when a backup last succeeded, when one last failed and why.

    `resumed`: when the work began again after a silence, or after a clock that ran ahead was put right.
    """

    last_success: datetime | None = None
    name: str = ""
    last_failure: datetime | None = None
    why: str = ""
    resumed: datetime | None = None

    @property
    def is_failing(self) -> bool:
        return bool(self.last_failure and (not self.last_success or self.last_failure > self.last_success))

    def is_due(self, now: datetime) -> bool:
        return self.last_success is None or not -AHEAD < now - self.last_success < EVERY

    def at(self, now: datetime) -> "BackupState":
        """The same, as a clock that says `now` finds it."""
        last = max((moment for moment in (self.last_success, self.last_failure) if moment), default=now)
        failure = self.last_failure if self.last_failure and self.last_failure <= now else None
        is_steady = -AHEAD < now - last < SILENCE
        return replace(self, last_failure=failure, resumed=self.resumed if is_steady else now)

    def may_throw_away(self, now: datetime) -> bool:
        """Not on the first day after a silence or a jump: what is thrown away because a clock is wrong is lost."""
        return self.resumed is None or not -AHEAD < now - self.resumed < EVERY


# ── Writing ───────────────────────────────────────────────────────────────────────────────────────


def new_name(data: Path, reason: Reason, now: datetime) -> str:
    name = f"{now.astimezone(UTC):%Y-%m-%dT%H-%M-%SZ}-{reason}"
    taken = {path.name for path in (data / FOLDER).glob("*")}
    return next(n for n in (name, *(f"{name}-{i}" for i in range(2, 1000))) if n not in taken)


def unfinished(data: Path, kind: str, name: str) -> Path:
    """An empty folder to fill; what earlier attempts left is thrown away."""
    forget_unfinished(data, kind)
    return private_folder(private_folder(data / kind) / f"{UNFINISHED}{name}")


def forget_unfinished(data: Path, *kinds: str) -> None:
    for kind in kinds or (FOLDER, KEYS_FOLDER):
        for left in (data / kind).glob(f"{UNFINISHED}*"):
            shutil.rmtree(left, ignore_errors=True)


def finish(folder: Path) -> Path:
    """The files reach the disk, then the folder takes its name: a backup is whole or absent."""
    for path in folder.iterdir():
        path.chmod(0o600)
        settle_file(path)
    settle(folder)
    final = folder.with_name(folder.name.removeprefix(UNFINISHED))
    folder.rename(final)
    settle(final.parent)
    return final


def settle_file(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def write_manifest(folder: Path, manifest: Manifest) -> None:
    text = json.dumps(asdict(replace(manifest, fingerprint=manifest.own_fingerprint())), ensure_ascii=False, indent=2)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# ── Reading ───────────────────────────────────────────────────────────────────────────────────────


def backups(data: Path) -> list[Path]:
    """The finished ones, oldest first: their names begin with their time."""
    return sorted(path.parent for path in (data / FOLDER).glob(f"[!.]*/{MANIFEST}"))


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an undamaged backup: its file has the size and the fingerprint that were written down."""
    try:
        manifest = Manifest(**json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
        if manifest.format != 1 or Path(manifest.file).name != manifest.file:
            raise BadBackup(f"La sauvegarde {folder.name} vient d’une autre version de Numé-Raï.")
        if manifest.fingerprint not in ("", manifest.own_fingerprint()):
            raise BadBackup(f"La sauvegarde {folder.name} est abîmée : son manifeste a changé. Rien n’a été modifié.")
        path = folder / manifest.file
        if path.stat().st_size != manifest.size or sha256_of(path) != manifest.sha256:
            raise BadBackup(f"La sauvegarde {folder.name} est abîmée : son fichier a changé. Rien n’a été modifié.")
    except BadBackup:
        raise
    except (OSError, TypeError, ValueError, RecursionError) as error:
        raise BadBackup(f"{folder} n’est pas une sauvegarde complète. Rien n’a été modifié.") from error
    return manifest


# ── Keeping ───────────────────────────────────────────────────────────────────────────────────────


def outdated(names: list[str], now: datetime) -> list[str]:
    """Which backups may go: daily ones beyond the 14 newest, others after 90 days; the newest of all never."""
    ordered = sorted(names)
    daily = [name for name in ordered if f"-{Reason.DAILY}" in name]
    old = [name for name in ordered if name not in daily and name < _oldest_kept(now)]
    return [name for name in (*daily[:-KEPT_DAILY], *old) if name != ordered[-1]]


def prune(data: Path, now: datetime, *, just_made: str = "") -> None:
    """The keys go with the backup that they open; a replaced database goes after the same time.

    `just_made` stays, wherever a clock that went back puts its name.
    """
    for name in outdated([path.name for path in backups(data)], now):
        if name == just_made:
            continue
        shutil.rmtree(data / FOLDER / name)
        shutil.rmtree(data / KEYS_FOLDER / name, ignore_errors=True)
    for folder in (data / REPLACED).glob("*"):
        if folder.name < _oldest_kept(now):
            shutil.rmtree(folder)


def _oldest_kept(now: datetime) -> str:
    return f"{(now - KEPT_OTHERS).astimezone(UTC):%Y-%m-%dT%H-%M-%SZ}"


# ── State ─────────────────────────────────────────────────────────────────────────────────────────


def read_state(data: Path) -> BackupState:
    try:
        kept = json.loads((data / FOLDER / STATE).read_text(encoding="utf-8"))
        names = [name for name in ("last_success", "last_failure", "resumed") if kept.get(name)]
        times = {name: datetime.fromisoformat(kept[name]) for name in names}
        return BackupState(name=kept["name"], why=kept["why"], **times)
    except (OSError, ValueError, KeyError):
        return BackupState()


def write_state(data: Path, state: BackupState) -> None:
    private_folder(data / FOLDER)
    path = data / FOLDER / STATE
    draft = path.with_name(f".{STATE}")
    draft.write_text(json.dumps(dict(_state_items(state)), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    draft.replace(path)


def _state_items(state: BackupState) -> Iterator[tuple[str, str | None]]:
    for name, value in asdict(state).items():
        yield name, value.isoformat() if isinstance(value, datetime) else value
