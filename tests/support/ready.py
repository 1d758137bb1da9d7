"""A data folder already prepared: made once per run, then copied. A test of the first start does without it."""

import fcntl
import os
import secrets
import shutil
import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path

from tests.support.command import ROOT, numerai
from tests.support.postgres import create_database

FOLDER = "NUMERAI_READY"  # set by tools/test, so that the workers of a run share what they made
OWN = tempfile.TemporaryDirectory(prefix="numerai-ready-")  # otherwise; goes with this process
EXAMPLES = {"sessions": "exemple-seances.csv", "presences": "exemple-emargement.csv"}


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
def _model(shared: str, demo: bool, examples: bool) -> tuple[Path, str]:
    """The first process that asks makes it; the others wait for it."""
    folder = Path(os.environ.get(FOLDER, OWN.name)) / sha256(repr((shared, demo, examples)).encode()).hexdigest()[:16]
    made = folder.with_suffix(".made")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)  # of a process that was stopped meanwhile
            made.write_text(_made(folder, shared, demo, examples), encoding="utf-8")
    return folder, made.read_text(encoding="utf-8")


def _made(folder: Path, shared: str, demo: bool, examples: bool) -> str:
    if not examples:
        folder.mkdir(mode=0o700)
        database = new_database(shared)
        numerai("prepare", environment={**os.environ, **settings_of(folder, database, demo=demo)})
        return database
    database = lay(folder, shared, demo=demo)
    for kind, name in EXAMPLES.items():  # some of their rows are refused, on purpose
        file = str(ROOT / "tests" / "data" / name)
        environment = {**os.environ, **settings_of(folder, database, demo=demo)}
        numerai("import", kind, file, environment=environment, check=False)
    return database


def lay(folder: Path, shared: str, *, demo: bool = False, examples: bool = False) -> str:
    """Fill a folder that does not exist yet; returns the address of its database."""
    model, database = _model(shared, demo, examples)
    shutil.copytree(model, folder)
    return new_database(shared, like=database)
