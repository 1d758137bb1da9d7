"""One Numé-Raï at a time on a data folder: the system's own lock, which a dead process cannot keep."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE = "verrou"


class FolderBusy(RuntimeError):
    """Another process holds the folder."""


@contextmanager
def held(folder: Path, *, wait: bool = False) -> Iterator[None]:
    """Hold the folder for the time of the block; refuse at once if another does, unless told to wait."""
    descriptor = os.open(folder / FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise FolderBusy(_words(folder, descriptor)) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _words(folder: Path, descriptor: int) -> str:
    holder = os.pread(descriptor, 20, 0).decode(errors="replace").strip()
    who = f" (processus {holder})" if holder.isdecimal() else ""
    return f"Numé-Raï est déjà en marche sur le dossier {folder}{who}. Arrêtez-le d’abord."
