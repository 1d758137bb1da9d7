"""How the published figures are counted, and what they cannot say."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from numerai.base import dates
from numerai.programme.workshops.queries.figures import published_figures
from numerai.screens.public.figures import shown_figures


@require_safe
def counting(request: HttpRequest) -> HttpResponse:
    programme = request.programme
    published = published_figures(programme, today=dates.today(programme.time_zone))
    context = {
        "unreported": published.unreported,
        "until": dates.say_day(published.until),
        "figures": shown_figures(published, programme.facts),
        "targets": programme.facts.get("targets", []),
    }
    return render(request, "public/counting.html", context)
