"""A data folder already prepared: made once per process, then copied. A test of the first start does without it."""

import os
import secrets
import shutil
import tempfile
from functools import cache
from pathlib import Path

from tests.support.command import numerai
from tests.support.postgres import create_database

FOLDERS = tempfile.TemporaryDirectory(prefix="numerai-ready-")  # goes with this process


def settings_of(folder: Path, database: str, *, demo: bool) -> dict[str, str]:
    """What makes the command work on that folder and database; "" is the embedded database."""
    return {
        "NUMERAI_DATA": str(folder),
        "NUMERAI_DATABASE_URL": database,
        "NUMERAI_DEMO": str(int(demo)),
        "DJANGO_SETTINGS_MODULE": "numerai.settings",
    }


def new_database(shared: str, *, like: str = "") -> str:
    """On the PostgreSQL server of `shared`, empty or as another one is; "" stays the embedded database."""
    return create_database(shared, f"place_{secrets.token_hex(8)}", like=like) if shared else ""


@cache
def _model(shared: str, demo: bool) -> tuple[Path, str]:
    folder = Path(FOLDERS.name) / secrets.token_hex(4)
    folder.mkdir(mode=0o700)
    database = new_database(shared)
    numerai("prepare", environment={**os.environ, **settings_of(folder, database, demo=demo)})
    return folder, database


def lay(folder: Path, shared: str, *, demo: bool = False) -> str:
    """Fill a folder that does not exist yet; returns the address of its database."""
    model, database = _model(shared, demo)
    shutil.copytree(model, folder)
    return new_database(shared, like=database)
