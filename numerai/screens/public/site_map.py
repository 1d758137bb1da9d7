"""All the pages that anyone may open, on one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from numerai.base import dates
from numerai.programme.workshops.queries.communes import communes
from numerai.screens.public.joining import JOINING


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    found = communes(request.programme, today=dates.today(request.programme.time_zone))
    return render(
        request,
        "public/site_map.html",
        {
            "communes": (*found.stops, *found.others),
            "joining": JOINING,
            "contact_me_url": reverse("participant:contact_me"),
        },
    )
