"""A row of a coordination's table becomes a session, completes a known one, or corrects what an import wrote."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from numerai.base.ids import uuid7
from numerai.base.tables import clean, french
from numerai.programme.workshops.actions.import_claims import Claim, KnownSessions, table_key
from numerai.programme.workshops.actions.import_plan import Change, Plan, PlannedEvent
from numerai.programme.workshops.actions.sessions import slug_for
from numerai.programme.workshops.imports import RowOutcome, SessionRecord, Verdict
from numerai.programme.workshops.imports.cells import read_list
from numerai.programme.workshops.models import HeadCount, Session
from numerai.programme.workshops.queries.cards import where
from numerai.programme.workshops.rules import CancelCause

_MARGINS = ("enrolled", "with_disability", "job_seeking", "women", "men", "gender_unstated")
_WORDS = ("place", "title")  # by these, people know which session it is
_LABELS = {
    "commune_id": "commune",
    "place": "lieu",
    "line": "thème",
    "title": "titre",
    "trainers": "animation",
    "day": "date",
    "starts_at": "début",
    "ends_at": "fin",
    "capacity": "places",
    "sign_language": "LSF",
    "remarks": "remarques",
    "total": "nombre de présents",
    "margins": "détail des présents",
    "cancelled": "annulation",
}


def plan_sessions(plan: Plan) -> None:
    records = [outcome.record for outcome in plan.reading.outcomes if isinstance(outcome.record, SessionRecord)]
    known = KnownSessions(plan, records)
    claims = {record: known.claim(record) for record in records}
    for outcome in plan.reading.outcomes:
        if isinstance(outcome.record, SessionRecord):
            _SessionRow(plan, known, outcome, outcome.record).decide(claims[outcome.record])
        else:
            plan.settle(outcome)


class _SessionRow:
    """One row and the session it speaks of."""

    def __init__(self, plan: Plan, known: KnownSessions, outcome: RowOutcome, record: SessionRecord) -> None:
        self.plan, self.known, self.outcome, self.record = plan, known, outcome, record
        self.kept: list[str] = []
        self.replaced: dict[str, str] = {}  # the words of an earlier import
        self.events: list[PlannedEvent] = []

    def decide(self, claim: Claim) -> None:
        if claim.refused:
            about = "number" if self.record.number else "place"
            self.plan.set_aside(self.outcome, Verdict.REFUSED, claim.refused, about)
            return
        session = self.known.by_id[claim.session] if claim.session else None
        session_id = claim.session or uuid7()
        self._columns(session, session_id)
        self._counts(session_id, claim.joining)
        self._cancellation(session, session_id)
        for other in claim.joining:
            self._event("session.absorbed", other, {"into": session_id})
        change = Change.NOTHING if not self.events else Change.UPDATED if session else Change.NEW
        self.plan.events += self.events
        self.plan.settle(self.outcome, *claim.remarks, *self._remarks(claim), change=change)

    def _remarks(self, claim: Claim) -> Iterator[str]:
        if self.kept:
            names = ", ".join(_LABELS[name] for name in self.kept)
            yield french(f"Déjà noté par l’équipe, gardé tel quel : {names}.")
        if self.replaced:
            before = ", ".join(f"{_LABELS[name]} « {words} »" for name, words in self.replaced.items())
            yield french(f"Cette ligne remplace ce qu’un autre fichier disait : {before}.")
        if claim.session is None and not any(claim.remarks) and self.known.neighbour(self.record):
            yield french("Une autre séance est notée ce jour-là dans cette commune : vérifiez que c’en est une autre.")
        if self.record.cancelled and self.known.with_presences & {claim.session, *claim.joining}:
            yield french("Séance annulée, mais des personnes y sont notées présentes : vérifiez.")

    def _event(self, kind: str, subject: UUID, facts: dict[str, Any]) -> None:
        self.events.append(PlannedEvent(kind, subject, facts=facts))

    def _columns(self, session: Session | None, session_id: UUID) -> None:
        """What the file knows is written; what it does not know erases nothing."""
        values = _columns_known(self.record)
        named = {
            "slug": slug_for(self.record.day, self.record.commune_code, session_id),
            "import_key": table_key(self.record),
        }
        if session is None:
            self._event("session.planned", session_id, values | named)
            return
        changes = {name: value for name, value in values.items() if not _says(session, name, value)}
        if session.is_provisional:
            changes |= named | {"is_provisional": False, "place": self.record.place}
        elif session.import_key is None and not self.record.number:
            changes["import_key"] = table_key(self.record)
        changes = {name: value for name, value in changes.items() if not self._keeps(session, name)}
        self._keep_hours_in_order(session, changes)
        if not session.is_provisional:
            said = {name: getattr(session, name) for name in _WORDS if name in changes}
            self.replaced = {name: words for name, words in said.items() if words}
        if changes:
            self._event("session.edited", session_id, changes)

    def _keep_hours_in_order(self, session: Session, changes: dict[str, Any]) -> None:
        """One hour of the team and one of the file must not cross."""
        start, end = (changes.get(name, getattr(session, name)) for name in ("starts_at", "ends_at"))
        if start and end and end <= start:
            self.kept += [name for name in ("starts_at", "ends_at") if changes.pop(name, None)]

    def _keeps(self, session: Session, name: str) -> bool:
        """Written by a person, or a number of seats that people already hold: shown, never overwritten."""
        by_hand = self.known.hand.wrote(session.id, name) and getattr(session, name) not in (None, "")
        held = name == "capacity" and session.id in self.known.with_places and session.capacity is not None
        if name in _LABELS and (by_hand or held):
            self.kept.append(name)
            return True
        return False

    def _counts(self, session_id: UUID, joining: Iterable[UUID]) -> None:
        counted = self.known.counts.get(session_id) or HeadCount(session_id=session_id)
        facts: dict[str, Any] = {}
        total, margins = self.record.present, _margins(self.record)
        if total is not None and total != counted.total:
            if counted.total is not None and self.known.hand.wrote(session_id, "total"):
                self.kept.append("total")
            else:
                facts["total"] = total
        by_hand = self.known.hand.wrote(session_id, "margins")
        merged = margins | counted.margins if by_hand else counted.margins | margins
        if merged != counted.margins:
            facts["margins"] = merged
        if by_hand and any(counted.margins.get(name, count) != count for name, count in margins.items()):
            self.kept.append("margins")
        ticks = sum(self.known.counts[other].on_sheet for other in joining if other in self.known.counts)
        if ticks:
            facts["on_sheet"] = counted.on_sheet + ticks
        if facts:
            self._event("headcount.recorded", session_id, facts)

    def _cancellation(self, session: Session | None, session_id: UUID) -> None:
        cause = (self.record.cancel_cause or CancelCause.OTHER) if self.record.cancelled else ""
        held_again = not cause and self.record.present
        if session is None or not session.is_cancelled:
            changes = bool(cause)
        else:
            changes = bool(held_again) or bool(cause and cause != session.cancel_cause)
        if not changes:
            return
        if session and (self.known.hand.wrote(session_id, "cancelled") or (cause and self._people_to_tell(session))):
            self.kept.append("cancelled")
        elif cause:
            self._event("session.cancelled", session_id, {"cause": cause})
        else:
            self._event("session.reopened", session_id, {})

    def _people_to_tell(self, session: Session) -> bool:
        """Someone holds a place: the session's own page cancels it, because each person is to be told."""
        return session.id in self.known.with_people and not session.is_cancelled


def _columns_known(record: SessionRecord) -> dict[str, Any]:
    values = {
        "commune_id": record.commune_code,
        "place": record.place,
        "line": record.theme.value if record.theme else "",
        "title": record.title,
        "trainers": ", ".join(record.trainers),
        "day": record.day,
        "starts_at": record.start,
        "ends_at": record.end,
        "capacity": record.capacity,
        "sign_language": record.sign_language,
        "remarks": record.remarks,
    }
    return {name: value for name, value in values.items() if value not in (None, "")}


def _says(session: Session, name: str, value: Any) -> bool:
    """The session already says it: a cell holds one line, a venue and its place in one, and any list of names."""
    known = getattr(session, name)
    if name == "place" and value == clean(where(session)):
        return True
    if name == "trainers":
        return bool(value == ", ".join(read_list(clean(known))))
    return bool((clean(known) if isinstance(known, str) else known) == value)


def _margins(record: SessionRecord) -> dict[str, int]:
    return {name: count for name in _MARGINS if (count := getattr(record, name)) is not None}
