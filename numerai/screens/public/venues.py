"""The venues: where they are on a map and its list twin, and all that is known of one, before coming."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from numerai.base import dates
from numerai.programme.places.messages import say_known
from numerai.programme.places.queries import described_venues
from numerai.programme.workshops.queries.venues import announced_venues, venue_page
from numerai.screens.components.venue_map import by_commune, stops_of
from numerai.screens.public import filters
from numerai.screens.public.rows import departures


@require_safe
def venues(request: HttpRequest) -> HttpResponse:
    announced = announced_venues(request.programme)
    groups = by_commune(one for one in described_venues(request.programme) if one[0].id in announced)
    context = {
        "stops": stops_of(groups),
        "communes": [
            {
                "group": group,
                "venues": [
                    {"venue": venue, "known": say_known(description.known, len(description.findings))}
                    for venue, description in group.venues
                ],
            }
            for group in groups
        ],
    }
    return render(request, "public/venues.html", context)


@require_safe
def venue(request: HttpRequest, venue_id: UUID) -> HttpResponse:
    page = venue_page(request.programme, venue_id, today=dates.today(request.programme.time_zone))
    if page is None:
        raise Http404("no such venue")
    context = {
        "page": page,
        "venue": page.venue,
        "departures": departures(page.upcoming),
        "all_url": filters.address({"commune": page.venue.commune.slug}),
    }
    return render(request, "public/venue.html", context)
