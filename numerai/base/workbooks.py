"""XLSX files: looked at from outside (never inflated beyond a limit), then read as text, formulas never evaluated."""

import io
import math
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import IO, Any
from xml.parsers import expat

from numerai.base.tables import Row, Table, TableRefused, clean, french, keep_rows

MAX_INFLATED = 15 * 1024 * 1024
MAX_ENTRIES = 500
MAX_RATIO = 100  # real sheets stay under 40; deflate can reach 1000
_SMALL = 1024 * 1024  # an entry under this size may be as repetitive as it likes
_MAX_SIGNS = 10_000_000  # cells and letters of a sheet: a text shared by many cells is stored once
_PART = 2 * 1024 * 1024  # parts other than sheets and texts are read whole
_MAX_ELEMENTS = 100_000
_TOO_FULL = "Cette feuille est trop remplie. Copiez les lignes utiles dans un nouveau classeur."
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "  # expat puts a space before the name
_READ_BY_PIECES = ("xl/worksheets/", "xl/sharedStrings", "xl/media/")
UNSAVED_FORMULA = "=(formule sans résultat)"  # begins like a formula: refused wherever a value is expected
_SAVE_AS = "Ouvrez-le dans votre tableur et enregistrez-le à nouveau au format « XLSX » ou « CSV UTF-8 »."


def read_workbook(data: bytes) -> Table:
    _inspect(data)
    try:
        with warnings.catch_warnings(action="ignore"):  # about styles and rules, and they quote cells
            return _read(data)
    except TableRefused:
        raise
    except Exception as error:  # openpyxl meets malformed parts with whatever exception comes first
        raise TableRefused(f"Ce classeur est abîmé. {_SAVE_AS}") from error


def _inspect(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _refuse_bomb(entries)
            _refuse_other_documents({entry.filename for entry in entries})
            # Declared sizes are now bounded; this inflates by chunks and finds those that lied.
            whole = not any(entry.flag_bits & 1 for entry in entries) and archive.testzip() is None
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError) as error:
        raise TableRefused(f"Ce classeur est coupé ou abîmé. Demandez-le à nouveau. {_SAVE_AS}") from error
    if not whole:
        raise TableRefused(f"Ce classeur est abîmé ou protégé par un mot de passe. {_SAVE_AS}")


def _refuse_bomb(entries: list[zipfile.ZipInfo]) -> None:
    too_big = any(
        (entry.file_size > _SMALL and entry.file_size > MAX_RATIO * entry.compress_size)
        or (entry.file_size > _PART and not entry.filename.startswith(_READ_BY_PIECES))
        for entry in entries
    )
    if too_big or len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_INFLATED:
        raise TableRefused(
            "Ce classeur devient trop grand une fois ouvert. Copiez les lignes utiles dans un nouveau classeur."
        )


def _refuse_other_documents(names: set[str]) -> None:
    sheets = {name for name in names if name.startswith("xl/worksheets/")}
    if "[Content_Types].xml" in names and any(name.endswith(".xml") for name in sheets):
        return
    if sheets or "mimetype" in names:
        raise TableRefused(f"Ce fichier est un classeur d’un autre format (ODS, XLSB). {_SAVE_AS}")
    raise TableRefused("Ce fichier est une archive ou un document, pas un tableau. Choisissez un fichier CSV ou XLSX.")


def _read(data: bytes) -> Table:
    from openpyxl import load_workbook  # slow to load, and rarely needed

    scans = _scan_sheets(data)
    workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
        if not visible:
            raise TableRefused(f"Ce classeur n’a pas de feuille visible. {_SAVE_AS}")
        sheet, others = visible[0], len(workbook.sheetnames) - 1
        rows = keep_rows(_rows(sheet, scans[sheet._worksheet_path].unsaved))
    finally:
        workbook.close()
    remarks = (f"Ce classeur a {others + 1} feuilles : seule « {sheet.title} » est lue.",) if others else ()
    return Table(rows, french(f"XLSX, feuille « {sheet.title} »"), tuple(map(french, remarks)))


