"""A line of a sign-in sheet becomes a file, needs and a presence; a nameless tick is only counted."""

from collections import Counter
from typing import Any, cast
from uuid import UUID

from django.db.models import Q

from numerai.base.ids import uuid7
from numerai.base.phones import read_phone
from numerai.base.tables import french
from numerai.base.text import words
from numerai.programme.people.likeness import resemblance
from numerai.programme.people.rules import Identity, Origin
from numerai.programme.workshops.actions.import_files import KnownFiles, row_key
from numerai.programme.workshops.actions.import_plan import Change, Plan, PlannedEvent, candidate, head_counts
from numerai.programme.workshops.actions.sessions import slug_for
from numerai.programme.workshops.imports import (
    MatchKind,
    PresenceRecord,
    RowOutcome,
    SessionCandidate,
    Verdict,
    match_session,
)
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.rules import NeedKind, Presence

_NO_SESSION = "Ce numéro de séance n’est pas connu ici : videz cette case, ou retirez la ligne."
_NO_FILE = "Ce numéro de dossier n’est pas connu ici : videz cette case, ou retirez la ligne."
_OTHER_DAY = "Ce numéro de séance est celui d’un autre jour : vérifiez la date ou le numéro."
_OTHER_PERSON = "Ce numéro de dossier est celui d’une autre personne : vérifiez le nom ou le numéro."
_ERASED = "Personne effacée : cette ligne n’est pas reprise."
SAME_NAME = 0.6  # of each word, by ear: a mistake is the same person; another first name of one family is not


def plan_presences(plan: Plan) -> None:
    records = [outcome.record for outcome in plan.reading.outcomes if isinstance(outcome.record, PresenceRecord)]
    sheets = _Sheets(plan, records)
    files = KnownFiles(plan.programme, records, sheets.sessions())
    for outcome in plan.reading.outcomes:
        record = outcome.record
        if not isinstance(record, PresenceRecord):
            plan.settle(outcome)
        elif reason := sheets.refusal(record):
            plan.set_aside(outcome, Verdict.REFUSED, reason, *_named_by(record))
        elif record.anonymous:
            plan.settle(outcome)
        else:
            row = _PresenceRow(plan, files, outcome, record, sheets.session(record))
            if row.session in sheets.cancelled and record.presence is Presence.PRESENT:
                row.remarks.append(french("La séance est annulée et cette personne y est notée présente : vérifiez."))
            row.decide()
    sheets.plan_ticks()


def _named_by(record: PresenceRecord) -> tuple[str, ...]:
    """The columns that say which session the line speaks of."""
    return ("session_number",) if record.session_number else ("place", "session")


class _Sheets:
    """The session of each sign-in sheet: a known one, or a provisional one opened with the sheet's own words."""

    def __init__(self, plan: Plan, records: list[PresenceRecord]) -> None:
        self.plan = plan
        self._records = records
        numbers = {record.session_number for record in records if record.session_number}
        known = Session.objects.of(plan.programme).filter(
            Q(day__in={record.session_day for record in records}) | Q(id__in=numbers)
        )
        names = {code: tuple(names) for code, names in plan.communes}
        rows = list(known.select_related("venue"))
        self._candidates = [candidate(row, names) for row in rows]
        self._days = {row.id: row.day for row in rows}
        self.cancelled = {row.id for row in rows if row.is_cancelled}
        self._by_key = {row.import_key: row.id for row in rows if row.import_key}
        self._found: dict[tuple[Any, str], UUID] = {}
        self._refused: dict[tuple[Any, str], str] = {}
        # The most telling words first: « maison Montravel » then « Montravel » are one session, not two.
        for record in sorted(records, key=lambda record: (-len(set(words(record.session_hint))), record.session_hint)):
            self._resolve(record)

    def _resolve(self, record: PresenceRecord) -> None:
        place = (record.session_day, record.session_hint)
        if record.session_number or place in self._found or place in self._refused:
            return
        match = match_session(record, self._candidates)
        if match.kind is MatchKind.AMBIGUOUS:
            self._refused[place] = match.reason
        elif match.kind is MatchKind.MATCHED:
            self._found[place] = cast(UUID, match.ids[0])
        else:
            key = f"sheet {record.session_day} {' '.join(sorted(set(words(record.session_hint))))}"[:200]
            self._found[place] = self._by_key.get(key) or self._open(record, key)

    def _open(self, record: PresenceRecord, key: str) -> UUID:
        session = uuid7()
        facts = {
            "day": record.session_day,
            "place": record.session_hint,
            "is_provisional": True,
            "import_key": key,
            "slug": slug_for(record.session_day, None, session),
        }
        self.plan.events.append(PlannedEvent("session.planned", session, facts=facts))
        self._candidates.append(SessionCandidate(session, record.session_day, place=record.session_hint))
        return session

    def refusal(self, record: PresenceRecord) -> str:
        if record.session_number:
            day = self._days.get(record.session_number)
            if day is None:
                return french(_NO_SESSION)
            return "" if day == record.session_day else french(_OTHER_DAY)
        return self._refused.get((record.session_day, record.session_hint), "")

    def session(self, record: PresenceRecord) -> UUID:
        return record.session_number or self._found[record.session_day, record.session_hint]

    def sessions(self) -> set[UUID]:
        numbered = {record.session_number for record in self._records if record.session_number}
        return {*self._found.values(), *(numbered & self._days.keys())}

    def plan_ticks(self) -> None:
        """Ticks without a name: the most that one file says, so that a sheet read twice is not counted twice."""
        ticks = Counter(
            self.session(record)
            for record in self._records
            if record.anonymous and record.presence is Presence.PRESENT and not self.refusal(record)
        )
        known = head_counts(ticks)
        for session, count in ticks.items():
            before = known[session].on_sheet if session in known else 0
            total = before + count if self.plan.is_late_row else count
            if session not in known or total > before:
                event = PlannedEvent("headcount.recorded", session, facts={"on_sheet": total})
                self.plan.events.append(event)


