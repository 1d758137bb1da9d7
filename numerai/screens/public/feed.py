"""Calendars that follow the workshops, of one commune or of all: updated, cancelled, 304 when nothing changed."""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from numerai.base import dates, worlds
from numerai.base.models import Programme
from numerai.programme.places.models import Commune
from numerai.programme.places.queries import commune_by_slug
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.queries.cards import where
from numerai.programme.workshops.queries.feed import followed_sessions
from numerai.screens.public import ics
from numerai.screens.public.caching import same_for_everyone

FRESH = 15 * 60  # seconds


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    return _answer(request, None)


@require_safe
def commune_feed(request: HttpRequest, slug: str) -> HttpResponse:
    commune = commune_by_slug(slug)
    if commune is None:
        raise Http404("no such commune")
    return _answer(request, commune)


@require_safe
@same_for_everyone
def feeds(request: HttpRequest) -> HttpResponse:
    """How to follow them, said in plain words."""
    return render(request, "public/feeds.html", addresses(request, "public:feed"))


def addresses(request: HttpRequest, name: str, *args: str) -> dict[str, str]:
    """The address to copy, and the one that opens the telephone's calendar."""
    address = request.build_absolute_uri(reverse(name, args=args))
    return {"feed_url": address, "webcal_url": "webcal" + address[address.index(":") :]}


def _answer(request: HttpRequest, commune: Commune | None) -> HttpResponse:
    programme, now = request.programme, dates.now()
    rows = followed_sessions(programme, today=dates.today(programme.time_zone), now=now, commune=commune)
    named = [(row, request.build_absolute_uri(reverse("public:session", args=[row.slug]))) for row in rows]
    etag = _etag(programme, named)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        written = ics.subscription(programme, named, name=_name(programme, commune), stamp=now)
        response = HttpResponse(written.to_ical(), content_type=ics.TYPE)
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=FRESH)
    return response


def _name(programme: Programme, commune: Commune | None) -> str:
    said = {"programme": programme.name, "commune": commune.name if commune else _("tous les ateliers")}
    name = _("%(programme)s : %(commune)s") % said
    return _("Démonstration : %(title)s") % {"title": name} if worlds.is_demo() else name


def _etag(programme: Programme, named: list[tuple[Session, str]]) -> str:
    """Weak: the moment of writing differs, the events do not. A venue renamed shows too, and costs no edition."""
    seen = [(str(row.id), row.edition, where(row), url) for row, url in named]
    return f'W/"{hashlib.sha256(repr((programme.name, worlds.is_demo(), seen)).encode()).hexdigest()[:32]}"'
