"""The communes of a programme: its stops, the others where workshops happen, and the next date in each."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Max, Min, Q
from django.utils.translation import gettext as _

from numerai.base.dates import say_short_day
from numerai.base.models import Programme
from numerai.programme.places import queries as places
from numerai.programme.places.models import Commune, DigitalPlace
from numerai.programme.places.rules import Stop
from numerai.programme.workshops.queries.cards import IN_ORDER, Card, cards, published

FEW = 5


class Dates(NamedTuple):
    """Of the sessions that are not cancelled."""

    next: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class CommuneLine:
    name: str
    slug: str
    next_day: date | None
    last_day: date | None = None
    is_announced: bool = False
    stop: Stop | None = None  # its place on the map, when it is one of the targets

    @property
    def is_planned(self) -> bool:
        return self.next_day is not None

    @property
    def is_soon(self) -> bool:
        """Targeted, but the presentation lists no workshop there, and none was ever planned."""
        return self.stop is not None and not (self.is_announced or self.next_day or self.last_day)

    @property
    def words(self) -> str:
        if self.next_day:
            return say_short_day(self.next_day)
        if self.is_soon:
            return _("bientôt")
        return _("date à venir") if self.stop else _("pas de date")


@dataclass(frozen=True, slots=True)
class Communes:
    stops: tuple[CommuneLine, ...]
    others: tuple[CommuneLine, ...]


@dataclass(frozen=True, slots=True)
class CommunePage:
    line: CommuneLine
    province: str
    upcoming: tuple[Card, ...]
    has_more: bool
    digital_places: tuple[DigitalPlace, ...]
    targeted: int  # how many communes the programme targets
    announced: int  # in how many of them its presentation lists workshops


def commune_dates(programme: Programme, *, today: date) -> dict[str, Dates]:
    """INSEE code → next and last day, in one query."""
    rows = (
        published(programme)
        .filter(cancelled_at__isnull=True, commune__isnull=False)
        .order_by()
        .values("commune_id")
        .annotate(next=Min("day", filter=Q(day__gte=today)), last=Max("day", filter=Q(day__lt=today)))
    )
    return {row["commune_id"]: Dates(row["next"], row["last"]) for row in rows}


def _line(target: places.Target, dates: dict[str, Dates]) -> CommuneLine:
    known = dates.get(target.code, Dates())
    return CommuneLine(target.name, target.slug, known.next, known.last, target.announced, target.stop)


def stops(programme: Programme, *, today: date) -> tuple[CommuneLine, ...]:
    """The targets, in the order of the tour, each with its next date."""
    dates = commune_dates(programme, today=today)
    return tuple(_line(target, dates) for target in places.targets(programme))


def communes(programme: Programme, *, today: date) -> Communes:
    dates = commune_dates(programme, today=today)
    targets = places.targets(programme)
    others = Commune.objects.filter(code__in=set(dates) - {target.code for target in targets})
    return Communes(
        stops=tuple(_line(target, dates) for target in targets),
        others=tuple(
            CommuneLine(other.name, other.slug, dates[other.code].next, dates[other.code].last) for other in others
        ),
    )


def commune_page(programme: Programme, slug: str, *, today: date) -> CommunePage | None:
    """Any commune of the territory has its page: some only say that nothing is planned there."""
    commune = places.commune_by_slug(slug)
    if commune is None:
        return None
    targets = places.targets(programme)
    dates = commune_dates(programme, today=today)
    target = next((target for target in targets if target.code == commune.code), None)
    known = dates.get(commune.code, Dates())
    rows = published(programme).filter(commune=commune, day__gte=today).select_related("commune", "venue")
    upcoming = cards(rows.order_by(*IN_ORDER)[: FEW + 1], today=today)
    return CommunePage(
        line=_line(target, dates) if target else CommuneLine(commune.name, commune.slug, known.next, known.last),
        province=commune.province.name,
        upcoming=upcoming[:FEW],
        has_more=len(upcoming) > FEW,
        digital_places=places.digital_places(commune),
        targeted=len(targets),
        announced=sum(target.announced for target in targets),
    )
