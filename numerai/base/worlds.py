"""The two worlds: the real programme and its demonstration, same code, another database and other keys.

A context variable names the world in force. The database handler below answers `default` with the
database of that world, so that one request can only ever touch one of them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.utils import ConnectionHandler

REAL = "default"
DEMO = "demo"

_world: ContextVar[str] = ContextVar("numerai_world", default=REAL)


def current() -> str:
    return _world.get()


def is_demo() -> bool:
    return _world.get() == DEMO


def folder() -> Path:
    """The data folder of the world in force."""
    root = Path(settings.DATA_FOLDER)
    return root / "demonstration" if is_demo() else root


@contextmanager
def entered(world: str) -> Iterator[None]:
    """Run a block in that world."""
    if world not in connections.settings:
        raise LookupError(f"unknown world: {world}")
    token = _world.set(world)
    try:
        yield
    finally:
        _world.reset(token)


class WorldConnections(ConnectionHandler):
    """Django's connections, where `default` means the world in force."""

    def __getitem__(self, alias: str) -> Any:
        return super().__getitem__(_world.get() if alias == DEFAULT_DB_ALIAS else alias)


def install() -> None:
    """Django keeps one module-level handler that everything imported already; it changes class in place."""
    connections.__class__ = WorldConnections
