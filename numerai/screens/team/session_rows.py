"""A session as the team's lists show it: when, where, how many places, and what it has become."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from numerai.base import dates
from numerai.programme.workshops import messages
from numerai.programme.workshops.models import Attendance, Session, SessionTrainer
from numerai.programme.workshops.queries.cards import IN_ORDER, where
from numerai.programme.workshops.queries.seats import Seats, seats_of
from numerai.programme.workshops.queries.states import states_of
from numerai.programme.workshops.rules import Presence, SessionState
from numerai.screens.team.past_counts import PastCounts, past_counts, say_past

WORDS = {
    SessionState.UPCOMING: lazy("À venir"),
    SessionState.TO_REPORT: lazy("Présences à noter"),
    SessionState.HELD: lazy("Tenue"),
    SessionState.CANCELLED: lazy("Annulée"),
}
# The names of the lists.
LISTS = {
    SessionState.UPCOMING: lazy("À venir"),
    SessionState.TO_REPORT: lazy("Présences à noter"),
    SessionState.HELD: lazy("Tenues"),
    SessionState.CANCELLED: lazy("Annulées"),
}
TONES = {
    SessionState.UPCOMING: "",
    SessionState.TO_REPORT: "wait",
    SessionState.HELD: "ok",
    SessionState.CANCELLED: "bad",
}
ICONS = {
    SessionState.UPCOMING: "calendar",
    SessionState.TO_REPORT: "edit",
    SessionState.HELD: "yes",
    SessionState.CANCELLED: "no",
}


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A row of `components/board.html`."""

    session: Session
    seats: Seats
    state: SessionState
    this_year: int
    counts: PastCounts | None = None  # of a past session
    leads_to: str = ""  # the name of another page than the usual one
    person: UUID | None = None  # of whom that page is about

    @property
    def url(self) -> str:
        if self.leads_to:
            return reverse(self.leads_to, args=[self.session.id, *([self.person] if self.person else [])])
        name = "team:attendance" if self.state == SessionState.TO_REPORT else "team:session"
        return reverse(name, args=[self.session.id])

    @property
    def weekday(self) -> str:
        return dates.DAYS[self.session.day.weekday()]

    @property
    def day(self) -> str:
        return "1er" if self.session.day.day == 1 else str(self.session.day.day)

    @property
    def month(self) -> str:
        """The year only when it is not this one."""
        year = "" if self.session.day.year == self.this_year else f" {self.session.day.year}"
        return dates.SHORT_MONTHS[self.session.day.month - 1] + year

    @property
    def time(self) -> str:
        return messages.say_start(self.session.starts_at)

    @property
    def line(self) -> str:
        return self.session.line

    @property
    def title(self) -> str:
        return messages.say_title(self.session.title, self.session.line)

    @property
    def place(self) -> str:
        return say_place(self.session)

    @property
    def seats_text(self) -> str:
        return say_past(self.seats, self.counts) if self.counts else say_taken(self.seats)


def session_rows(sessions: Iterable[Session], *, today: date) -> list[SessionRow]:
    """Sessions read with their commune and venue; four more queries, however many rows."""
    rows = list(sessions)
    seats, states = seats_of(rows), states_of(rows, today=today)
    past = past_counts(row for row in rows if row.day < today or states[row.id] == SessionState.HELD)
    return [SessionRow(row, seats[row.id], states[row.id], today.year, past.get(row.id)) for row in rows]


def of_state(sessions: Any, state: SessionState, *, today: date) -> Any:
    """Of these sessions, those of one state, soonest first when they are to come, latest first otherwise."""
    sessions = sessions.select_related("commune", "venue")
    if state == SessionState.CANCELLED:
        return sessions.filter(cancelled_at__isnull=False).order_by("-day", "-id")
    sessions = sessions.filter(cancelled_at__isnull=True)
    if state == SessionState.UPCOMING:
        return sessions.filter(day__gte=today).order_by(*IN_ORDER)
    past = sessions.filter(day__lt=today).order_by("-day", "-id")
    came = _people_came()
    return past.filter(came) if state == SessionState.HELD else past.exclude(came)


def without_trainer(sessions: Any, *, today: date) -> Any:
    """To come, with neither a colleague nor a name for who animates."""
    in_the_team = {"account__is_active": True, "account__memberships__programme": OuterRef("programme")}
    working = SessionTrainer.objects.filter(session=OuterRef("pk"), **in_the_team)
    return of_state(sessions, SessionState.UPCOMING, today=today).filter(~Exists(working), trainers="")


def _people_came() -> Q:
    present = Attendance.objects.filter(session=OuterRef("pk"), presence=Presence.PRESENT)
    return Q(Exists(present)) | Q(head_count__total__gt=0) | Q(head_count__on_sheet__gt=0)


def say_place(session: Session) -> str:
    """Koné, Médiathèque"""
    commune = session.commune.name if session.commune else ""
    return ", ".join(part for part in (commune, where(session)) if part) or _("lieu à préciser")


def say_session(session: Session) -> str:
    """mardi 8 décembre 2026, Koné"""
    return f"{dates.say_day(session.day)}, {session.commune.name if session.commune else _('lieu à préciser')}"


def say_opening(session: Session) -> str:
    """Before the day of a session: when presences may be marked."""
    return _("Les présences se notent à partir du jour de l’atelier : %(day)s.") % {"day": dates.say_day(session.day)}


def say_taken(seats: Seats) -> str:
    """8 inscrits pour 12 places, 2 en attente"""
    taken = ngettext("%(n)d inscrit", "%(n)d inscrits", seats.taken) % {"n": seats.taken}
    if seats.capacity is not None:
        taken = ngettext("%(taken)s pour %(n)d place", "%(taken)s pour %(n)d places", seats.capacity) % {
            "taken": taken,
            "n": seats.capacity,
        }
    return taken + (", " + _("%(n)d en attente") % {"n": seats.waiting} if seats.waiting else "")
