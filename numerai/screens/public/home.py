"""The home page: where, when, what was done, and how to join."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from numerai.base import dates, worlds
from numerai.programme.workshops.queries.home import home_page
from numerai.screens.public.figures import shown_figures
from numerai.screens.public.joining import JOINING
from numerai.screens.public.rows import chart_stops, departures


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    page = home_page(request.programme, today=dates.today(request.programme.time_zone))
    context = {
        "departures": departures(page.departures),
        "stops": chart_stops(page.stops),
        "figures": shown_figures(page.figures, request.programme.facts),
        "until": dates.say_day(page.figures.until),
        "unreported": page.figures.unreported,
        "joining": JOINING,
        "contact_me_url": reverse("participant:contact_me"),
        "shows_demo": not page.has_sessions and settings.DEMO and not worlds.is_demo(),
    }
    return render(request, "public/home.html", context)
