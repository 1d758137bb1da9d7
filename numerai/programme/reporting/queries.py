"""The figures of a programme, ready for a page or a file, and the rows behind each of them."""

from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from numerai.base.dates import say_day
from numerai.base.models import Programme
from numerai.base.text import fold
from numerai.programme.reporting import messages
from numerai.programme.reporting.reading import Known, known
from numerai.programme.reporting.rules import (
    Amount,
    Key,
    PeopleRange,
    Why,
    amounts,
    communes_beyond_targets,
    figure,
    people_range,
)
from numerai.programme.workshops.messages import CANCEL_CAUSES, say_title
from numerai.programme.workshops.rules import CancelCause, SessionState

_AIMS = ("more_than", "at_least", "about", "exactly")


def indicators(programme: Programme, *, today: date) -> dict[str, Any]:
    """Every figure, ready for JSON. Unknown is null."""
    all_known = known(programme, today=today)
    facts = all_known.facts
    beyond = _communes(communes_beyond_targets(facts), all_known)
    names = ", ".join(commune["name"] for commune in beyond)
    without = [amount.commune or "" for amount in amounts(Key.COMMUNES_WITHOUT_SESSION, facts)]
    causes = Counter(session.cancel_cause for session in facts.in_state(SessionState.CANCELLED))
    structured: dict[Key, Any] = {
        Key.SESSIONS_CANCELLED: {"total": causes.total(), "by_cause": dict(sorted(causes.items()))},
        Key.PEOPLE_DISTINCT: _range(people_range(facts)),
        Key.COMMUNES_WITHOUT_SESSION: _communes(without, all_known),
    }
    return {
        "programme": programme.slug,
        "as_of": today.isoformat(),
        **{key.value: structured[key] if key in structured else figure(key, facts) for key in Key},
        "communes_beyond_targets": beyond,
        "targets": [_target(target, all_known) for target in programme.facts.get("targets", [])],
        "notes": {key.value: messages.note_of(key, facts, beyond=names) for key in Key},
    }


def _range(people: PeopleRange) -> dict[str, int | None]:
    return {"value": people.value, "low": people.low, "high": people.high, "pending_duplicates": people.pending}


def _communes(codes: list[str], all_known: Known) -> list[dict[str, str]]:
    return [{"code": code, "name": all_known.communes[code]} for code in codes]


def _target(target: dict[str, Any], all_known: Known) -> dict[str, Any]:
    """What was promised, where it was said, and where things are. A range stays a range."""
    aim = next((name for name in _AIMS if name in target), None)
    row = {
        "key": target["key"],
        "words": target.get("words", ""),
        "aim": aim,
        "value": target[aim] if aim else None,
        "current": None,
        "source": target.get("source", ""),
    }
    if target["key"] == Key.PEOPLE_DISTINCT:
        people = people_range(all_known.facts)
        return row | {"current": people.value, "low": people.low, "high": people.high}
    if target["key"] in set(Key):
        row["current"] = figure(Key(target["key"]), all_known.facts)
    return row


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row behind a figure. `count` None: nobody knows. The identifiers say what the row opens."""

    words: str
    detail: str
    count: int | None
    session_id: str | None = None
    participant_id: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The rows behind a figure; their known counts add up to `total`."""

    key: Key
    title: str
    columns: tuple[str, str, str]
    rows: tuple[TableRow, ...]
    total: int | None
    note: str
    names_people: bool  # to be shown only to those who may open the files of people

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


def rows_behind(programme: Programme, key: str, *, today: date) -> Table:
    """The rows that make a figure. Raises ValueError for an unknown key."""
    wanted = Key(key)
    all_known = known(programme, today=today)
    beyond = _communes(communes_beyond_targets(all_known.facts), all_known)
    perhaps_twice = {person for pair in all_known.facts.proposals for person in pair}
    found = [_row(amount, all_known, perhaps_twice) for amount in amounts(wanted, all_known.facts)]
    return Table(
        key=wanted,
        title=messages.title_of(wanted),
        columns=messages.table_headings(wanted),
        rows=tuple(sorted(found, key=_reading_order)),
        total=figure(wanted, all_known.facts),
        note=messages.note_of(wanted, all_known.facts, beyond=", ".join(commune["name"] for commune in beyond)),
        names_people=any(row.participant_id for row in found),
    )


def _reading_order(row: TableRow) -> tuple[int, str]:
    """People by name, then sessions in their own order; what has no link of its own comes last."""
    if row.participant_id:
        return 0, fold(row.words)
    return (1, "") if row.session_id else (2, "")


def _row(amount: Amount, all_known: Known, perhaps_twice: set[str]) -> TableRow:
    if amount.session:
        return _session_row(amount, all_known)
    if amount.person:
        name = all_known.names[amount.person] or messages.no_name()
        detail = messages.perhaps_twice() if amount.person in perhaps_twice else ""
        return TableRow(name, detail, amount.count, participant_id=amount.person)
    if amount.commune:
        return TableRow(all_known.communes[amount.commune], _sessions_there(amount.commune, all_known), amount.count)
    return TableRow(messages.words_for(amount), "", amount.count)


def _session_row(amount: Amount, all_known: Known) -> TableRow:
    label = all_known.sessions[amount.session or ""]
    facts = next(session for session in all_known.facts.sessions if session.id == amount.session)
    details = [say_title(label.title, label.line), messages.words_for(amount)]
    if facts.cancel_cause:
        details.append(str(CANCEL_CAUSES[CancelCause(facts.cancel_cause)]))
    if facts.missing_from_total and amount.why is Why.SESSION:
        details.append(messages.gap_words(facts.missing_from_total))
    words = f"{say_day(label.day)}, {label.commune or messages.no_place()}"
    return TableRow(words, ", ".join(filter(None, details)), amount.count, session_id=amount.session)


def _sessions_there(commune: str, all_known: Known) -> str:
    return messages.sessions_held_words(sum(session.commune == commune for session in all_known.facts.held))
