"""What the figures rest on: facts about sessions and people, without names. None is unknown, never zero."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from numerai.programme.workshops.rules import SessionState


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What the file of a named person answers, merged files being one. None: no answer."""

    with_disability: bool | None = None
    job_seeking: bool | None = None


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What is known of a session. `present`: named people who came, merged files being one person."""

    id: str
    state: SessionState
    cancel_cause: str = ""
    commune: str | None = None
    total: int | None = None
    on_sheet: int = 0
    margins: Mapping[str, int] = field(default_factory=dict)
    present: frozenset[str] = frozenset()

    @property
    def identified(self) -> int:
        return len(self.present)

    @property
    def attendances(self) -> int:
        """A counted total contains whoever is named or ticked on the sheet; it is never below them."""
        return max(self.total or 0, self.identified + self.on_sheet)

    @property
    def anonymous(self) -> int:
        return self.attendances - self.identified

    @property
    def missing_from_total(self) -> int:
        """How many people are named or ticked beyond the counted total: someone counted, or typed, wrongly."""
        return 0 if self.total is None else self.attendances - self.total


@dataclass(frozen=True, slots=True)
class NeedFacts:
    """The needs stated for one session, or outside any."""

    session: str | None
    stated: int
    met: int
    not_met: int


@dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    """All that the figures rest on. `erased`: anonymous counts of erased people, by name."""

    sessions: tuple[SessionFacts, ...] = ()
    people: Mapping[str, PersonFacts] = field(default_factory=dict)
    proposals: tuple[tuple[str, str], ...] = ()
    needs: tuple[NeedFacts, ...] = ()
    erased: Mapping[str, int] = field(default_factory=dict)
    targets: tuple[str, ...] = ()
    has_files: bool = False

    def in_state(self, state: SessionState) -> tuple[SessionFacts, ...]:
        return tuple(session for session in self.sessions if session.state is state)

    @property
    def held(self) -> tuple[SessionFacts, ...]:
        return self.in_state(SessionState.HELD)

    @property
    def to_report(self) -> tuple[SessionFacts, ...]:
        """Past sessions of which nobody said that someone came; some may have been counted at zero."""
        return self.in_state(SessionState.TO_REPORT)
