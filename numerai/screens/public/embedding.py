"""The next workshops, to show inside another site: how to, and the only page that another site may frame."""

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from numerai.base import dates, worlds
from numerai.programme.places.models import Commune
from numerai.programme.places.queries import commune_by_slug, targets
from numerai.programme.workshops.queries.upcoming import upcoming
from numerai.screens.public.caching import same_for_everyone
from numerai.screens.public.filters import Tag
from numerai.screens.public.rows import departures

COUNTS = (3, 5, 10)
USUAL = 3
HEIGHTS = {3: 780, 5: 1100, 10: 1900}  # pixels that so many workshops take in a narrow column


@require_safe
@same_for_everyone
def embedding(request: HttpRequest) -> HttpResponse:
    commune, count = _asked(request)
    framed = reverse("public:embedded") + _query(commune.slug if commune else "", count)
    context = {
        "framed_url": framed,
        "code": _code(request, framed, _title(request, commune), HEIGHTS[count]),
        "communes": _communes(request, commune, count),
        "counts": [
            Tag(reverse("public:embedding") + _query(commune.slug if commune else "", n), str(n), n == count)
            for n in COUNTS
        ],
    }
    return render(request, "public/embedding.html", context)


# Anyone may frame this page, and no other: it holds no form, sets no cookie, and leads out of the frame.
@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@cache_control(public=True, max_age=300)
def embedded(request: HttpRequest) -> HttpResponse:
    commune, count = _asked(request)
    today = dates.today(request.programme.time_zone)
    context = {
        "title": _title(request, commune),
        "departures": departures(upcoming(request.programme, today=today, count=count, commune=commune)),
        "more_url": reverse("public:commune", args=[commune.slug]) if commune else reverse("public:sessions"),
    }
    return render(request, "public/embedded.html", context)


def _asked(request: HttpRequest) -> tuple[Commune | None, int]:
    """What the address cannot mean is left out: a frame never shows an error."""
    slug, number = request.GET.get("commune", ""), request.GET.get("nombre", "")
    count = next((count for count in COUNTS if str(count) == number), USUAL)
    return (commune_by_slug(slug) if slug else None), count


def _query(slug: str, count: int) -> str:
    return "?" + urlencode({"commune": slug, "nombre": count} if slug else {"nombre": count})


def _communes(request: HttpRequest, commune: Commune | None, count: int) -> list[Tag]:
    page, current = reverse("public:embedding"), commune.slug if commune else ""
    offered = {"": _("Toutes les communes")}
    offered |= {target.slug: target.name for target in targets(request.programme)}
    if commune:
        offered.setdefault(commune.slug, commune.name)
    return [Tag(page + _query(slug, count), name, slug == current) for slug, name in offered.items()]


def _title(request: HttpRequest, commune: Commune | None) -> str:
    """Said by whoever reads the frame aloud: what it is, of which programme, and that nothing in it is real if so."""
    said = {"name": request.programme.name, "commune": commune.name if commune else ""}
    title = (_("Prochains ateliers %(name)s : %(commune)s") if commune else _("Prochains ateliers %(name)s")) % said
    return _("Démonstration : %(title)s") % {"title": title} if worlds.is_demo() else title


def _code(request: HttpRequest, framed: str, title: str, height: int) -> str:
    """What a town hall copies. Titles hold no sign that HTML reserves, and are written as they are."""
    address = request.build_absolute_uri(framed).replace("&", "&amp;")
    quoted = title.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return f'<iframe src="{address}" title="{quoted}" width="100%" height="{height}" loading="lazy"></iframe>'
