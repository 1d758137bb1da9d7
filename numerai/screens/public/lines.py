"""The five lines: what one learns on each, for whom, what to bring, and the next departures."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from numerai.base import dates
from numerai.base.models import Programme
from numerai.programme.workshops.queries import lines as lines_read
from numerai.programme.workshops.rules import Line
from numerai.screens.components.lines import LINES
from numerai.screens.public import filters
from numerai.screens.public.caching import same_for_everyone
from numerai.screens.public.rows import departures


@require_safe
@same_for_everyone
def lines(request: HttpRequest) -> HttpResponse:
    days = lines_read.next_days(request.programme, today=dates.today(request.programme.time_zone))
    rows = [
        {"line": line, "said": _said(request.programme, line.code), "next": _next(days.get(Line(line.code)))}
        for line in LINES
    ]
    return render(request, "public/lines.html", {"rows": rows})


@require_safe
@same_for_everyone
def line(request: HttpRequest, slug: str) -> HttpResponse:
    found = next((line for line in LINES if line.slug == slug), None)
    if found is None:
        raise Http404("no such line")
    page = lines_read.line_page(request.programme, Line(found.code), today=dates.today(request.programme.time_zone))
    context = {
        "line": found,
        "said": _said(request.programme, found.code),
        "departures": departures(page.upcoming),
        "has_more": page.has_more,
        "all_url": filters.address({"ligne": str(found.number)}),
        "contact_me_url": reverse("participant:contact_me"),
    }
    return render(request, "public/line.html", context)


def _said(programme: Programme, code: str) -> dict[str, Any]:
    """What the programme's facts say of this theme; nothing when they are silent."""
    return next((said for said in programme.facts.get("lines", []) if said.get("code") == code), {})


def _next(day: Any) -> str:
    return dates.say_day(day) if day else ""
