"""Small disks that a test fills, breaks and repairs, without harm to the others.

As root: a real file system of its own (tmpfs, or ext4 in a file). Otherwise the kernel refuses every write of the
server and of the commands beyond their first byte, which is what they meet on a full disk.
"""

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.servers import Server

FILLER = "remplissage"
_BLOCK = 64 * 1024
_IS_ROOT = os.geteuid() == 0


def _run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)


@dataclass
class Disk:
    folder: Path
    is_real: bool
    _limited: list[int] = field(default_factory=list)

    def fill(self, *servers: Server) -> None:
        """Not one more byte may be written."""
        if not self.is_real:
            self._limit(1, servers)
            return
        with (self.folder / FILLER).open("ab", buffering=0) as filler:
            for size in (_BLOCK, 1):
                with suppress(OSError):
                    while filler.write(bytes(size)):
                        pass

    def free(self, *servers: Server) -> None:
        if self.is_real:
            (self.folder / FILLER).unlink(missing_ok=True)
        else:
            self._limit(resource.RLIM_INFINITY, servers)

    def _limit(self, size: int, servers: tuple[Server, ...]) -> None:
        """This process too, for the commands that it starts."""
        for process in [os.getpid(), *(child for server in servers for child in server.living())]:
            _, most = resource.prlimit(process, resource.RLIMIT_FSIZE)
            resource.prlimit(process, resource.RLIMIT_FSIZE, (size if size > 0 else most, most))

    def settle(self) -> None:
        """What the test itself laid there reaches the disk; what people are told afterwards must reach it alone."""
        _run("sync", "--file-system", str(self.folder))

    def freeze(self) -> None:
        """As when the kernel meets a fault of the disk: from now on, it is read only, even for files already open."""
        _run("mount", "-o", "remount,abort", str(self.folder))

    def repair(self) -> None:
        image = self.folder.with_suffix(".img")
        _run("umount", str(self.folder))
        _run("mount", "-o", "loop", str(image), str(self.folder))


@contextmanager
def small_disk(folder: Path, megabytes: int = 96) -> Iterator[Disk]:
    """To be filled."""
    folder.mkdir()
    if _IS_ROOT:
        _run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0755", "tmpfs", str(folder))
    disk = Disk(folder, is_real=_IS_ROOT)
    try:
        yield disk
    finally:
        disk.free()
        if _IS_ROOT:
            _run("umount", "--lazy", str(folder))


@contextmanager
def breaking_disk(folder: Path, megabytes: int = 96) -> Iterator[Disk]:
    """To be frozen and repaired. Needs root."""
    folder.mkdir()
    image = folder.with_suffix(".img")
    with image.open("wb") as file:
        file.truncate(megabytes * 1024 * 1024)
    _run("mkfs.ext4", "-q", str(image))
    _run("mount", "-o", "loop", str(image), str(folder))
    try:
        yield Disk(folder, is_real=True)
    finally:
        _run("umount", "--lazy", str(folder))
        image.unlink()
