"""The list of venues by commune: how much is known of each, and what is still to ask."""

from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from numerai.programme.places.messages import FEATURES
from numerai.programme.places.models import Venue
from numerai.programme.places.queries import described_venues
from numerai.programme.places.rules import Description, Known
from numerai.programme.workshops.permissions import may_change_venues, may_see_venues
from numerai.screens.team.guard import TeamRequest, team_page


@dataclass(frozen=True, slots=True)
class VenueLine:
    id: UUID
    name: str
    directions: str
    known: int
    features: int
    to_ask: tuple[str, ...]


@team_page(may_see_venues)
def venues(request: TeamRequest) -> HttpResponse:
    by_commune = groupby(described_venues(request.programme), key=lambda described: described[0].commune.name)
    context = {
        "communes": [(name, [_line(*described) for described in here]) for name, here in by_commune],
        "may_change": may_change_venues(request.roles),
    }
    return render(request, "team/venues.html", context)


def _line(venue: Venue, description: Description) -> VenueLine:
    findings = description.findings
    return VenueLine(
        id=venue.id,
        name=description.name,
        directions=description.directions,
        known=description.known,
        features=len(findings),
        to_ask=tuple(str(FEATURES[f]) for f, finding in findings.items() if finding.state == Known.UNKNOWN),
    )
