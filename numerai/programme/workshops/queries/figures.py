"""The figures that anyone may read: frozen at the end of a month, and people counted by tens.

A counter that goes from 14 to 15 on the evening of a workshop would name somebody.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from numerai.base.models import Programme
from numerai.programme.places.models import TargetCommune
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.rules import Presence

TEN = 10
# Merged files are one person.
PERSON = Coalesce("attendances__participant__merged_into", "attendances__participant")


class Came(NamedTuple):
    """One past session that was not cancelled: its commune, and how many people are known to have come."""

    commune: str | None
    people: int


@dataclass(frozen=True, slots=True)
class PublishedFigures:
    """State at the end of `until`. `unreported`: past sessions of which nobody said yet who came."""

    until: date
    sessions_held: int
    unreported: int
    more_than: int | None  # "plus de 110 présences"; None: ten or fewer, or not known
    communes_reached: int
    communes_targeted: int

    @property
    def is_empty(self) -> bool:
        return not self.sessions_held


def last_day_of_previous_month(today: date) -> date:
    return today.replace(day=1) - timedelta(days=1)


def attendances(*, named: int, total: int | None, on_sheet: int) -> int:
    """A head-count holds whoever is named or ticked on the sheet; it is never below them."""
    return max(total or 0, named + on_sheet)


def rounded_down(count: int) -> int | None:
    """117 and 111 give 110, 110 gives 100: "more than" is always true. None up to ten."""
    return (count - 1) // TEN * TEN or None if count > 0 else None


def published_figures(programme: Programme, *, today: date) -> PublishedFigures:
    until = last_day_of_previous_month(today)
    sessions = _sessions_until(programme, until)
    held = [session for session in sessions if session.people]
    targets = set(TargetCommune.objects.of(programme).values_list("commune_id", flat=True))
    return PublishedFigures(
        until=until,
        sessions_held=len(held),
        unreported=len(sessions) - len(held),
        more_than=rounded_down(sum(session.people for session in held)),
        communes_reached=len({session.commune for session in held} & targets),
        communes_targeted=len(targets),
    )


def _sessions_until(programme: Programme, until: date) -> list[Came]:
    """Sessions that a sign-in sheet opened count too: people came, even if the team has yet to complete them."""
    rows: Any = (
        Session.objects.of(programme)
        .filter(cancelled_at__isnull=True, day__lte=until)
        .order_by()
        .annotate(named=Count(PERSON, filter=Q(attendances__presence=Presence.PRESENT), distinct=True))
        .values_list("commune_id", "named", "head_count__total", "head_count__on_sheet")
    )
    return [
        Came(commune, attendances(named=named, total=total, on_sheet=on_sheet or 0))
        for commune, named, total, on_sheet in rows
    ]
