"""Which refusals come from the disk or the database server, whatever layer raised them, and what to do about each.

Said without the words of the exception, which may quote a row. Loads neither Django nor a database driver.
"""

import errno
from collections.abc import Iterator
from enum import StrEnum


class Trouble(StrEnum):
    FULL = "full"
    READ_ONLY = "read_only"
    FORBIDDEN = "forbidden"
    BROKEN_DISK = "broken_disk"
    BUSY = "busy"
    UNREACHABLE = "unreachable"
    DAMAGED = "damaged"


PUT_BACK = "Remettez une sauvegarde : « numerai backup --list », puis « numerai restore NOM »."
WORDS: dict[Trouble, str] = {
    Trouble.FULL: "Il n’y a plus de place sur le disque. Faites de la place, puis recommencez.",
    Trouble.READ_ONLY: "Le disque est en lecture seule. Rendez-le modifiable, puis recommencez.",
    Trouble.FORBIDDEN: "Numé-Raï n’a pas le droit d’écrire ou de lire dans son dossier ou sa base."
    " Rendez-les au compte qui lance Numé-Raï (commande « chown »), puis recommencez.",
    Trouble.BROKEN_DISK: "Le disque a refusé de lire ou d’écrire. Vérifiez le disque, puis recommencez.",
    Trouble.BUSY: "Un autre programme occupe la base de données depuis longtemps. Fermez-le, puis recommencez.",
    Trouble.UNREACHABLE: "La base de données ne répond pas. Vérifiez qu’elle est en marche, puis recommencez.",
    Trouble.DAMAGED: f"La base de données est abîmée. {PUT_BACK}",
}
_OF_DISK = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EFBIG: Trouble.FULL,
    errno.EROFS: Trouble.READ_ONLY,
    errno.EACCES: Trouble.FORBIDDEN,
    errno.EPERM: Trouble.FORBIDDEN,
    errno.EIO: Trouble.BROKEN_DISK,
}
# How SQLite’s names begin.
_OF_SQLITE = {
    "SQLITE_FULL": Trouble.FULL,
    "SQLITE_IOERR": Trouble.BROKEN_DISK,
    "SQLITE_IOERR_SHMSIZE": Trouble.FULL,  # the small file beside the log finds no room
    "SQLITE_READONLY": Trouble.READ_ONLY,
    "SQLITE_CANTOPEN": Trouble.FORBIDDEN,
    "SQLITE_PERM": Trouble.FORBIDDEN,
    "SQLITE_BUSY": Trouble.BUSY,
    "SQLITE_LOCKED": Trouble.BUSY,
    "SQLITE_CORRUPT": Trouble.DAMAGED,
    "SQLITE_NOTADB": Trouble.DAMAGED,
}
# PostgreSQL's codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
_OF_POSTGRES = {
    "53100": Trouble.FULL,
    "53": Trouble.BUSY,
    "55P03": Trouble.BUSY,
    "57014": Trouble.BUSY,
    "40": Trouble.BUSY,
    "25006": Trouble.READ_ONLY,
    "42501": Trouble.FORBIDDEN,
    "57P": Trouble.UNREACHABLE,
    "08": Trouble.UNREACHABLE,
    "28": Trouble.UNREACHABLE,
    "3D000": Trouble.UNREACHABLE,
    "58": Trouble.BROKEN_DISK,
    "XX001": Trouble.DAMAGED,
    "XX002": Trouble.DAMAGED,
}


def trouble_of(error: BaseException | None) -> Trouble | None:
    """None: the fault is elsewhere."""
    return next((found for one in _causes(error) if (found := _of_one(one))), None)


def in_words(error: BaseException) -> str:
    """A sentence for the operator."""
    found = trouble_of(error)
    return WORDS[found] if found else f"Le travail s’est arrêté ({type(error).__name__})."


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The innermost last: Django wraps what the driver raised."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _of_one(error: BaseException) -> Trouble | None:
    if isinstance(error, OSError):
        return _OF_DISK.get(error.errno or 0)
    if name := getattr(error, "sqlite_errorname", ""):
        return _longest(_OF_SQLITE, name)
    if hasattr(error, "sqlstate"):  # psycopg; without a code, the line to the server broke
        code = error.sqlstate
        is_line = type(error).__name__ in {"OperationalError", "InterfaceError"}
        return _longest(_OF_POSTGRES, code) if code else Trouble.UNREACHABLE if is_line else None
    return None


def _longest(table: dict[str, Trouble], name: str) -> Trouble | None:
    begins = [key for key in table if name.startswith(key)]
    return table[max(begins, key=len)] if begins else None
