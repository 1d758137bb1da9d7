"""The journal's rules, without Django: the hybrid clock and the chain of hashes."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from numerai.base import canonical

GENESIS = "0" * 64


class Clock(NamedTuple):
    """Hybrid logical clock: wall milliseconds, then a counter that keeps order when the wall clock lags."""

    milliseconds: int
    counter: int

    def after(self, now: int) -> "Clock":
        """The next reading, never before the last one even if the machine's clock went back."""
        return Clock(now, 0) if now > self.milliseconds else Clock(self.milliseconds, self.counter + 1)

    def text(self) -> str:
        return f"{self.milliseconds:015d}-{self.counter:06d}"

    @classmethod
    def read(cls, text: str) -> "Clock":
        milliseconds, counter = text.split("-")
        return cls(int(milliseconds), int(counter))


@dataclass(frozen=True, slots=True)
class Link:
    """What the chain covers of one event: everything, personal data as ciphertext."""

    number: int
    previous: str
    hash: str
    covered: tuple[tuple[str, object], ...]


def link_hash(previous: str, covered: Iterable[tuple[str, object]]) -> str:
    return hashlib.sha256((previous + canonical.dumps(dict(covered))).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Break:
    """Where a chain stops being believable."""

    number: int
    why: str


def check_chain(links: Iterable[Link], *, last_number: int, last_hash: str) -> Break | None:
    """First break of a chain read in order of number, or None."""
    previous, expected = GENESIS, 1
    for link in links:
        if link.number != expected:
            return Break(expected, "manquant")
        if link.previous != previous:
            return Break(link.number, "ne suit pas la ligne d’avant")
        if link_hash(previous, link.covered) != link.hash:
            return Break(link.number, "modifié")
        previous, expected = link.hash, expected + 1
    if (expected - 1, previous) != (last_number, last_hash or GENESIS):
        return Break(expected, "fin manquante")
    return None
