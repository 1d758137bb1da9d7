"""What a file of rows may be: CSV or XLSX, small, readable to the last sign. The rest is refused in plain words."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mode

from numerai.base.formulas import unmarked

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 5_000
MAX_COLUMNS = 60
MAX_CELL = 2_000
_MAX_SCANNED = 100_000  # rows looked at, blank ones included

_SEPARATORS = {";": "point-virgule", ",": "virgule", "\t": "tabulation"}
_SAVE_AS = "Ouvrez-le dans votre tableur et enregistrez-le au format « CSV UTF-8 » ou « XLSX »."
_TOO_LONG = "Ce fichier a plus de 5\u00a0000 lignes. Effacez les lignes vides ou coupez-le en plusieurs."
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOM = b"\xef\xbb\xbf"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NOT_TABLES = {
    b"%PDF": "un PDF",
    b"\x89PNG": "une image",
    b"\xff\xd8\xff": "une image",
    b"GIF8": "une image",
    b"RIFF": "une image ou un son",
    b"\x1f\x8b": "une archive compressée",
    b"7z\xbc\xaf": "une archive compressée",
    b"Rar!": "une archive compressée",
    b"{\\rtf": "un texte mis en page",
    b"<": "une page web ou du XML",
}
_UNWANTED_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
# UTF-8 read as Windows-1252, letters already lost, old Mac or DOS accents read as Windows-1252.
_DAMAGED = re.compile("[ÃÂ][\u0080-\u00bf]|Ã[‰€ˆŠŽ‡]|â€|Å“|\ufffd|[a-z][‚Šˆ‡Ž]")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


class TableRefused(Exception):
    """The file as a whole cannot be read; the message says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(french(message))


@dataclass(frozen=True, slots=True)
class Row:
    line: int  # where it starts in the file; the first line is 1
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]
    source: str  # how it was read, in words for the person who imports
    remarks: tuple[str, ...] = ()


def french(sentence: str) -> str:
    """The no-break spaces that French puts inside quotes and before high punctuation."""
    return re.sub(r" (?=[;:!?»])|(?<=«) ", "\u00a0", sentence)


def read_table_file(path: Path) -> Table:
    """The size is looked at before anything is read."""
    try:
        if not path.is_file():
            raise TableRefused(f"Le fichier « {path.name} » est introuvable. Vérifiez son nom et son dossier.")
        _check_size(path.stat().st_size)
        with path.open("rb") as stream:
            return read_table(stream.read(MAX_BYTES + 1), path.name)
    except OSError as error:
        raise TableRefused(f"Le fichier « {path.name} » ne peut pas être ouvert. Vérifiez vos droits.") from error


def read_table(data: bytes, name: str) -> Table:
    """The content decides, not the name; `name` only helps to say what is wrong."""
    _check_size(len(data))
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from numerai.base.workbooks import read_workbook  # loaded only when a workbook comes

        return read_workbook(data)
    _refuse_other_formats(data)
    if name.lower().endswith((".xlsx", ".xlsm", ".xls", ".ods")):
        raise TableRefused(f"Ce fichier porte un nom de classeur mais n’en est pas un, ou il est abîmé. {_SAVE_AS}")
    text, encoding = _decode(data)
    separator = _separator(text)
    rows = keep_rows(_csv_rows(text, separator))
    _refuse_cut_end(rows, text)
    return Table(rows, f"CSV, {encoding}, séparateur : {_SEPARATORS[separator]}")


def keep_rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows to the last one that holds something, within the limits."""
    kept: list[Row] = []
    blank: list[Row] = []
    for scanned, row in enumerate(rows, start=1):
        blank.append(row)
        if scanned > _MAX_SCANNED:
            raise TableRefused(_TOO_LONG)
        if not row.is_blank:
            _check_row(row, scanned)
            kept += blank
            blank = []
    if not kept:
        raise TableRefused("Ce fichier ne contient aucune ligne remplie. Choisissez un autre fichier.")
    return tuple(kept)


def clean(text: str) -> str:
    """One line, accents composed, no invisible sign: as a careful person would type it."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_INVISIBLE)).split())


def typed(text: str) -> str:
    """A cell that a person types instead of the one of a file. Raises TableRefused, as the file would."""
    if "\0" in text or _UNWANTED_CONTROL.search(text):
        raise TableRefused("Cette case contient des signes invisibles. Effacez-la et écrivez-la à nouveau.")
    if len(clean(text)) > MAX_CELL:
        raise TableRefused("Cette case dépasse 2\u00a0000 caractères. Raccourcissez son texte.")
    return clean(text)


