"""Which verbs there are, and how what stops them is told: one sentence and a code, never a traceback."""

import argparse
import os
import sys
from collections.abc import Sequence

from numerai import __version__
from numerai.base.backup_files import BadBackup
from numerai.base.locks import FolderBusy
from numerai.base.logs import where
from numerai.base.secrets import SecretsMissing
from numerai.base.troubles import WORDS, trouble_of
from numerai.cli import backup, concerns, daily, imports, indicators, invite, journal, prepare, restore, serve, words
from numerai.cli.french import Parser
from numerai.cli.outcome import CannotNow, Exit, Refused
from numerai.cli.terminal import only_text
from numerai.environment import BadSetting

VERBS = (serve, invite, concerns, imports, indicators, journal, backup, restore, prepare, words, daily)
INTERRUPTED = 130  # what shells expect after Ctrl-C
EXITS: dict[type[Exception], Exit] = {
    Refused: Exit.FOUND,
    BadBackup: Exit.FOUND,
    BadSetting: Exit.USAGE,
    CannotNow: Exit.NOT_NOW,
    FolderBusy: Exit.NOT_NOW,
    SecretsMissing: Exit.NOT_NOW,
}


def parser() -> Parser:
    top = Parser(prog="numerai", description="Numé-Raï : faire vivre le programme depuis ce terminal.")
    top.add_argument("--version", action="version", version=f"Numé-Raï {__version__}", help="montrer la version")
    verbs = top.add_subparsers(title="commandes", metavar="COMMANDE", required=True)
    for verb in VERBS:
        verb.declare(verbs)
    return top


def run(words: Sequence[str] | None = None) -> int:
    with only_text():
        return _run(words)


def _run(words: Sequence[str] | None) -> int:
    arguments = parser().parse_args(words)
    _choose_folder(arguments)
    try:
        return int(arguments.run(arguments))
    except tuple(EXITS) as stop:
        print(f"numerai : {stop}", file=sys.stderr)
        return next(code for kind, code in EXITS.items() if isinstance(stop, kind))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output left, `numerai … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except Exception as error:
        if trouble := trouble_of(error):
            print(f"numerai : {WORDS[trouble]}", file=sys.stderr)
            return Exit.NOT_NOW
        print(f"numerai : erreur inattendue, à signaler : {where(error)}", file=sys.stderr)
        return Exit.NOT_NOW


def _choose_folder(arguments: argparse.Namespace) -> None:
    """The option wins over the environment, for this process and those it starts."""
    if getattr(arguments, "data", None):
        os.environ["NUMERAI_DATA"] = arguments.data
