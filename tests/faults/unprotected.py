"""The settings of a server without its protection against races: only the negative controls use them."""

import os
import time
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

from django.apps import AppConfig

from numerai.settings import *  # noqa: F403
from numerai.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.faults.unprotected.Unprotected"]

LATE = float(os.environ.get("FAULTS_LATE", "0.05"))  # seconds between counting a place and giving it


class Unprotected(AppConfig):
    """Places are counted and given without a lock and without one transaction, as long as a busy machine may take."""

    name = "tests.faults"
    label = "unprotected"

    def ready(self) -> None:
        from numerai.base import database
        from numerai.base.journal import work
        from numerai.programme.workshops import rules
        from numerai.programme.workshops.actions import erasure
        from numerai.screens.participant.enrolment import sending

        every = SimpleNamespace(atomic=nullcontext)
        work.transaction = sending.transaction = every  # type: ignore[assignment]
        database.lock_rows = lambda queryset: queryset
        rules.place_for = late(rules.place_for)
        # Between the seats that someone leaves and their key, as long as an enrolment takes.
        erasure._leave_sessions = late(erasure._leave_sessions, times=2)


def late(decide: Any, *, times: int = 1) -> Any:
    def decided(*given: Any, **known: Any) -> Any:
        found = decide(*given, **known)
        time.sleep(times * LATE)
        return found

    return decided
