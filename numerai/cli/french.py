"""argparse in French: its own words, and help pages with the same parts in the same order."""

import argparse
from typing import NoReturn

from numerai.cli.outcome import CODES

WORDS = {
    "usage: ": "utilisation : ",
    "positional arguments": "arguments",
    "options": "options",
    "subcommands": "commandes",
    "show this help message and exit": "montrer cette aide",
    "show program's version number and exit": "montrer la version",
    "%(prog)s: error: %(message)s\n": "%(prog)s : %(message)s\n",
    "%(prog)s: warning: %(message)s\n": "%(prog)s : %(message)s\n",
    " (default: %(default)s)": " (d’habitude : %(default)s)",
    "argument %(argument_name)s: %(message)s": "« %(argument_name)s » : %(message)s",
    "argument '%(argument_name)s' is deprecated": "« %(argument_name)s » va disparaître",
    "command '%(parser_name)s' is deprecated": "la commande « %(parser_name)s » va disparaître",
    "option '%(option)s' is deprecated": "l’option « %(option)s » va disparaître",
    "the following arguments are required: %s": "il manque : %s",
    "one of the arguments %s is required": "il faut une de ces options : %s",
    "not allowed with argument %s": "ne va pas avec %s",
    "expected one argument": "il faut une valeur",
    "expected %s argument": "il faut %s valeur",
    "expected %s arguments": "il faut %s valeurs",
    "expected at most one argument": "il faut une valeur au plus",
    "expected at least one argument": "il faut au moins une valeur",
    "ignored explicit argument %r": "la valeur %r est de trop",
    "unexpected option string: %s": "option inattendue : %s",
    "unrecognized arguments: %s": "mots inconnus : %s",
    "ambiguous option: %(option)s could match %(matches)s": "« %(option)s » peut vouloir dire : %(matches)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r n’existe pas. Choisissez parmi : %(choices)s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "%(parser_name)r n’existe pas. Choisissez : %(choices)s",
    "invalid %(type)s value: %(value)r": "%(value)r n’est pas un bon nombre",
    "can't open '%(filename)s': %(error)s": "le fichier « %(filename)s » ne s’ouvre pas : %(error)s",
}


def _word(text: str) -> str:
    return WORDS.get(text, text)


def _words(one: str, many: str, count: int) -> str:
    return _word(one if count == 1 else many)


# argparse asks the system's gettext, which has no French catalogue on most machines: it asks us instead.
argparse._ = _word  # type: ignore[attr-defined]  # a private name of the standard library, checked by a test
argparse.ngettext = _words  # type: ignore[attr-defined]  # likewise


class _Help(argparse.RawDescriptionHelpFormatter):
    """Colons after a no-break space, commands and what they do on one line."""

    def __init__(self, prog: str, **options: object) -> None:
        super().__init__(prog, max_help_position=28, **options)  # type: ignore[arg-type]  # what argparse accepts

    def start_section(self, heading: str | None) -> None:
        super().start_section(f"{heading}\u00a0" if heading else heading)


class Parser(argparse.ArgumentParser):
    """With the meaning of the exit codes below each help page."""

    def __init__(self, **options: object) -> None:
        options.setdefault("formatter_class", _Help)
        options.setdefault("epilog", CODES)
        options.setdefault("allow_abbrev", False)
        super().__init__(**options)  # type: ignore[arg-type]  # what argparse accepts

    def error(self, message: str) -> NoReturn:
        self.print_usage()
        self.exit(2, f"{self.prog} : {message}\n")


def whole_number(low: int, high: int):
    """A type for argparse: a number within bounds, refused in French."""

    def read(text: str) -> int:
        if not text.isdecimal() or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(f"il faut un nombre entre {low} et {high}, pas « {text} »")
        return int(text)

    return read
