"""A table is read to the last sign, or refused as a whole with a sentence that says what to do."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numerai.base import tables
from numerai.base.tables import Table, TableRefused, read_table, read_table_file

CSV = "Date;Lieu\n12/02/2026;Nouméa\n"
MEGABYTE = 1024 * 1024


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def refusal(data: bytes, name: str = "suivi.csv") -> str:
    with pytest.raises(TableRefused) as refused:
        read_table(data, name)
    return str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_usual_csv_gives_the_same_rows(encoding: str, separator: str, end: str) -> None:
    text = 'Date|Lieu|Titre\n\n12/02/2026|Nouméa|"Un ""titre"", long ; et\tplein"\n'
    table = read_table(text.replace("|", separator).replace("\n", end).encode(encoding), "suivi.csv")
    assert [(row.line, row.cells) for row in table.rows] == [
        (1, ("Date", "Lieu", "Titre")),
        (2, ()),
        (3, ("12/02/2026", "Nouméa", 'Un "titre", long ; et plein')),
    ]


def test_a_title_full_of_commas_does_not_change_the_separator() -> None:
    assert cells(read_table(b"a, b, c, d\nDate;Lieu\n1;2\n3;4\n5;6\n", "x.csv"))[1] == ("Date", "Lieu")


def test_lines_are_numbered_as_in_the_file_even_after_a_cell_on_several_lines() -> None:
    table = read_table(b'Date;Notes\n1;"deux\nlignes"\n2;fin\n', "x.csv")
    assert [(row.line, row.cells[1]) for row in table.rows] == [(1, "Notes"), (2, "deux lignes"), (4, "fin")]


def test_cells_lose_what_nobody_typed() -> None:
    assert cells(read_table("a\u00a0 b;\u200bNoume\u0301a \n".encode(), "x.csv")) == [("a b", "Nouméa")]


def test_blank_lines_at_the_end_do_not_count() -> None:
    assert len(read_table((CSV + ";\n\n\n").encode(), "x.csv").rows) == 2


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOT_READABLE = {
    "empty": (b"", "vide"),
    "blank lines": (b";;\n\n", "aucune ligne remplie"),
    "too heavy": (b"a" * (tables.MAX_BYTES + 1), "dépasse 5"),
    "UTF-16 marked": (CSV.encode("utf-16"), "UTF-16"),
    "UTF-16 bare": (CSV.encode("utf-16-le"), "UTF-16"),
    "null bytes": (CSV.encode() * 20 + b"\0", "nuls"),
    "control signs": (b"a;b\n\x07;c\n", "pas un tableau"),
    "cut in a letter": ("Nouméa".encode()[:5], "coupé"),
    "cut in quotes": (b'a;b\n1;"deux', "Ligne 2"),
    "cut in a row": (b"a;b;c\n1;2;3\n1;2", "Ligne 3"),
    "BOM then something else": (b"\xef\xbb\xbfNoum\xe9a", "coupé ou abîmé"),
    "mixed encodings": ("Nouméa;".encode() + "Koné\n".encode("cp1252"), "accents"),
    "double encoding": ("NoumÃ©a;x\n".encode(), "accents"),
    "lost letters": ("Noum\ufffda;x\n".encode(), "accents"),
    "old DOS": ("Nouméa;Koné\n".encode("cp850"), "accents"),
    "old Macintosh": ("Nouméa;médiathèque\n".encode("mac_roman"), "accents"),
    "misplaced quote": (b'a;b\n"un" deux;c\n', "guillemet"),
    "PDF": (b"%PDF-1.7 ...", "un PDF"),
    "image": (b"\xff\xd8\xff\xe0 JFIF", "une image"),
    "web page": (b"\n <html><table></table></html>", "page web"),
    "old Excel": (OLD_OFFICE + b"\0" * 600, "ancien document Excel"),
    "password": (OLD_OFFICE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
    "too many rows": (b"a;b\n" * (tables.MAX_ROWS + 1), "5\u00a0000 lignes"),
    "endless blank lines": (b"\n" * 4 * MEGABYTE, "5\u00a0000 lignes"),
    "too many columns": (b";".join([b"a"] * 61), "60 colonnes"),
    "too long cell": (b"a;" + b"b" * 2001, "2\u00a0000 caract"),
    "endless cell": (b"a" * 200_000, "trop longue"),
}


@pytest.mark.parametrize(("data", "words"), NOT_READABLE.values(), ids=NOT_READABLE)
def test_a_file_that_cannot_be_read_is_refused_in_plain_words(data: bytes, words: str) -> None:
    message = refusal(data)
    assert words in message
    assert message.endswith(".")


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heavy = tmp_path / "suivi.csv"
    with heavy.open("wb") as stream:
        stream.truncate(200 * MEGABYTE)
    monkeypatch.delattr(Path, "open")
    with pytest.raises(TableRefused, match="dépasse 5"):
        read_table_file(heavy)


@pytest.mark.parametrize("name", ["absent.csv", "."])
def test_a_file_that_is_not_there_is_said_so(tmp_path: Path, name: str) -> None:
    with pytest.raises(TableRefused, match="introuvable"):
        read_table_file(tmp_path / name)


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    (tmp_path / "suivi.csv").write_text(CSV, encoding="utf-8")
    assert read_table_file(tmp_path / "suivi.csv") == read_table(CSV.encode(), "suivi.csv")


@given(st.binary(max_size=500))
def test_any_bytes_are_a_table_or_a_refusal(data: bytes) -> None:
    try:
        first = read_table(data, "suivi.csv")
    except TableRefused:
        return
    assert first == read_table(data, "suivi.csv")
    assert not first.rows[-1].is_blank
