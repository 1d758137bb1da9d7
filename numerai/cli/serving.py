"""The web server around Django: how many workers and threads, who waits, and the daily work beside them."""

import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from numerai import environment
from numerai.base import backup_files
from numerai.cli.outcome import Exit, say

# Per worker, to listen: a telephone that stops in the middle of a form holds one until it is gone. They are made when
# needed and go when idle; each weighs some 50 kB while it is held.
THREADS = 2560
WAITING = 4096  # connections that may wait for a worker; beyond, the visitor's browser tries again
FILES = 2 * WAITING  # open files that a worker may hold: each connection is one
LOOK_EVERY = 900  # seconds between two looks at whether the daily work is due
RETRY_AFTER = 3600  # seconds after a daily work that failed
STOP_WITHIN = 8  # seconds left to the answers under way

LOGS = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_personal_data": {"()": "numerai.base.logs.WithoutPersonalData"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["no_personal_data"]}},
    "loggers": {
        "_granian": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "granian": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}


def serve(address: str, port: int, data: Path) -> Exit:
    """Until Ctrl-C or SIGTERM. Workers are fresh processes, so nothing of this one's threads is copied half-way."""
    multiprocessing.set_start_method("spawn")
    allow_files(FILES)
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")  # threads share two heaps: less idle memory
    server = Granian(
        "numerai.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=environment.workers(),
        blocking_threads=THREADS,
        blocking_threads_idle_timeout=60,
        runtime_threads=1,
        runtime_blocking_threads=4,
        backlog=WAITING,
        backpressure=WAITING,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=20_000, max_buffer_size=64 * 1024),
        websockets=False,
        log_level=LogLevels.error,
        log_dictconfig=LOGS,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_WITHIN,
    )
    upkeep = Upkeep(data)
    upkeep.start()
    server.serve()
    upkeep.stop()
    say("Numé-Raï est arrêté.")
    return Exit.DONE


def allow_files(wanted: int) -> None:
    """Systems often give a process 1,024 open files, and let it ask for more: workers inherit what is asked here."""
    soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    if soft != resource.RLIM_INFINITY and soft < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, most))


class Upkeep(threading.Thread):
    """Starts `numerai daily` when a day has passed since the last backup that succeeded."""

    def __init__(self, data: Path) -> None:
        super().__init__(name="upkeep", daemon=True)
        self._data = data
        self._stopping = threading.Event()

    def run(self) -> None:
        pause = LOOK_EVERY  # what was due at the start is already done
        while not self._stopping.wait(pause):
            pause = LOOK_EVERY
            if backup_files.read_state(self._data).is_due(datetime.now(UTC)) and not self._work():
                pause = RETRY_AFTER

    def _work(self) -> bool:
        child = subprocess.Popen([sys.executable, "-m", "numerai", "daily"], stdin=subprocess.DEVNULL)
        while child.poll() is None:
            if self._stopping.wait(0.5):
                child.send_signal(signal.SIGTERM)
                child.wait()
        return child.returncode == 0

    def stop(self) -> None:
        self._stopping.set()
        self.join(STOP_WITHIN)
