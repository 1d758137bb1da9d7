"""Which column holds what: names are recognised whatever the accents, the case, the plural and the small words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from numerai.base.tables import Row, Table, TableRefused, french
from numerai.base.text import words

_SMALL_WORDS = frozenset(
    (
        "nombre",
        "nb",
        "nbre",
        "de",
        "d",
        "des",
        "du",
        "la",
        "le",
        "l",
        "les",
        "dont",
        "en",
        "au",
        "aux",
        "e",
        "s",
        "es",
        "trice",
        "trices",
    )
)
_ROWS_ABOVE = 30  # titles and blank rows that may stand above the header


@dataclass(frozen=True)
class Columns:
    """`names`: for each field, the names people give it, the usual one first. `required`: one of each group."""

    names: Mapping[str, tuple[str, ...]]
    required: tuple[tuple[str, ...], ...]

    def recognise(self, cell: str) -> str | None:
        """A field, or None for a name nobody uses."""
        return self._fields.get(_key(cell))

    @cached_property
    def _fields(self) -> dict[str, str]:
        return {_key(name): field for field, names in self.names.items() for name in names}


@dataclass(frozen=True, slots=True)
class Header:
    position: int  # among the rows of the table
    places: Mapping[str, int]
    labels: Mapping[str, str]  # as the file writes them
    width: int  # the place after the last named column
    remarks: tuple[str, ...]
    cells: tuple[str, ...]  # every name of the row, to the last


def find_header(table: Table, columns: Columns) -> Header:
    """The row with the most recognised names, among the first ones."""
    scores = [sum(columns.recognise(cell) is not None for cell in row.cells) for row in table.rows[:_ROWS_ABOVE]]
    position = scores.index(max(scores))
    if scores[position] < 2:
        expected = ", ".join(columns.names[group[0]][0] for group in columns.required)
        raise TableRefused(f"Les noms des colonnes sont introuvables. Ajoutez une ligne avec au moins : {expected}.")
    header = _header(position, table.rows[position], columns)
    missing = [columns.names[group[0]][0] for group in columns.required if not header.places.keys() & set(group)]
    if missing:
        named = " et ".join(f"« {name} »" for name in missing)
        raise TableRefused(f"Colonnes manquantes : {named}. Ajoutez-les, même vides si vous ne savez pas.")
    return header


def is_header(row: Row, header: Header, columns: Columns) -> bool:
    """The header printed again further down."""
    return all(place < len(row.cells) and columns.recognise(row.cells[place]) for place in header.places.values())


def _header(position: int, row: Row, columns: Columns) -> Header:
    places: dict[str, int] = {}
    remarks = []
    for place, cell in enumerate(row.cells):
        field = columns.recognise(cell)
        if field in places:
            both = f"« {row.cells[places[field]]} » et « {cell} »"
            raise TableRefused(f"Deux colonnes disent la même chose : {both}. Gardez-en une.")
        if field is not None:
            places[field] = place
        elif cell:
            remarks.append(french(f"La colonne « {cell} » n’est pas reconnue : elle n’est pas lue."))
    labels = {field: row.cells[place] for field, place in places.items()}
    width = max(place for place, cell in enumerate(row.cells, start=1) if cell)
    return Header(position, places, labels, width, tuple(remarks), row.cells[:width])


def nameless_columns(table: Table, header: Header) -> list[int]:
    """Numbers of the columns that hold something under no name."""
    named = table.rows[header.position].cells
    below = table.rows[header.position + 1 :]
    return [
        place + 1
        for place in range(header.width)
        if not named[place] and any(place < len(row.cells) and row.cells[place] for row in below)
    ]


def _key(name: str) -> str:
    """« Nombre de présent(e)s » → "present" """
    return " ".join(word.removesuffix("s") for word in words(name) if word not in _SMALL_WORDS)
