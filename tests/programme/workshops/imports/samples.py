"""The two invented files of the project, other tables written for a test, and what reading them needs."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from numerai.base.tables import read_table
from numerai.programme.workshops.imports import Reading, read_presences, read_sessions
from tests.base.made_workbooks import saved

DATA = Path(__file__).parents[3] / "data"
SESSIONS = (DATA / "exemple-seances.csv").read_bytes()
PRESENCES = (DATA / "exemple-emargement.csv").read_bytes()
TODAY = date(2026, 11, 23)
COMMUNES = (
    ("98803", ("Bourail",)),
    ("98805", ("Dumbéa",)),
    ("98807", ("Hienghène",)),
    ("98809", ("L’Île-des-Pins", "Île des Pins")),
    ("98811", ("Koné",)),
    ("98813", ("La Foa",)),
    ("98814", ("Lifou",)),
    ("98815", ("Maré",)),
    ("98817", ("Le Mont-Dore", "Mont-Dore")),
    ("98818", ("Nouméa",)),
    ("98820", ("Ouvéa",)),
    ("98829", ("Thio",)),
)
SESSION_HEADER = (
    "Date;Début;Fin;Commune;Lieu;Thème;Titre;Animateurs;Places;Inscrits;Présents;"
    "dont handicap;dont recherche emploi;F;H;NR;LSF;Remarques"
)
PRESENCE_HEADER = "Séance;Nom;Prénom;Téléphone;Commune;Année de naissance;Besoins;Présent"


def sessions(data: bytes, name: str = "seances.csv", *, today: date = TODAY) -> Reading:
    return read_sessions(read_table(data, name), communes=COMMUNES, today=today)


def presences(data: bytes, name: str = "emargement.csv", *, today: date = TODAY) -> Reading:
    return read_presences(read_table(data, name), communes=COMMUNES, today=today)


def session_row(**cells: str) -> str:
    """A plain row of sessions, with some cells changed by the name of their column."""
    usual = {
        "Date": "12/02/2026",
        "Début": "9h",
        "Fin": "11h30",
        "Commune": "Nouméa",
        "Lieu": "La Station N",
        "Thème": "cyber",
        "Titre": "Les arnaques",
        "Places": "12",
        "Inscrits": "10",
        "Présents": "9",
    }
    return ";".join({**usual, **cells}.get(name, "") for name in SESSION_HEADER.split(";"))


def presence_row(**cells: str) -> str:
    usual = {"Séance": "12/02/2026 Montravel", "Nom": "Essai", "Prénom": "Léa", "Présent": "X"}
    return ";".join({**usual, **cells}.get(name, "") for name in PRESENCE_HEADER.split(";"))


def sessions_of(*rows: str, today: date = TODAY) -> Reading:
    return sessions("\n".join((SESSION_HEADER, *rows, "")).encode(), today=today)


def presences_of(*rows: str, today: date = TODAY) -> Reading:
    return presences("\n".join((PRESENCE_HEADER, *rows, "")).encode(), today=today)


def rewritten(data: bytes, encoding: str, separator: str) -> bytes:
    """The same CSV, as another spreadsheet would save it."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator).writerows(_rows(data))
    return stream.getvalue().encode(encoding)


def as_workbook(data: bytes) -> bytes:
    """The same table with real numbers, dates and hours where a spreadsheet would make them."""
    workbook = Workbook()
    for row in _rows(data):
        workbook.active.append([_typed(cell) for cell in row])
    return saved(workbook)


def _rows(data: bytes) -> Sequence[Sequence[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline=""), delimiter=";"))


def _typed(cell: str) -> Any:
    if cell.isdigit():
        return int(cell)
    for pattern, kind in (("%d/%m/%Y", date), ("%Y-%m-%d", date), ("%Hh%M", time), ("%Hh", time)):
        try:
            moment = datetime.strptime(cell, pattern)
        except ValueError:
            continue
        return moment.date() if kind is date else moment.time()
    return cell or None
