"""Reading spreadsheets of past workshops: every row gets a verdict and a reason, nothing is guessed silently."""

from numerai.programme.workshops.imports.communes import Communes
from numerai.programme.workshops.imports.matching import (
    MatchKind,
    MatchResult,
    SessionCandidate,
    match_provisional,
    match_session,
    same_session,
)
from numerai.programme.workshops.imports.model import (
    Control,
    Mark,
    PresenceRecord,
    Reading,
    RowOutcome,
    SessionRecord,
    Verdict,
)
from numerai.programme.workshops.imports.presences import read_presences
from numerai.programme.workshops.imports.sessions import read_sessions

__all__ = [
    "Communes",
    "Control",
    "Mark",
    "MatchKind",
    "MatchResult",
    "PresenceRecord",
    "Reading",
    "RowOutcome",
    "SessionCandidate",
    "SessionRecord",
    "Verdict",
    "match_provisional",
    "match_session",
    "read_presences",
    "read_sessions",
    "same_session",
]
