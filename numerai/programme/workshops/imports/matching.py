"""Which session a row speaks of. Several answers are no answer: a person decides."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from numerai.base.tables import french
from numerai.base.text import words
from numerai.programme.workshops.imports.communes import Communes, names_of
from numerai.programme.workshops.imports.model import PresenceRecord, SessionRecord

_SMALL_WORDS = frozenset(("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les"))
_SAID_OF_ANY = _SMALL_WORDS | {"seance", "session", "atelier"}  # on a sign-in sheet; a room may be called « L’Atelier »


class MatchKind(StrEnum):
    MATCHED = "matched"
    AMBIGUOUS = "ambiguous"  # the row is refused with the reason
    NONE = "none"  # a new session; a provisional one when only a sign-in sheet speaks of it


@dataclass(frozen=True, slots=True)
class MatchResult:
    kind: MatchKind
    ids: tuple[Hashable, ...] = ()  # one, except for several sign-in sheets of one session
    reason: str = ""  # why it is refused, or a remark worth showing


@dataclass(frozen=True, slots=True)
class SessionCandidate:
    """A session already known. A provisional one keeps the words of its sign-in sheet in `place`."""

    id: Hashable
    day: date
    commune_code: str | None = None
    commune_names: tuple[str, ...] = ()
    place: str = ""
    title: str = ""
    start: time | None = None


def match_session(record: PresenceRecord, candidates: Iterable[SessionCandidate]) -> MatchResult:
    """Same day, and every word of the hint said by the session; NONE: open a provisional session with the hint."""
    wanted = _meaning(record.session_hint)
    found = [
        candidate for candidate in candidates if candidate.day == record.session_day and wanted <= _said(candidate)
    ]
    exact = [candidate for candidate in found if _meaning(candidate.place) == wanted]
    if len(found) > 1 and len(exact) == 1:
        found = exact
    if len(found) > 1:
        return MatchResult(MatchKind.AMBIGUOUS, reason=_several(record.session_day, record.session_hint, found))
    if not found:
        return MatchResult(MatchKind.NONE)
    return MatchResult(MatchKind.MATCHED, (found[0].id,))


def match_provisional(
    record: SessionRecord,
    provisional_sessions: Iterable[SessionCandidate],
    *,
    communes: Communes,
    rivals: Iterable[SessionRecord] = (),
) -> MatchResult:
    """The provisional sessions that this record completes: several when its sign-in sheets named it in several ways.

    `rivals`: the other sessions of the same file. A provisional session that one of them could complete as well is left
    alone: had the sign-in sheet come second, its rows would have been refused for the same doubt.
    """
    said = _said(_known(record, communes))
    others = [_said(_known(rival, communes)) for rival in rivals if rival != record and rival.day == record.day]
    same_day = [session for session in provisional_sessions if session.day == record.day]
    found = [session for session in same_day if _meaning(session.place) <= said]
    clear = [session for session in found if not any(_meaning(session.place) <= other for other in others)]
    reason = ""
    if len(clear) < len(found):
        reason = (
            f"Une feuille d’émargement du {record.day:%d/%m/%Y} peut parler de plusieurs séances : à relier à la main."
        )
    ids = tuple(session.id for session in clear)
    return MatchResult(MatchKind.MATCHED if ids else MatchKind.NONE, ids, french(reason))


def same_session(record: SessionRecord, existing: Iterable[SessionCandidate]) -> MatchResult:
    """The session that an earlier import already made of this row: same day, commune and hour, and no other place."""
    near = [
        session
        for session in existing
        if (session.day, session.commune_code) == (record.day, record.commune_code)
        and (session.start == record.start or None in (session.start, record.start))
    ]
    found = [session for session in near if _compatible(session.place, record.place)]
    for closer in (lambda session: session.start == record.start, lambda session: _same(session.place, record.place)):
        found = list(filter(closer, found)) or found
    if len(found) == 1:
        return MatchResult(MatchKind.MATCHED, (found[0].id,))
    if found:
        return MatchResult(MatchKind.AMBIGUOUS, reason=_several(record.day, record.place, found))
    beside = ", ".join(f"« {session.place} »" for session in near if session.start and session.start == record.start)
    reason = f"Une autre séance est notée le même jour à la même heure : {beside}." if beside else ""
    return MatchResult(MatchKind.NONE, reason=french(reason))


def _known(record: SessionRecord, communes: Communes) -> SessionCandidate:
    names = names_of(record.commune_code, communes)
    return SessionCandidate(None, record.day, record.commune_code, names, record.place, record.title, record.start)


def _meaning(text: str) -> frozenset[str]:
    return frozenset(words(text)) - _SAID_OF_ANY


def _named(place: str) -> frozenset[str]:
    return frozenset(words(place)) - _SMALL_WORDS


def _said(session: SessionCandidate) -> frozenset[str]:
    return _meaning(" ".join((*session.commune_names, session.place, session.title))) | _hours(session.start)


def _hours(start: time | None) -> frozenset[str]:
    """The ways a hint may say the hour: 9h, 9h00, 09h00, matin."""
    if start is None:
        return frozenset()
    short = {f"{start.hour}h", f"{start.hour:02d}h"} if start.minute == 0 else set()
    part = {"matin"} if start.hour < 12 else {"apres", "midi"}
    return frozenset({f"{start.hour}h{start.minute:02d}", f"{start.hour:02d}h{start.minute:02d}", *short, *part})


def _same(one: str, other: str) -> bool:
    return _named(one) == _named(other)


def _compatible(one: str, other: str) -> bool:
    """One place says no more than the other: « Montravel » and « Maison de quartier de Montravel »."""
    return _named(one) <= _named(other) or _named(other) <= _named(one)


def _several(day: date, said: str, found: Sequence[SessionCandidate]) -> str:
    places = ", ".join(f"« {session.place or session.title} »" for session in found)
    about = f"à « {said} »" if said else "à ce jour"
    return french(f"Plusieurs séances du {day:%d/%m/%Y} correspondent {about} : {places}. Précisez le lieu ou l’heure.")
