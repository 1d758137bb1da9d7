"""What a check says about a page: which check, where in the page, and in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.support.removal import is_removed


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    check: str
    where: str
    words: str

    def __str__(self) -> str:
        return f"[{self.check}] {self.where}\n    {self.words}"


def found(check: str, where: str, words: str) -> list[Finding]:
    """How a check written in Python speaks: nothing comes from one that was taken away."""
    return [] if is_removed(check) else [Finding(check, where, words)]


def told(findings: Iterable[Finding]) -> str:
    """The findings as a message for whoever reads a failed test."""
    return "\n" + "\n".join(str(finding) for finding in sorted(set(findings)))
