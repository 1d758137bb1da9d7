"""The venues by commune, on a map and in its list twin: what is known of each, and which of them fit a need."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from numerai.programme.places.messages import FEATURES
from numerai.programme.places.models import Venue
from numerai.programme.places.queries import described_venues
from numerai.programme.places.rules import Description, Known, VenueFeature
from numerai.programme.workshops.permissions import may_change_venues, may_see_venues
from numerai.screens.components.venue_map import by_commune, stops_of
from numerai.screens.team.guard import TeamRequest, team_page

Fits = Callable[[Description], bool]


@dataclass(frozen=True, slots=True)
class VenueLine:
    id: UUID
    name: str
    directions: str
    known: int
    features: int
    to_ask: tuple[str, ...]
    photos: int


def _has(*features: VenueFeature) -> Fits:
    """One of these is there for sure; unknown is not yes."""
    return lambda described: any(described.findings[feature].state == Known.YES for feature in features)


def _is_to_ask(described: Description) -> bool:
    return described.known < len(described.findings)


FILTERS: Mapping[str, tuple[Promise, Fits]] = {
    "": (lazy("Tous"), lambda described: True),
    "a-verifier": (lazy("À vérifier"), _is_to_ask),
    "sans-marche": (lazy("Entrée sans marche, ou rampe"), _has(VenueFeature.STEP_FREE, VenueFeature.RAMP)),
    "toilettes": (lazy("Toilettes adaptées"), _has(VenueFeature.ADAPTED_TOILET)),
    "boucle": (lazy("Boucle magnétique"), _has(VenueFeature.HEARING_LOOP)),
    "reseau": (lazy("Wi-Fi ou réseau du téléphone"), _has(VenueFeature.WIFI, VenueFeature.MOBILE_NETWORK)),
}


@team_page(may_see_venues)
def venues(request: TeamRequest) -> HttpResponse:
    every = described_venues(request.programme)
    asked = request.GET.get("avec", "")
    chosen = asked if asked in FILTERS else ""
    shown = [described for described in every if FILTERS[chosen][1](described[1])]
    groups = by_commune(shown)
    context = {
        "stops": stops_of(groups),
        "communes": [(group, [_line(*described) for described in group.venues]) for group in groups],
        "filters": [_tag(key, every, is_current=key == chosen) for key in FILTERS] if every else [],
        "any": bool(every),
        "may_change": may_change_venues(request.roles),
    }
    return render(request, "team/venues.html", context)


def _tag(key: str, every: tuple[tuple[Venue, Description], ...], *, is_current: bool) -> dict[str, object]:
    """One way of narrowing the list, with how many venues it leaves."""
    words, fits = FILTERS[key]
    url = reverse("team:venues")
    count = sum(fits(described) for _, described in every)
    return {"url": f"{url}?avec={key}" if key else url, "label": f"{words} ({count})", "current": is_current}


def _line(venue: Venue, description: Description) -> VenueLine:
    findings = description.findings
    return VenueLine(
        id=venue.id,
        name=description.name,
        directions=description.directions,
        known=description.known,
        features=len(findings),
        to_ask=tuple(str(FEATURES[f]) for f, finding in findings.items() if finding.state == Known.UNKNOWN),
        photos=venue.photo_count,  # type: ignore[attr-defined]  # counted by described_venues
    )
