"""Files that somebody may send as a table: damaged, enormous, or made to harm whoever opens them.

python -m tests.faults.hostile_tables FOLDER     imports each file of a folder by the command, in one process; prints
                                                 as JSON its code, its words, its seconds, and the memory at the end
"""

import contextlib
import io
import json
import resource
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from numerai.base.workbooks import _SHEET
from tests.base.made_workbooks import SHEET, saved, with_part, xlsx
from tests.support.pictures import drawn

HEADER = "Date;Commune;Lieu;Titre;Places;Présents\n"
GOOD = HEADER + "12/02/2026;Nouméa;Salle Exemple;Je clique;12;9\n"
COLUMNS = tuple(HEADER.strip().split(";"))
ROW = ("12/02/2026", "Nouméa", "Salle Exemple", "Je clique", 12, 9)
MEGABYTE = 1024 * 1024


def sheet(rows: str) -> bytes:
    return f'<worksheet xmlns="{_SHEET.strip()}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def with_row(*row: object) -> bytes:
    return xlsx(COLUMNS, row)


def merged() -> bytes:
    workbook = Workbook()
    workbook.active.append(COLUMNS)
    workbook.active.append(ROW)
    workbook.active.merge_cells("A1:F1")
    workbook.active.merge_cells("A2:A900")
    return saved(workbook)


def macros() -> bytes:
    return with_part(xlsx(COLUMNS, ROW), "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" * 400)


def archive(name: str, size: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("[Content_Types].xml", "<x/>")
        new.writestr(name, bytes(size))
    return stream.getvalue()


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ah">{entities}]><x>&a9;</x>'.encode()


FILES: dict[str, Callable[[], bytes]] = {
    "vide.csv": lambda: b"",
    "nul.csv": lambda: GOOD.encode() + b"\0\0\0",
    "utf16.csv": lambda: GOOD.encode("utf-16"),
    "utf32.csv": lambda: GOOD.encode("utf-32"),
    "dos.csv": lambda: (GOOD * 3).encode("cp850", "replace"),
    "coupe.csv": lambda: GOOD.encode()[:-3],
    "guillemets.csv": lambda: (GOOD + '"' * 9_001).encode(),
    "case-de-10-mo.csv": lambda: (HEADER + "a" * 10 * MEGABYTE).encode(),
    "case-de-4-mo.csv": lambda: (HEADER + "a" * 4 * MEGABYTE).encode(),
    "million-de-colonnes.csv": lambda: (";" * 1_000_000 + "\n").encode(),
    "million-de-lignes.csv": lambda: b"a;b\n" * 1_000_000,
    "en-tetes-doubles.csv": lambda: (HEADER.replace("Titre", "Date") + GOOD.partition("\n")[2]).encode(),
    "formules.csv": lambda: (HEADER + '=HYPERLINK("http://x.invalid";"x");@SUM(1);+1;-1;=1+1;=cmd|x\n').encode(),
    "grands-nombres.csv": lambda: (HEADER + f"12/02/2026;Nouméa;Salle;Titre;{'9' * 400};1e308\n").encode(),
    "dates-de-1900.csv": lambda: (HEADER + "01/01/1900;Nouméa;Salle;T;9;9\n0;Nouméa;S;T;9;9\n").encode(),
    "jour-impossible.csv": lambda: (HEADER + "31/02/2026;Nouméa;S;T;9;9\n99/99/9999;Nouméa;S;T;9;9\n").encode(),
    "droite-a-gauche.csv": lambda: (HEADER + "12/02/2026;Nouméa;\u202eelpmexE;\u2066T\u2069;9;9\n").encode(),
    "image.csv": drawn,
    "page.csv": lambda: b"<html><script>alert(1)</script></html>",
    "lignes-du-fichier.exe.xlsx": lambda: b"MZ" + bytes(9_000),
    "texte.xlsx": lambda: GOOD.encode(),
    "coupe.xlsx": lambda: with_row(*ROW)[:-300],
    "bombe.xlsx": lambda: archive(SHEET, 400 * MEGABYTE),
    "bombe-de-texte.xlsx": lambda: with_part(with_row(*ROW), "xl/sharedStrings.xml", bytes(60 * MEGABYTE)),
    "bombe-xml.xlsx": lambda: with_part(with_row(*ROW), SHEET, laughs()),
    "cases-reunies.xlsx": merged,
    "macros.xlsm": macros,
    "formule-sans-resultat.xlsx": lambda: with_row("=A1", "=1/0", "=WEBSERVICE(1)", "=B2", "=C2", "=D2"),
    "nombres.xlsx": lambda: with_row(-1, 1e308, 10**300, date(1900, 1, 1), 0.1, -0.0),
    "million-de-cases.xlsx": lambda: with_part(with_row(*ROW), SHEET, sheet("<row>" + "<c/>" * 1_000_000 + "</row>")),
    "derniere-ligne.xlsx": lambda: with_part(
        with_row(*ROW), SHEET, sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    ),
    "tableur.ods": lambda: archive("mimetype", 40),
}


def lay(folder: Path) -> dict[str, bytes]:
    folder.mkdir()
    made = {name: make() for name, make in FILES.items()}
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return made


def import_all(folder: Path) -> dict[str, object]:
    from numerai.cli import main

    done = {}
    for path in sorted(folder.iterdir()):
        start, words = time.monotonic(), io.StringIO()
        with contextlib.redirect_stdout(words), contextlib.redirect_stderr(words):
            code = main(["import", "sessions", str(path)])
        done[path.name] = {"code": code, "words": words.getvalue(), "seconds": time.monotonic() - start}
    return {"files": done, "kilobytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}


if __name__ == "__main__":
    print(json.dumps(import_all(Path(sys.argv[1]))))
