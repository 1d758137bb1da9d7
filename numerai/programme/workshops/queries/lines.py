"""The five lines: the next date of each, and what comes next on one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Min

from numerai.base.models import OfProgramme, Programme
from numerai.programme.workshops.queries.cards import IN_ORDER, Card, cards, published
from numerai.programme.workshops.rules import Line

FEW = 5


@dataclass(frozen=True, slots=True)
class LinePage:
    upcoming: tuple[Card, ...]
    has_more: bool


def _to_come(programme: Programme, today: date) -> OfProgramme:
    return published(programme).filter(day__gte=today, cancelled_at__isnull=True)


def next_days(programme: Programme, *, today: date) -> Mapping[Line, date]:
    """Lines with something to come, in one query."""
    rows = _to_come(programme, today).exclude(line="").order_by().values_list("line").annotate(next=Min("day"))
    return {Line(line): day for line, day in rows}


def line_page(programme: Programme, line: Line, *, today: date) -> LinePage:
    rows = _to_come(programme, today).filter(line=line).select_related("commune", "venue")
    upcoming = cards(rows.order_by(*IN_ORDER)[: FEW + 1], today=today)
    return LinePage(upcoming=upcoming[:FEW], has_more=len(upcoming) > FEW)