def _check_size(size: int) -> None:
    if size == 0:
        raise TableRefused("Ce fichier est vide. Choisissez un autre fichier.")
    if size > MAX_BYTES:
        raise TableRefused("Ce fichier dépasse 5\u00a0Mo. Gardez les lignes utiles ou coupez-le en plusieurs.")


def _check_row(row: Row, rank: int) -> None:
    if rank > MAX_ROWS:
        raise TableRefused(_TOO_LONG)
    filled = max(place for place, cell in enumerate(row.cells, start=1) if cell)
    if filled > MAX_COLUMNS:
        raise TableRefused(f"Ligne {row.line} : il y a plus de 60 colonnes. Gardez seulement les colonnes utiles.")
    if max(map(len, row.cells)) > MAX_CELL:
        raise TableRefused(f"Ligne {row.line} : une case dépasse 2\u00a0000 caractères. Raccourcissez son texte.")


def _refuse_other_formats(data: bytes) -> None:
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED in data:
            raise TableRefused(f"Ce classeur est protégé par un mot de passe. Retirez le mot de passe. {_SAVE_AS}")
        raise TableRefused(f"Ce fichier est un ancien document Excel (.xls) ou Word (.doc). {_SAVE_AS}")
    if _is_utf16(data):
        raise TableRefused(f"Ce fichier est écrit en UTF-16, que Numé-Raï ne lit pas. {_SAVE_AS}")
    if b"\0" in data:
        raise TableRefused(
            f"Ce fichier contient des caractères nuls : il est abîmé ou n’est pas un tableau. {_SAVE_AS}"
        )
    beginning = data[:100].removeprefix(_BOM).lstrip()
    for signature, kind in _NOT_TABLES.items():
        if beginning.startswith(signature):
            raise TableRefused(f"Ce fichier est {kind}, pas un tableau. Choisissez un fichier CSV ou XLSX.")


def _is_utf16(data: bytes) -> bool:
    """Marked at the start, or a null byte beside (almost) every letter and never elsewhere."""
    even, odd = data[:200:2].count(0), data[1:200:2].count(0)
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or (min(even, odd) == 0 and max(even, odd) * 4 > len(data[:200]))


def _decode(data: bytes) -> tuple[str, str]:
    marked = data.startswith(_BOM)
    try:
        text, encoding = data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError as error:
        if marked or error.reason == "unexpected end of data":
            raise TableRefused(f"Ce fichier semble coupé ou abîmé. Demandez-le à nouveau. {_SAVE_AS}") from error
        text, encoding = _decode_windows(data), "Windows-1252"
    if _UNWANTED_CONTROL.search(text):
        raise TableRefused("Ce fichier n’est pas un tableau de texte. Choisissez un fichier CSV ou XLSX.")
    if damaged := _DAMAGED.search(text):
        raise TableRefused(f"Les accents de ce fichier sont abîmés (« {damaged.group()} »). {_SAVE_AS}")
    return text, encoding


def _decode_windows(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise TableRefused(f"Les accents de ce fichier ne peuvent pas être lus. {_SAVE_AS}") from error


def _separator(text: str) -> str:
    """The sign that cuts the most cells in the first lines, outside quotes."""
    beginning = re.sub(r'"[^"]*"', "", "\n".join(text.splitlines()[:50]))
    return max(_SEPARATORS, key=beginning.count)


def _csv_rows(text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise TableRefused(
                f"Ligne {line} : un guillemet est mal placé, une case est trop longue ou le fichier est coupé."
                " Corrigez cette ligne."
            ) from error
        yield Row(line, tuple(clean(unmarked(cell)) if cell else cell for cell in cells))
        line = reader.line_num + 1


def _refuse_cut_end(rows: tuple[Row, ...], text: str) -> None:
    """A last line without its end and shorter than the others: what is missing could be half a number."""
    usual = mode(len(row.cells) for row in rows)
    if not text.endswith(("\n", "\r")) and len(rows[-1].cells) < usual:
        raise TableRefused(
            f"Ligne {rows[-1].line} : la dernière ligne est incomplète, le fichier semble coupé. Demandez-le à nouveau."
        )
