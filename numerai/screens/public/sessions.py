"""The list of workshops, to come or past, with its choices by plain links."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from numerai.base import dates
from numerai.programme.workshops.queries.listing import listing
from numerai.screens.public import filters
from numerai.screens.public.rows import departures


@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    programme = request.programme
    wanted = filters.read(request.GET)
    found = listing(programme, wanted, today=dates.today(programme.time_zone), page=request.GET.get("page"))
    choices = filters.written(wanted)
    context = {
        "past": wanted.past,
        "heading": filters.say_count(wanted, found.total, found.cancelled),
        "chosen": filters.say_choices(wanted),
        "all_url": filters.without_choices(wanted),
        "other_time_url": filters.address({"quand": "" if wanted.past else filters.PAST}),
        "commune_facet": filters.commune_facet(wanted, found),
        "facets": filters.other_facets(wanted, found),
        "departures": departures(found.cards),
        "page": found.page,
        "contact_me_url": reverse("participant:contact_me"),
        "query": f"{urlencode(choices)}&" if choices else "",
    }
    return render(request, "public/sessions.html", context)
