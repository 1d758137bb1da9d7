"""No process outlives the one that started it, even when that one is killed without warning."""

import ctypes
import os
import signal
import sys
import threading
import time

DIES_WITH = "NUMERAI_DIES_WITH"  # the number of the process to follow, given by the parent to its children
_PR_SET_PDEATHSIG = 1
_LOOK_EVERY = 1.0  # seconds, where the system cannot tell


def name_as_parent() -> None:
    """Children started from now on follow this process."""
    os.environ[DIES_WITH] = str(os.getpid())


def die_with_parent() -> None:
    """Follow the process named by the environment; without one, live alone."""
    text = os.environ.get(DIES_WITH, "")
    if not text.isdecimal():
        return
    parent = int(text)
    if not _asked_the_kernel():
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:  # it died before the kernel was asked
        _die()


def leave_interruption_to_parent() -> None:
    """Ctrl-C reaches every process of a terminal at once; the parent alone decides, and tells its children."""
    if os.environ.get(DIES_WITH):
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])


def _asked_the_kernel() -> bool:
    if sys.platform != "linux":
        return False
    return bool(ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) == 0)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_EVERY)
    _die()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
