"""`numerai backup`: copy the programme now, or list the copies."""

import argparse
from typing import Any

from numerai import environment
from numerai.base import backup_files
from numerai.cli.options import add_data, add_format, print_json
from numerai.cli.outcome import CannotNow, Exit


def declare(verbs: Any) -> None:
    parser = verbs.add_parser("backup", help="sauvegarder la base et les clés, chacune à part")
    parser.add_argument("--list", action="store_true", help="montrer les sauvegardes gardées")
    add_data(parser)
    add_format(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> Exit:
    return _list(arguments) if arguments.list else _back_up(arguments)


def _back_up(arguments: argparse.Namespace) -> Exit:
    from numerai.cli.ready import set_up_existing

    set_up_existing()
    from numerai.base.backups import CannotCopy, Reason, back_up

    try:
        made = back_up(Reason.ASKED)
    except CannotCopy as error:
        raise CannotNow(f"La sauvegarde n’a pas marché : {error}") from error
    keys = environment.data_folder() / backup_files.KEYS_FOLDER / made.name
    if arguments.format == "json":
        print_json({"backup": made, "keys": keys})
    else:
        print(f"Sauvegarde faite : {made}\nClés, à ranger ailleurs : {keys}")
    return Exit.DONE


def _list(arguments: argparse.Namespace) -> Exit:
    data = environment.data_folder()
    found, state = backup_files.backups(data), backup_files.read_state(data)
    if arguments.format == "json":
        failing = state.why if state.is_failing else None
        print_json({"backups": [path.name for path in found], "last_success": state.last_success, "failing": failing})
        return Exit.DONE
    print("\n".join(path.name for path in found) or "Aucune sauvegarde.")
    if state.is_failing:
        print(f"La dernière sauvegarde n’a pas marché : {state.why}")
    return Exit.DONE
