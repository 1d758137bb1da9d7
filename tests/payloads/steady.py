"""Identifiers and codes that are the same when the same things happen again: two runs differ by their words alone."""

import os
import secrets
from collections.abc import Sequence
from types import SimpleNamespace
from typing import TypeVar

import pytest

from numerai.base import ids

One = TypeVar("One")
_FIRST = 1_795_000_000_000  # milliseconds: just before the clock of the tests


class Steady:
    """A counter that gives everything that is drawn at random; it can be put back where it was."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.count = 0
        patch.setattr(ids, "os", SimpleNamespace(urandom=self.bytes))
        patch.setattr(ids, "time", SimpleNamespace(time_ns=lambda: (_FIRST + self.next()) * 1_000_000))
        patch.setattr(secrets, "randbelow", lambda size: self.next() * 7919 % size)
        patch.setattr(secrets, "choice", self.choice)
        patch.setattr(secrets, "token_urlsafe", lambda size=32: f"jeton-{self.next():030d}")

    def next(self) -> int:
        self.count += 1
        return self.count

    def bytes(self, size: int) -> bytes:
        return self.next().to_bytes(size, "big") if size >= 8 else os.urandom(size)

    def choice(self, offered: Sequence[One]) -> One:
        return offered[self.next() * 7919 % len(offered)]