def _scan_sheets(data: bytes) -> dict[str, "_SheetScan"]:
    scans = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                scans[name] = _SheetScan()
                with archive.open(name) as stream:
                    scans[name].read(stream)
    return scans


class _SheetScan:
    """One pass over a sheet, in constant memory, before openpyxl builds anything from it.

    Finds the formulas without a saved result, which openpyxl shows as empty cells, and stops on a sheet made to exhaust
    memory: too many rows, or too many elements in one row or outside rows.
    """

    def __init__(self) -> None:
        self.unsaved: set[tuple[int, int]] = set()
        self._row = self._rows = self._column = self._elements = 0
        self._formula = self._value = self._in_value = self._text_cell = False

    def read(self, stream: IO[bytes]) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._letters
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.ParseFile(stream)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if name == _SHEET + "row":
            self._next_row(int(attributes.get("r", self._row + 1)))
        elif name == _SHEET + "c":
            self._column = _column(attributes["r"]) if "r" in attributes else self._column + 1
            self._formula = self._value = False
            self._text_cell = attributes.get("t") == "str"  # whose saved result may be an empty text
        self._formula |= name == _SHEET + "f"
        self._in_value = name == _SHEET + "v"
        self._value |= self._in_value and self._text_cell
        if max(self._rows, self._elements) > _MAX_ELEMENTS:
            raise TableRefused(_TOO_FULL)

    def _next_row(self, number: int) -> None:
        if number <= self._row:  # openpyxl would leave such a row out without a word
            raise TableRefused(f"Les lignes de ce classeur sont en désordre : il est abîmé. {_SAVE_AS}")
        self._row, self._rows, self._column, self._elements = number, self._rows + 1, 0, 0

    def _letters(self, letters: str) -> None:
        self._value |= self._in_value and not letters.isspace()

    def _end(self, name: str) -> None:
        self._in_value = False
        if name == _SHEET + "c" and self._formula and not self._value:
            self.unsaved.add((self._row, self._column))


def _refuse_doctype(*_: object) -> None:
    raise TableRefused(f"Ce classeur contient des définitions XML inhabituelles. {_SAVE_AS}")


def _column(place: str) -> int:
    """B7 → 2"""
    number = 0
    for letter in place.rstrip("0123456789"):
        number = number * 26 + ord(letter) - 64
    return number


def _rows(sheet: Any, unsaved: set[tuple[int, int]]) -> Iterator[Row]:
    sheet.reset_dimensions()  # the declared size of a sheet can lie: rows are taken as they come
    scanned = 0
    for line, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        scanned += len(values) + sum(len(value) for value in values if isinstance(value, str))
        if scanned > _MAX_SIGNS:
            raise TableRefused(_TOO_FULL)
        cells = [
            UNSAVED_FORMULA if (line, column) in unsaved else _text(value)
            for column, value in enumerate(values, start=1)
        ]
        yield Row(line, _trimmed(cells))


def _trimmed(cells: list[str]) -> tuple[str, ...]:
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _text(value: object) -> str:
    return "" if value is None else clean(typed(value))


def typed(value: object) -> str:
    """What a careful person would have typed: 12/02/2026, 09:30, 74, 2,5, oui."""
    match value:
        case bool():
            return "oui" if value else "non"
        case datetime():
            # 9:30 is stored as a fraction of a day
            rounded = value + timedelta(seconds=30) if value.time() != time() else value
            hour = f" {rounded:%H:%M}" if (rounded.hour, rounded.minute) != (0, 0) else ""
            return f"{rounded:%d/%m/%Y}{hour}"
        case date():
            return f"{value:%d/%m/%Y}"
        case time():
            return typed_time(value.hour * 3600 + value.minute * 60 + value.second)
        case timedelta():
            return typed_time(round(value.total_seconds()))
        case float():
            return typed_number(value)
    return str(value)


def typed_time(seconds: int) -> str:
    minutes = (seconds + 30) // 60
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def typed_number(value: float) -> str:
    if not math.isfinite(value):
        return "#NOMBRE"
    return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
