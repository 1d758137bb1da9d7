"""The settings of a server without its protection against races: only the negative controls use them."""

import time
from typing import Any

from numerai.base import database
from numerai.settings import *  # noqa: F403
from numerai.settings import DATABASES

# SQLite then takes its lock at the first write, after the places were counted.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {**DATABASES["default"]["OPTIONS"], "transaction_mode": "DEFERRED"}  # type: ignore[dict-item]


def read_without_locking(queryset: Any) -> Any:
    time.sleep(0.05)  # as long as a busy machine may take between counting the places and giving one
    return queryset


database.lock_rows = read_without_locking
