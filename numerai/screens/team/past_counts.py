"""What a past session is known to have gathered: who came and who had enrolled, by name or only counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from numerai.programme.workshops.models import HeadCount, Session
from numerai.programme.workshops.queries.figures import PERSON, attendances
from numerai.programme.workshops.queries.seats import Seats
from numerai.programme.workshops.rules import Presence


@dataclass(frozen=True, slots=True)
class PastCounts:
    """`enrolled`: counted on the sheet, without names; None when nobody counted them."""

    came: int | None
    enrolled: int | None


def unnamed_enrolled(head_count: HeadCount | None) -> int | None:
    count: int | None = head_count.margins.get("enrolled") if head_count else None
    return count


def past_counts(sessions: Iterable[Session]) -> dict[UUID, PastCounts]:
    """One query, however many sessions."""
    present = Count(PERSON, filter=Q(attendances__presence=Presence.PRESENT), distinct=True)
    rows: Any = (
        Session.objects.filter(id__in=[session.id for session in sessions])
        .order_by()
        .annotate(named=present)
        .values_list("id", "named", "head_count__total", "head_count__on_sheet", "head_count__margins")
    )
    return {session: _counts(*counted) for session, *counted in rows}


def _counts(named: int, total: int | None, on_sheet: int | None, margins: dict[str, int] | None) -> PastCounts:
    came = attendances(named=named, total=total, on_sheet=on_sheet or 0)
    return PastCounts(came if came or total is not None else None, (margins or {}).get("enrolled"))


def say_past(seats: Seats, counts: PastCounts) -> str:
    """9 venus · 11 inscrits (sans nom) · 12 places; what nobody noted is left out, never said as zero."""
    parts = []
    if counts.came is not None:
        parts.append(ngettext("%(n)d venu", "%(n)d venus", counts.came) % {"n": counts.came})
    enrolled = max(seats.taken, counts.enrolled or 0)
    if enrolled:
        said = ngettext("%(n)d inscrit", "%(n)d inscrits", enrolled) % {"n": enrolled}
        parts.append(said if seats.taken else _("%(enrolled)s (sans nom)") % {"enrolled": said})
    if seats.capacity is not None:
        parts.append(ngettext("%(n)d place", "%(n)d places", seats.capacity) % {"n": seats.capacity})
    return " · ".join(parts)
