"""The communes: the stops of the programme, the others where workshops happen, and a page for each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from numerai.base import dates
from numerai.programme.workshops.queries import communes as communes_read
from numerai.screens.public import filters
from numerai.screens.public.feed import addresses
from numerai.screens.public.rows import departures


@require_safe
def communes(request: HttpRequest) -> HttpResponse:
    found = communes_read.communes(request.programme, today=dates.today(request.programme.time_zone))
    soon = [line.name for line in found.stops if line.is_soon]
    announced = sum(line.is_announced for line in found.stops)
    context = {
        "stops": found.stops,
        "others": found.others,
        "soon": _say_soon(soon, targeted=len(found.stops), announced=announced),
    }
    return render(request, "public/communes.html", context)


@require_safe
def commune(request: HttpRequest, slug: str) -> HttpResponse:
    page = communes_read.commune_page(request.programme, slug, today=dates.today(request.programme.time_zone))
    if page is None:
        raise Http404("no such commune")
    context = {
        "page": page,
        "line": page.line,
        "departures": departures(page.upcoming),
        "soon": _say_soon([page.line.name] * page.line.is_soon, targeted=page.targeted, announced=page.announced),
        "all_url": filters.address({"commune": slug}),
        "past_url": filters.address({"commune": slug, "quand": filters.PAST}) if page.line.last_day else "",
        "contact_me_url": reverse("participant:contact_me"),
        **addresses(request, "public:commune_feed", slug),
    }
    return render(request, "public/commune.html", context)


def _say_soon(names: list[str], *, targeted: int, announced: int) -> str:
    """The founding document targets nine communes and lists workshops in seven: the gap is said, not hidden."""
    if not names:
        return ""
    said = {"targeted": targeted, "announced": announced, "missing": _(" et ").join(names)}
    return (
        _("Le programme vise %(targeted)s communes. Sa présentation cite des ateliers dans %(announced)s.") % said
        + " "
        + _("Il manque encore : %(missing)s.") % said
    )
