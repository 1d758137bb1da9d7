"""The home page: where workshops are, which come next, and what was done."""

from dataclasses import dataclass
from datetime import date

from numerai.base.models import Programme
from numerai.programme.workshops.queries.cards import IN_ORDER, Card, cards, published
from numerai.programme.workshops.queries.communes import CommuneLine, stops
from numerai.programme.workshops.queries.figures import PublishedFigures, published_figures

DEPARTURES = 5


@dataclass(frozen=True, slots=True)
class HomePage:
    departures: tuple[Card, ...]
    stops: tuple[CommuneLine, ...]
    figures: PublishedFigures
    has_sessions: bool


def home_page(programme: Programme, *, today: date) -> HomePage:
    sessions = published(programme)
    coming = sessions.filter(day__gte=today, cancelled_at__isnull=True).select_related("commune", "venue")
    departures = cards(coming.order_by(*IN_ORDER)[:DEPARTURES], today=today)
    return HomePage(
        departures=departures,
        stops=stops(programme, today=today),
        figures=published_figures(programme, today=today),
        has_sessions=bool(departures) or sessions.exists(),
    )
