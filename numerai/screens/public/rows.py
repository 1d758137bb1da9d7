"""What the components of a list need to print a session, a commune or a figure: words and addresses."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from numerai.base import dates
from numerai.programme.workshops.messages import say_start
from numerai.programme.workshops.queries.cards import Card
from numerai.programme.workshops.queries.communes import CommuneLine
from numerai.screens.components.chart import Stop


@dataclass(frozen=True, slots=True)
class Departure:
    """A row of `components/board.html`."""

    url: str
    weekday: str
    day: str
    month: str
    time: str
    line: str
    title: str
    place: str
    seats_text: str


def departures(cards: Iterable[Card]) -> tuple[Departure, ...]:
    return tuple(
        Departure(
            url=reverse("public:session", args=[card.slug]),
            weekday=dates.DAYS[card.day.weekday()],
            day="1er" if card.day.day == 1 else str(card.day.day),
            month=dates.SHORT_MONTHS[card.day.month - 1],
            time=say_start(card.starts_at),
            line=card.line,
            title=card.title,
            place=card.place,
            seats_text=card.state_words,
        )
        for card in cards
    )


def chart_stops(lines: Iterable[CommuneLine]) -> tuple[Stop, ...]:
    """Stops of `components/map.html`, in the order of the tour."""
    return tuple(
        Stop(
            code=line.stop.code,
            name=line.name,
            url=reverse("public:commune", args=[line.slug]),
            date_text=line.words,
            planned=line.is_planned,
            x=line.stop.x,
            y=line.stop.y,
            side=line.stop.label_side,
        )
        for line in lines
        if line.stop
    )