class _PresenceRow:
    """One named line, and the file that it opens or finds again."""

    def __init__(
        self, plan: Plan, files: KnownFiles, outcome: RowOutcome, record: PresenceRecord, session: UUID
    ) -> None:
        self.plan, self.files, self.outcome, self.record, self.session = plan, files, outcome, record, session
        self.events: list[PlannedEvent] = []
        self.remarks: list[str] = []

    def decide(self) -> None:
        key = row_key(self.record)
        if line := self.files.seen.get(key):
            reason = french(f"Même personne et même séance que la ligne {line} : comptée une fois.")
            self.plan.set_aside(self.outcome, Verdict.IGNORED, reason)
            return
        self.files.seen[key] = self.outcome.line
        if not self.files.knows(self.record.file_number):
            self.plan.set_aside(self.outcome, Verdict.REFUSED, french(_NO_FILE), "file_number")
            return
        if self.files.is_erased(key, self.record.file_number):
            self.plan.set_aside(self.outcome, Verdict.IGNORED, french(_ERASED))
            return
        person = self.files.find(key, self.record, self.session)
        if person and self.record.file_number and self._is_someone_else(person):
            self.plan.set_aside(self.outcome, Verdict.REFUSED, french(_OTHER_PERSON), "file_number")
            return
        change = Change.UPDATED if person else Change.NEW
        if person is None:
            person = uuid7()
            facts = {"origin": Origin.IMPORT, "import_key": key}
            self._event("participant.registered", person, facts, _identity(self.record).to_dict())
        else:
            self._complete(person, key)
        self._needs(person)
        self._presence(person)
        self.plan.events += self.events
        self.plan.settle(self.outcome, *self.remarks, change=change if self.events else Change.NOTHING)

    def _is_someone_else(self, person: UUID) -> bool:
        """A number beside another name: a column was sorted alone, or a line pasted over another."""
        known, said = self.files.identity(person).full_name, _identity(self.record).full_name
        return bool(known) and any(resemblance(word, known) < SAME_NAME for word in said.split())

    def _event(self, kind: str, person: UUID, facts: dict[str, Any], personal: dict[str, Any] | None = None) -> None:
        subject = uuid7() if kind == "need.stated" else person
        self.events.append(PlannedEvent(kind, subject, person, facts, personal))

    def _complete(self, person: UUID, key: str) -> None:
        """What the file knows and the person's file did not; nothing known is overwritten."""
        known = self.files.identity(person).to_dict()
        new = {name: value for name, value in _identity(self.record).to_dict().items() if name not in known}
        if "phone" in known:
            new.pop("phone_typed", None)
        if "birth_year" in known:
            new.pop("birth_year_proposed", None)
        if "commune" in known:
            new.pop("commune_typed", None)
        if new:
            self._event("participant.corrected", person, {"import_key": key}, new)

    def _needs(self, person: UUID) -> None:
        stated = self.files.needs(person, self.session)
        kinds = {kind for kind, _ in stated}
        for kind, said in self.record.needs:
            if (kind, said) not in stated and (kind == NeedKind.OTHER or kind not in kinds):
                self._event("need.stated", person, {"session": self.session}, {"kind": kind, "words": said})

    def _presence(self, person: UUID) -> None:
        """A blank tick says nothing: no line. What a person marked since is kept, and shown when it differs."""
        if self.record.presence is None:
            return
        marked = self.files.mark(person, self.session)
        if marked and marked.presence == self.record.presence:
            return
        if marked and marked.by_hand and marked.presence != Presence.UNKNOWN:
            self.remarks.append(french("La présence notée par l’équipe est gardée : elle diffère de ce fichier."))
            return
        facts = {"session": self.session, "presence": self.record.presence, "walk_in": False}
        if marked:
            facts["walk_in"] = marked.walk_in
        self._event("attendance.marked", person, facts)


def _identity(record: PresenceRecord) -> Identity:
    phone = read_phone(record.phone)
    return Identity(
        given_name=record.given_name,
        family_name=record.family_name,
        phone=phone,
        phone_typed="" if phone else record.phone,
        commune=record.commune_code,
        commune_typed="" if record.commune_code else record.commune,
        birth_year=record.birth_year,
        birth_year_proposed=record.birth_year_proposed,
    )
