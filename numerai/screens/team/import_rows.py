"""Which session, and who, each row of a file speaks of: shown on the page of the preview, and kept nowhere."""

from numerai.base.dates import say_day
from numerai.base.phones import read_phone, say_phone
from numerai.programme.workshops.actions.import_review import Review
from numerai.programme.workshops.imports import PresenceRecord, SessionRecord

_FIRST_CELLS = 4  # enough to know a row again


def spoken_of(review: Review) -> dict[int, str]:
    """Line → « jeudi 12 février 2026 · Koné · Cagou Essai »; a refused row says its first cells."""
    names = {code: names[0] for code, names in review.plan.communes}
    return {row.line: first_cells(row.cells) for row in review.refused()} | {
        outcome.line: _joined(_parts(outcome.record, names))
        for outcome in review.plan.reading.outcomes
        if outcome.record is not None
    }


def first_cells(cells: tuple[str, ...]) -> str:
    return _joined([cell for cell in cells if cell][:_FIRST_CELLS])


def _parts(record: SessionRecord | PresenceRecord, communes: dict[str, str]) -> list[str]:
    if isinstance(record, SessionRecord):
        return [say_day(record.day), communes.get(record.commune_code, ""), record.title or record.place]
    name = f"{record.given_name} {record.family_name}".strip()
    return [say_day(record.session_day), record.session_hint, name or say_phone(read_phone(record.phone))]


def _joined(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)
