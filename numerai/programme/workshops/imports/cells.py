"""One cell read as a number, a yes, a name or a list. A formula is text that is never evaluated: refused here."""

import re
from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from numerai.base.tables import Row, french
from numerai.base.text import fold
from numerai.programme.workshops.imports.columns import Header
from numerai.programme.workshops.imports.model import Mark, PresenceRecord, RowOutcome, SessionRecord, Verdict

Value = TypeVar("Value")

NOTHING = {"", "-", "–", "—"}
_UNKNOWN = {"?", "??", "-", "–", "—", "nc", "nr", "ns", "n/a", "inconnu", "inconnue"}
_COUNT = re.compile(r"[0-9]{1,4}")
_YES = {"oui", "o", "x", "1", "yes"}
_NO = {"non", "n", "0", "no"}
_FORMULA = re.compile(r"[=@]|[+-]\s*[^\W\d]")
_NO_FORMULA = "une formule n’est jamais calculée. Écrivez la valeur elle-même."
_LIST = re.compile(r"\s*(?:[,/;&+]|\bet\b)\s*", re.IGNORECASE)


class Unreadable(Exception):
    """A cell that cannot be read for what its column expects; the message is for the person who imports."""


class RowReader:
    """One row under its header. Each reading keeps the reason when it fails: a refused row says all that is wrong."""

    def __init__(self, row: Row, header: Header) -> None:
        self.row = row
        self.header = header
        self.refusals: list[str] = []
        self.remarks: list[str] = []
        self.marks: list[Mark] = []

    def text(self, field: str) -> str:
        place = self.header.places.get(field)
        return self.row.cells[place] if place is not None and place < len(self.row.cells) else ""

    def read(self, field: str, reader: Callable[[str], Value]) -> Value | None:
        """None for an empty cell (unknown) as for an unreadable one, which refuses the row."""
        text = self.text(field)
        if not text:
            return None
        try:
            return reader(text)
        except Unreadable as reason:
            self.refuse(f"« {self.header.labels[field]} » : {reason}", field)
            return None

    def required(self, field: str, reader: Callable[[str], Value]) -> Value | None:
        """As `read`, and an empty cell refuses the row."""
        if self.text(field) in NOTHING:
            self.refuse(f"« {self.header.labels[field]} » est vide. Remplissez cette case.", field)
            return None
        return self.read(field, reader)

    def name(self, field: str, limit: int) -> str:
        return self.read(field, lambda text: read_name(text, limit)) or ""

    def count(self, field: str) -> int | None:
        if self.text(field).lower() in _UNKNOWN:
            self.remark(f"« {self.header.labels[field]} » : « {self.text(field)} » est lu comme inconnu.", field)
            return None
        return self.read(field, read_count)

    def yes_or_no(self, field: str) -> bool | None:
        text = fold(self.text(field))
        if text and text not in _YES | _NO:
            said = f"« {self.text(field)} » n’est ni oui ni non : inconnu."
            self.remark(f"« {self.header.labels[field]} » : {said}", field)
        return True if text in _YES else False if text in _NO else None

    def refuse(self, sentence: str, *fields: str) -> None:
        """`fields`: the columns to look at, by order of preference."""
        self.refusals.append(french(sentence))
        self._mark(sentence, fields, refuses=True)

    def remark(self, sentence: str, *fields: str) -> None:
        self.remarks.append(french(sentence))
        self._mark(sentence, fields, refuses=False)

    def _mark(self, sentence: str, fields: tuple[str, ...], *, refuses: bool) -> None:
        """The first of these columns that the file has."""
        for place in [self.header.places[field] for field in fields if field in self.header.places][:1]:
            self.mark(place, sentence, refuses=refuses)

    def mark(self, place: int, sentence: str, *, refuses: bool) -> None:
        self.marks.append(Mark(place, french(sentence), refuses))

    def outcome(self, record: SessionRecord | PresenceRecord | None) -> RowOutcome:
        reasons, marks = (*self.refusals, *self.remarks), tuple(self.marks)
        if self.refusals or record is None:
            return RowOutcome(self.row.line, Verdict.REFUSED, reasons, marks=marks)
        verdict = Verdict.ACCEPTED_WITH_REMARK if reasons else Verdict.ACCEPTED
        return RowOutcome(self.row.line, verdict, reasons, record, marks)


def ignored(line: int, reason: str, record: PresenceRecord | None = None) -> RowOutcome:
    return RowOutcome(line, Verdict.IGNORED, (french(reason),), record)


def read_count(text: str) -> int:
    if _COUNT.fullmatch(text):
        return int(text)
    raise Unreadable(f"« {text} » n’est pas un nombre. Écrivez un nombre, ou laissez vide si vous ne savez pas.")


def read_name(text: str, limit: int) -> str:
    if text in NOTHING:
        return ""
    if text[0] in "=+-@":
        raise Unreadable(_NO_FORMULA)
    if len(text) > limit:
        raise Unreadable(f"le texte dépasse {limit} caractères. Raccourcissez-le.")
    return text


def read_plain(text: str) -> str:
    """A text that may begin with a sign, as "+687…" does, but not a formula."""
    if _FORMULA.match(text):
        raise Unreadable(_NO_FORMULA)
    return text


def read_number(text: str) -> UUID:
    """The number that an export of ours gives to a session or to a file."""
    try:
        return UUID(text)
    except ValueError as error:
        raise Unreadable(f"« {text} » n’est pas un numéro d’export. Videz cette case.") from error


def read_list(text: str) -> tuple[str, ...]:
    return tuple(part for part in _LIST.split(text) if part and part not in NOTHING)
