"""A workbook is looked at from outside before it is opened, and its formulas are never evaluated."""

import io
import random
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from openpyxl import Workbook

from numerai.base import workbooks
from numerai.base.tables import Table, TableRefused, read_table
from tests.base.made_workbooks import SHEET, saved, with_part, xlsx

CSV = "Date;Lieu\n12/02/2026;Nouméa\n"
MEGABYTE = 1024 * 1024


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def refusal(data: bytes, name: str = "suivi.csv") -> str:
    with pytest.raises(TableRefused) as refused:
        read_table(data, name)
    return str(refused.value)


def test_typed_values_of_a_workbook_become_what_people_type() -> None:
    row = (date(2026, 2, 12), datetime(2026, 2, 12, 9, 30), time(9, 30), 74, 2.0, 2.5, True, None, " Koné ", "=1+1")
    table = read_table(xlsx(row), "suivi.xlsx")
    assert cells(table) == [
        ("12/02/2026", "12/02/2026 09:30", "09:30", "74", "2", "2,5", "oui", "", "Koné", workbooks.UNSAVED_FORMULA)
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [(timedelta(hours=9, minutes=30), "09:30"), (float("inf"), "#NOMBRE"), (False, "non"), (time(8, 59, 59), "09:00")],
)
def test_unusual_values_of_a_workbook(value: object, text: str) -> None:
    assert workbooks.typed(value) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<c r='B3'><f>SUM(B1:B2)</f><v>148</v></c>", "148"),
        ("<c r='B3' t='str'><f>A1</f><v>Koné</v></c>", "Koné"),
        ("<c r='B3' t='str'><f>A1</f><v></v></c>", ""),
        ("<c r='B3'><f>SUM(B1:B2)</f><v></v></c>", workbooks.UNSAVED_FORMULA),
        ("<c r='B3'><f>SUM(B1:B2)</f></c>", workbooks.UNSAVED_FORMULA),
        ("<c/><c><f>SUM(B1:B2)</f></c>", workbooks.UNSAVED_FORMULA),
        ("<c r='B3'><v>7</v></c>", "7"),
    ],
)
def test_a_formula_counts_by_its_saved_result_only(cell: str, text: str) -> None:
    sheet = sheet_of(f"<row r='3'>{cell}<c r='C3'><v>1</v></c></row>")
    table = read_table(with_part(xlsx((1,)), SHEET, sheet), "x.xlsx")
    assert [(row.line, row.cells) for row in table.rows][-1] == (3, ("", text, "1"))


def test_only_the_first_visible_sheet_is_read_and_it_is_said() -> None:
    workbook = Workbook()
    workbook.active.sheet_state = "hidden"
    workbook.create_sheet("Février").append(["lu"])
    workbook.create_sheet("Mars").append(["pas lu"])
    table = read_table(saved(workbook), "x.xlsx")
    assert cells(table) == [("lu",)]
    assert "3 feuilles" in table.remarks[0]
    assert "Février" in table.remarks[0]


def archive(**entries: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in entries.items():
            new.writestr(name, content)
    return stream.getvalue()


def encrypted(data: bytes) -> bytes:
    """The bit that says so, in each header of the archive."""
    return data.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
    )


def with_a_wrong_byte(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        middle = whole.getinfo(SHEET).header_offset + 30 + len(SHEET) + whole.getinfo(SHEET).compress_size // 2
    return data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :]


NOT_WORKBOOKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut": (lambda: xlsx(("a", "b"))[:-200], "coupé ou abîmé"),
    "one byte changed": (lambda: with_a_wrong_byte(xlsx(("a", "b"))), "abîmé"),
    "text renamed": (lambda: CSV.encode(), "nom de classeur"),
    "other archive": (lambda: archive(photo=b"x"), "archive"),
    "OpenDocument": (lambda: archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "ODS"),
    "binary workbook": (lambda: archive(**{"xl/worksheets/sheet1.bin": b"x"}), "XLSB"),
    "only the names": (lambda: archive(**{"[Content_Types].xml": b"<x/>", SHEET: b"<x/>"}), "abîmé"),
    "password on entries": (lambda: encrypted(xlsx(("a", "b"))), "mot de passe"),
    "no visible cell": (lambda: xlsx(), "aucune ligne remplie"),
    "rows in disorder": (
        lambda: with_part(
            xlsx((1,)), SHEET, sheet_of('<row r="2"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row>')
        ),
        "désordre",
    ),
    "entity bomb": (lambda: with_part(xlsx((1,)), SHEET, b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "inhabituelles"),
    "one row of a million cells": (
        lambda: with_part(xlsx((1,)), SHEET, sheet_of("<row>" + "<c/>" * 200_000 + "</row>")),
        "trop remplie",
    ),
    "many small entries": (lambda: archive(**{f"xl/{number}": b"" for number in range(501)}), "trop grand"),
    "swollen styles": (
        lambda: with_part(xlsx((1,)), "xl/styles.xml", random.Random(1).randbytes(2_200_000)),
        "trop grand",
    ),
    "too many rows": (lambda: xlsx(*[(1,)] * 5001), "5\u00a0000 lignes"),
}


def sheet_of(rows: str) -> bytes:
    return f'<worksheet xmlns="{workbooks._SHEET.strip()}"><sheetData>{rows}</sheetData></worksheet>'.encode()


@pytest.mark.parametrize(("make", "words"), NOT_WORKBOOKS.values(), ids=NOT_WORKBOOKS)
def test_a_workbook_that_cannot_be_read_is_refused_in_plain_words(make: Callable[[], bytes], words: str) -> None:
    assert words in refusal(make(), "suivi.xlsx")


@pytest.fixture
def bomb() -> bytes:
    return with_part(xlsx((1,)), "xl/styles.xml", b" " * 60 * MEGABYTE)


def test_a_bomb_is_refused_without_being_inflated(bomb: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("the archive was opened")

    monkeypatch.setattr(zipfile.ZipFile, "open", never)
    assert "trop grand" in refusal(bomb, "suivi.xlsx")


def test_a_bomb_that_lies_about_its_size_stays_small_in_memory(bomb: bytes) -> None:
    liar = bomb.replace(struct.pack("<L", 60 * MEGABYTE), struct.pack("<L", 1000))
    assert liar != bomb
    tracemalloc.start()
    try:
        message = refusal(liar, "suivi.xlsx")
        assert tracemalloc.get_traced_memory()[1] < 20 * MEGABYTE
    finally:
        tracemalloc.stop()
    assert "abîmé" in message
