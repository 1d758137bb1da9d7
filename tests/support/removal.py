"""Checks taken away for a while: the gate is tested by what escapes without them (`tests/gate/mutations.py`)."""

from collections.abc import Iterator
from contextlib import contextmanager

_removed: set[str] = set()
_narrowed: dict[str, frozenset[str]] = {}


def rule_of(check: str) -> str:
    """What is taken away: a rule of an engine gives its violations and its doubts (« axe?: ») together."""
    return check.replace("?:", ":")


def is_removed(check: str) -> bool:
    return rule_of(check) in _removed


def removed() -> frozenset[str]:
    return frozenset(_removed)


def rules_removed(engine: str) -> list[str]:
    """Rules of this engine to leave out of its options."""
    return sorted(name.partition(":")[2] for name in _removed if name.startswith(f"{engine}:"))


def narrowed(engine: str) -> list[str] | None:
    """The only rules of this engine to run, when its rules are known not to depend on each other; None: all."""
    return sorted(_narrowed[engine]) if engine in _narrowed else None


@contextmanager
def without(*checks: str) -> Iterator[None]:
    added = {rule_of(check) for check in checks} - _removed
    _removed.update(added)
    try:
        yield
    finally:
        _removed.difference_update(added)


@contextmanager
def narrowed_to(checks: set[str]) -> Iterator[None]:
    """Each engine runs the rules named here alone: the others would find nothing, and cost as much."""
    for check in checks:
        engine, colon, rule = rule_of(check).partition(":")
        if colon:
            _narrowed[engine] = _narrowed.get(engine, frozenset()) | {rule}
    try:
        yield
    finally:
        _narrowed.clear()
