"""Venues on the map: one mark per commune, with how many there are. The list beside it says the same; both lead to the
venues of that commune, further down the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from numerai.programme.places.messages import say_venues
from numerai.programme.places.models import Commune, Venue
from numerai.programme.places.rules import Description
from numerai.screens.components.chart import Stop
from numerai.screens.components.chart_layout import Place, laid_out

Described = tuple[Venue, Description]


@dataclass(frozen=True, slots=True)
class Group:
    commune: Commune
    venues: Sequence[Described]

    @property
    def anchor(self) -> str:
        return f"lieux-{self.commune.slug}"

    @property
    def words(self) -> str:
        return say_venues(len(self.venues))


def by_commune(described: Iterable[Described]) -> list[Group]:
    """They come in the order of communes."""
    found = groupby(described, key=lambda one: one[0].commune)
    return [Group(commune, list(here)) for commune, here in found]


def stops_of(groups: Iterable[Group]) -> tuple[Stop, ...]:
    return laid_out(
        Place(
            code=group.commune.code,
            name=group.commune.name,
            latitude=group.commune.latitude,
            longitude=group.commune.longitude,
            url=f"#{group.anchor}",
            words=group.words,
        )
        for group in groups
    )
