"""A PostgreSQL server for the time of a test run: its own folder, its own port, nothing kept.

As a program: `python -m tests.support.postgres COMMAND…` runs a command with NUMERAI_DATABASE_URL set.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER, DATABASE = "numerai", "numerai"
# Nothing survives the run, so nothing needs to reach the disk.
QUICK = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200"]


class NoPostgres(RuntimeError):
    """No PostgreSQL server on this machine."""


def programs() -> Path:
    """The folder of initdb and pg_ctl; the newest version when there are several."""
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3].partition(".")[0])
    )
    found = installed[-1] if installed else shutil.which("initdb")
    if not found:
        raise NoPostgres("PostgreSQL is not installed: run tools/system-packages")
    return Path(found).parent


def _owner() -> str | None:
    """PostgreSQL refuses to run as root: its own account then runs it."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        raise NoPostgres("as root, PostgreSQL needs the system account « postgres »") from None


def _run(*words: str, owner: str | None, folder: Path) -> None:
    done = subprocess.run(
        words, user=owner, group=owner, extra_groups=[] if owner else None, cwd=folder, capture_output=True, text=True
    )
    if done.returncode:
        raise NoPostgres(f"{Path(words[0]).name}: {done.stdout}{done.stderr}")


@contextmanager
def cluster() -> Iterator[str]:
    """Yields the address of an empty database, for NUMERAI_DATABASE_URL."""
    bin_folder, owner, port, password = programs(), _owner(), free_port(), secrets.token_hex(16)
    with tempfile.TemporaryDirectory(prefix="numerai-postgres-") as name:
        folder = Path(name)
        secret = folder / "password"
        secret.write_text(password, encoding="utf-8")
        if owner:
            shutil.chown(folder, owner, owner)
            shutil.chown(secret, owner, owner)
        data, log = folder / "data", folder / "log"
        _run(
            str(bin_folder / "initdb"), f"--pgdata={data}", f"--username={USER}", f"--pwfile={secret}",
            "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync", owner=owner, folder=folder,
        )  # fmt: skip
        options = ["listen_addresses=127.0.0.1", f"unix_socket_directories={folder}", f"port={port}", *QUICK]
        control = [str(bin_folder / "pg_ctl"), f"--pgdata={data}"]
        flags = " ".join(f"-c {option}" for option in options)
        _run(*control, f"--log={log}", f"--options={flags}", "--wait", "start", owner=owner, folder=folder)
        try:
            address = f"postgresql://{USER}:{password}@127.0.0.1:{port}"
            create_database(f"{address}/postgres", DATABASE)
            yield f"{address}/{DATABASE}"
        finally:
            _run(*control, "--mode=immediate", "--wait", "stop", owner=owner, folder=folder)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def create_database(address: str, name: str, *, like: str = "") -> str:
    """A new database on the server of that address, empty or a copy of another one; returns the new address."""
    import psycopg
    from psycopg import sql

    with psycopg.connect(address, autocommit=True) as connection:
        model = sql.Identifier(like.rpartition("/")[2] or "template1")
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), model))
    return f"{address.rpartition('/')[0]}/{name}"


def main(command: list[str]) -> int:
    with cluster() as address:
        return subprocess.run(command, env={**os.environ, "NUMERAI_DATABASE_URL": address}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
