"""A sheet row by row: titles, headers, blanks and totals are ignored with their reason, the rest is read once."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from numerai.base.tables import Row, Table, french
from numerai.base.text import words
from numerai.programme.workshops.imports.cells import RowReader, ignored
from numerai.programme.workshops.imports.columns import Columns, Header, find_header, is_header, nameless_columns
from numerai.programme.workshops.imports.model import PresenceRecord, RowOutcome, SessionRecord, Verdict

Record = SessionRecord | PresenceRecord
_TOTAL = {"total", "totaux", "somme", "sommes"}
_PART_TOTAL = ("sous", "total")


@dataclass(frozen=True, slots=True)
class Kind:
    """What differs between a sheet of sessions and a sign-in sheet."""

    columns: Columns
    read: Callable[[RowReader], RowOutcome]
    key: Callable[[Record], Hashable]  # two rows with the same key are one


@dataclass(slots=True)
class Sheet:
    """The rows of a table with what was decided of each."""

    header: Header
    remarks: list[str]
    read: list[tuple[RowReader, RowOutcome]] = field(default_factory=list)
    totals: list[RowReader] = field(default_factory=list)
    outcomes: list[RowOutcome] = field(default_factory=list)


def read_sheet(table: Table, kind: Kind) -> Sheet:
    header = find_header(table, kind.columns)
    sheet = Sheet(header, remarks=[*table.remarks, *header.remarks])
    for column in nameless_columns(table, header):
        sheet.remarks.append(french(f"La colonne {column} n’a pas de nom : elle n’est pas lue."))
    seen: dict[Hashable, RowOutcome] = {}
    for position, row in enumerate(table.rows):
        reason = _not_a_record(position, row, header, kind.columns)
        reader = RowReader(row, header)
        if reason is None:
            outcome = _read_row(reader, kind, seen)
            sheet.read.append((reader, outcome))
            sheet.outcomes.append(outcome)
        elif reason:
            sheet.outcomes.append(ignored(row.line, reason))
        if _is_total(row) and position > header.position:
            sheet.totals.append(reader)
    return sheet


def _not_a_record(position: int, row: Row, header: Header, columns: Columns) -> str | None:
    """A reason to ignore the row; "" for a header on the first line, which is no row at all; None for a record."""
    if row.is_blank:
        return "Ligne vide."
    if position < header.position:
        return "Titre, au-dessus du tableau."
    if position == header.position:
        return "En-tête : les noms des colonnes." if position else ""
    if is_header(row, header, columns):
        return "En-tête répété : les noms des colonnes."
    if _is_part_total(row):
        return "Ligne de sous-total : elle n’est pas lue."
    return "Ligne de total : elle sert de contrôle." if _is_total(row) else None


def _first_words(row: Row) -> list[str]:
    return words(next((cell for cell in row.cells if cell), ""))[:2]


def _is_total(row: Row) -> bool:
    return bool(_TOTAL & set(_first_words(row)[:1]))


def _is_part_total(row: Row) -> bool:
    return tuple(_first_words(row)) == _PART_TOTAL


def _read_row(reader: RowReader, kind: Kind, seen: dict[Hashable, RowOutcome]) -> RowOutcome:
    for place, cell in enumerate(reader.row.cells[reader.header.width :], start=reader.header.width):
        if cell:  # a row shifted by a stray separator, or a note beside the table
            outside = f"La case de la colonne {place + 1} est en dehors du tableau. Déplacez-la ou effacez-la."
            reader.refuse(outside)
            reader.mark(place, outside, refuses=True)
    outcome = kind.read(reader)
    if outcome.record is None or outcome.verdict is Verdict.IGNORED:
        return outcome
    first = seen.setdefault(kind.key(outcome.record), outcome)
    if first is outcome:
        return outcome
    if first.record == outcome.record:
        return ignored(outcome.line, f"Même ligne que la ligne {first.line} : elle n’est comptée qu’une fois.")
    reader.refuse(f"Cette ligne contredit la ligne {first.line} : même sujet, autres valeurs. Gardez-en une seule.")
    return reader.outcome(None)
