"""A TOTAL row is not a session: it is compared with the rows that could be read, and a difference is explained."""

from collections.abc import Iterable, Iterator, Sequence

from numerai.base.tables import french
from numerai.programme.workshops.imports.cells import RowReader, Unreadable, read_count
from numerai.programme.workshops.imports.model import Control, RowOutcome, SessionRecord, Verdict
from numerai.programme.workshops.imports.sheet import Sheet

Read = tuple[RowReader, RowOutcome]


def compare_totals(sheet: Sheet, fields: Sequence[str]) -> Iterator[Control]:
    for total in sheet.totals:
        above = [pair for pair in sheet.read if pair[1].line < total.row.line]
        for field in fields:
            if total.text(field):
                yield _control(total, field, above)


def _control(total: RowReader, field: str, above: Sequence[Read]) -> Control:
    written = _number(total, field)
    known = [count for row, outcome in above if outcome.record and (count := _number(row, field)) is not None]
    read = sum(known) if known else None
    difference = None if written is None or read is None else written - read
    return Control(
        line=total.row.line,
        field=field,
        label=total.header.labels[field],
        written=written,
        read=read,
        difference=difference,
        explanation=french(_explanation(total.text(field), field, difference, above)),
    )


def _explanation(text: str, field: str, difference: int | None, above: Sequence[Read]) -> str:
    if difference is None:
        return f"Le total « {text} » ne peut pas être comparé : il manque un nombre."
    if difference == 0:
        return "Le total écrit est égal à la somme des lignes lues."
    refused = [row for row, outcome in above if outcome.verdict is Verdict.REFUSED]
    cancelled = [
        row for row, outcome in above if isinstance(outcome.record, SessionRecord) and outcome.record.cancelled
    ]
    for row in refused:
        if _number(row, field) == difference:
            return f"L’écart de {difference} est celui de la ligne {row.row.line}, refusée ({row.text('day')})."
    if _sum(refused, field) == difference:
        return f"L’écart de {difference} est celui des lignes refusées : {_lines(refused)}."
    if _sum(cancelled, field) == -difference:
        return f"L’écart de {difference} est celui des séances annulées, lues mais non comptées : {_lines(cancelled)}."
    return f"L’écart de {difference} n’est pas expliqué : vérifiez avec la personne qui a écrit le total."


def _sum(rows: Iterable[RowReader], field: str) -> int:
    return sum(_number(row, field) or 0 for row in rows)


def _lines(rows: Iterable[RowReader]) -> str:
    return ", ".join(f"ligne {row.row.line}" for row in rows)


def _number(row: RowReader, field: str) -> int | None:
    try:
        return read_count(row.text(field))
    except Unreadable:
        return None
