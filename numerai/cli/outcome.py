"""How a command ends: four codes, said in the help and never changed, because scripts rely on them."""

import os
import sys
from enum import IntEnum


class Exit(IntEnum):
    DONE = 0
    FOUND = 1
    USAGE = 2
    NOT_NOW = 3


class CannotNow(RuntimeError):
    """Not possible as things stand, with a sentence that says what to do."""


class Refused(RuntimeError):
    """Understood, examined, and refused, with a sentence that says why."""


CODES = """codes de fin :
  0  c’est fait
  1  c’est fait, mais quelque chose est refusé ou à regarder
  2  la commande est mal écrite
  3  impossible pour l’instant : dossier occupé, port pris, fichier absent"""


def say(words: str) -> None:
    """To whoever reads the terminal or its log. A log that takes nothing more, on a full disk, stops no service."""
    try:
        print(words, flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
