"""`numerai run`: one small process that holds the folder and the port, prepares, then serves. No Django in it."""

import argparse
import errno
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from numerai import environment
from numerai.base import locks, processes
from numerai.base.secrets import private_folder
from numerai.base.troubles import WORDS, trouble_of
from numerai.cli.french import whole_number
from numerai.cli.options import add_data
from numerai.cli.outcome import CannotNow, Exit, say

PORTS = (1, 65535)


def declare(verbs: Any) -> None:
    parser = verbs.add_parser("run", help="mettre le programme en marche")
    parser.add_argument(
        "--port", type=whole_number(*PORTS), metavar="N", help="port (d’habitude : celui de NUMERAI_PORT, sinon 8000)"
    )
    parser.add_argument("--no-demo", action="store_true", help="sans la démonstration (comme NUMERAI_DEMO=0)")
    add_data(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> Exit:
    processes.die_with_parent()
    if arguments.port:
        os.environ["NUMERAI_PORT"] = str(arguments.port)
    if arguments.no_demo:
        os.environ["NUMERAI_DEMO"] = "0"
    address = os.environ.get("NUMERAI_LISTEN") or "127.0.0.1"
    port = environment.number("NUMERAI_PORT", 8000, low=PORTS[0], high=PORTS[1])
    data = environment.data_folder()
    with _folder(data), _reserved(address, port):
        processes.name_as_parent()
        os.environ["NUMERAI_DATA"] = str(data)
        say(f"Numé-Raï se prépare (données : {data})…")
        answer = _prepared()
        _welcome(_shown(address, port), answer)
        from numerai.cli.serving import serve

        return serve(address, port, data)


@contextmanager
def _folder(data: Path) -> Iterator[None]:
    """Ours alone, and nobody else's eyes."""
    try:
        private_folder(data)
        (data / locks.FILE).touch(mode=0o600)
    except OSError as error:
        trouble = trouble_of(error)
        what_to_do = WORDS[trouble] if trouble else "Choisissez-en un autre : --data DOSSIER."
        raise CannotNow(f"Le dossier {data} ne peut pas servir. {what_to_do}") from error
    with locks.held(data):
        yield


@contextmanager
def _reserved(address: str, port: int) -> Iterator[None]:
    """Refuse a port in use, then keep it against others while we prepare; the workers share it later."""
    with ExitStack() as stack:
        try:
            with _socket(address) as probe:
                probe.bind((address, port))
            kept = stack.enter_context(_socket(address))
            kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            kept.bind((address, port))
        except (OSError, UnicodeError) as error:
            raise CannotNow(_why_not(error, address, port)) from error
        yield


def _socket(address: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port that was just left may be taken again
    return opened


def _why_not(error: OSError | UnicodeError, address: str, port: int) -> str:
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return f"Le port {port} est déjà pris par un autre programme. Choisissez-en un autre : --port {port + 1}."
    if number == errno.EACCES:
        return f"Le port {port} est réservé au système. Choisissez-en un autre : --port 8001."
    return f"L’adresse {environment.shown(address)} n’est pas celle de cette machine (NUMERAI_LISTEN)."


def _prepared() -> dict[str, str | None]:
    """The work that needs Django is done by a child that then leaves its memory."""
    reader, writer = os.pipe()
    command = [sys.executable, "-m", "numerai", "prepare", "--answer", str(writer)]
    with os.fdopen(reader, encoding="utf-8") as answer:
        child = subprocess.Popen(command, pass_fds=[writer])
        os.close(writer)
        try:
            text = answer.read()
            code = child.wait()
        except KeyboardInterrupt:
            child.wait()
            raise
    if code:
        raise SystemExit(code if code in tuple(Exit) else Exit.NOT_NOW)
    return dict(json.loads(text))


def _shown(address: str, port: int) -> str:
    """What to type in a browser: the site that the operator named, else this machine."""
    if site := environment.site_address():
        return site
    here = "127.0.0.1" if address in ("0.0.0.0", "::") else address  # noqa: S104  compared, not bound
    return f"http://{f'[{here}]' if ':' in here else here}:{port}"


def _welcome(address: str, answer: dict[str, str | None]) -> None:
    say(f"\nNumé-Raï est prêt : {address}/")
    if answer["demo_sign_in"] or environment.flag("NUMERAI_DEMO", True):
        say(f"La démonstration, avec des personnes inventées : {address}/demonstration/")
    if answer["sign_in"]:
        say("\nPremière connexion de la coordination (ce lien sert une fois, 7 jours) :")
        say(f"  {address}{answer['sign_in']}")
    if answer["demo_sign_in"]:
        say("Entrer dans l’équipe de la démonstration (ce lien sert une fois) :")
        say(f"  {address}{answer['demo_sign_in']}")
    say("\nPour arrêter : Ctrl-C.")
