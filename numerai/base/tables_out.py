"""What leaves as a table: the same rows as CSV and as XLSX, never a formula, with a note that says what is inside."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any

from numerai.base.formulas import begins_like_a_formula, marked

Value = str | int | float | date | time | bool | None

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_WIDEST = 60  # signs, before a cell wraps
_DAY, _HOUR = "DD/MM/YYYY", "HH:MM"


class Format(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"


CONTENT_TYPES = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class TableOut:
    """`name`: of the file and of the sheet. `scope`: (label, words) of what is inside and what is left out."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]
    scope: tuple[tuple[str, str], ...]


def written(table: TableOut, wanted: Format) -> bytes:
    return as_xlsx(table) if wanted is Format.XLSX else as_csv(table)


def as_csv(table: TableOut) -> bytes:
    """UTF-8 with its mark and semicolons, as a French spreadsheet opens it. The first line says the scope.

    That line is one cell: an import takes it for a title above the table.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    quoted = csv.writer(stream, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    quoted.writerow([marked(_one_line(table))])
    writer.writerow([marked(column) for column in table.columns])
    for row in table.rows:
        writer.writerow([marked(in_french(value)) for value in row])
    return stream.getvalue().encode("utf-8-sig")


def _one_line(table: TableOut) -> str:
    said = " | ".join(f"{label}\u00a0: {words}" for label, words in table.scope)
    return " ".join(kept(f"{table.title} | {said}").split())


def in_french(value: Value) -> str:
    """12/02/2026, 9h30, 2,5, oui; unknown is empty."""
    match value:
        case None:
            return ""
        case bool():
            return "oui" if value else "non"
        case date():
            return f"{value:%d/%m/%Y}"
        case time():
            return f"{value.hour}h{value.minute:02d}"
        case float():
            return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
    return kept(str(value))


def kept(text: str) -> str:
    """Without the signs that no spreadsheet can hold; every line ends the same way."""
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def as_xlsx(table: TableOut) -> bytes:
    from openpyxl import Workbook  # slow to load, and rarely needed

    workbook = Workbook()
    sheet = workbook.active
    sheet.title = _sheet_name(table.title)
    _fill(sheet, [table.columns, *table.rows])
    _dress(sheet, len(table.columns))
    scope = workbook.create_sheet("Portée")
    _fill(scope, [("", table.title), *table.scope])
    _widths(scope)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _fill(sheet: Any, rows: Sequence[tuple[Value, ...]]) -> None:
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value not in (None, ""):
                _write(sheet.cell(number, column), value)


def _write(cell: Any, value: Value) -> None:
    """A text stays a text: neither a formula, nor a number, nor an error, whatever it begins with."""
    if isinstance(value, bool):
        value = in_french(value)
    if not isinstance(value, str):
        cell.value = value
        cell.number_format = _DAY if isinstance(value, date) else _HOUR if isinstance(value, time) else "General"
        return
    text = kept(value)
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = begins_like_a_formula(text.lstrip("'"))


def _dress(sheet: Any, columns: int) -> None:
    from openpyxl.styles import Alignment, Font

    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    if columns and sheet.max_row > 1:
        sheet.auto_filter.ref = sheet.dimensions
    _widths(sheet)


def _widths(sheet: Any) -> None:
    from openpyxl.styles import Alignment

    for column in sheet.iter_cols():
        longest = max((len(in_french(cell.value)) for cell in column), default=0)
        sheet.column_dimensions[column[0].column_letter].width = min(max(longest, 8), _WIDEST) + 2
        for cell in column:
            if len(in_french(cell.value)) > _WIDEST:
                cell.alignment = Alignment(wrap_text=True, vertical="top")


def _sheet_name(title: str) -> str:
    """At most 31 signs, without those that a workbook keeps for itself."""
    return re.sub(r"[\[\]:*?/\\']", " ", kept(title))[:31].strip() or "Tableau"
