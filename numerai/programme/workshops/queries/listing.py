"""The list of workshops: what can be asked of it, and a page of the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F

from numerai.base.models import OfProgramme, Programme
from numerai.programme.places.models import Commune
from numerai.programme.places.rules import Known, VenueFeature
from numerai.programme.workshops.queries.cards import IN_ORDER, Card, cards, published
from numerai.programme.workshops.rules import Line

PER_PAGE = 30


class Access(StrEnum):
    """What someone may need to find at the workshop. Only what was checked answers."""

    STEP_FREE = "step_free"
    ADAPTED_TOILET = "adapted_toilet"
    SIGN_LANGUAGE = "sign_language"
    HEARING_LOOP = "hearing_loop"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The choices of a visitor. `month`: any day of it."""

    past: bool = False
    commune: Commune | None = None
    line: Line | None = None
    month: date | None = None
    access: Access | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    cards: tuple[Card, ...]
    total: int
    cancelled: int  # of that total
    page: "Page[Any]"
    communes: Mapping[str, str]  # slug → name, of all communes with sessions then
    months: tuple[date, ...]


def listing(programme: Programme, wanted: Wanted, *, today: date, page: int | str | None = 1) -> Listing:
    """One page of the sessions to come, soonest first, or of those past, latest first."""
    all_then = _then(programme, wanted, today)
    answer = _wanted(all_then, wanted)
    counted = answer.aggregate(total=Count("id"), cancelled=Count("cancelled_at"))
    paginator = Paginator(answer.select_related("commune", "venue"), PER_PAGE)
    paginator.count = counted["total"]  # counted with the cancelled ones, in one query
    shown = paginator.get_page(page)
    return Listing(
        cards=cards(shown.object_list, today=today),
        **counted,
        page=shown,
        communes=dict(_communes(all_then)),
        months=tuple(all_then.order_by("day").dates("day", "month")),
    )


def _then(programme: Programme, wanted: Wanted, today: date) -> OfProgramme:
    sessions = published(programme)
    if wanted.past:
        return sessions.filter(day__lt=today).order_by("-day", F("starts_at").desc(nulls_last=True), "-id")
    return sessions.filter(day__gte=today).order_by(*IN_ORDER)


def _communes(sessions: OfProgramme) -> Any:
    rows = sessions.filter(commune__isnull=False).order_by("commune__name")
    return rows.values_list("commune__slug", "commune__name").distinct()


def _wanted(sessions: OfProgramme, wanted: Wanted) -> OfProgramme:
    if wanted.commune:
        sessions = sessions.filter(commune=wanted.commune)
    if wanted.line:
        sessions = sessions.filter(line=wanted.line)
    if wanted.month:
        sessions = sessions.filter(day__year=wanted.month.year, day__month=wanted.month.month)
    if wanted.access == Access.SIGN_LANGUAGE:
        return sessions.filter(sign_language=True)
    if wanted.access:
        feature = VenueFeature(wanted.access)
        return sessions.filter(venue__facts__feature=feature, venue__facts__state=Known.YES)
    return sessions
