"""The settings of a server whose clock jumps: by as many seconds as the file named by FAULTS_SHIFT says, at any moment.

With FAULTS_TRUST, the clock is believed whatever it says: for the negative control.
"""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django.utils.timezone as clock

_SAID = Path(os.environ["FAULTS_SHIFT"])
_seconds = time.time


def _shift() -> float:
    return float(_SAID.read_text(encoding="utf-8") or 0)


# Before the settings, and all that reads the time: tokens, sessions and identifiers use the one, the project the other.
time.time = lambda: _seconds() + _shift()
clock.now = lambda: datetime.now(tz=UTC) + timedelta(seconds=_shift())

from numerai.settings import *  # noqa: E402, F403

if os.environ.get("FAULTS_TRUST"):
    from numerai.base import backup_files

    backup_files.BackupState.may_throw_away = lambda _state, _now: True  # type: ignore[method-assign]
    backup_files.SILENCE = timedelta(days=10_000)
