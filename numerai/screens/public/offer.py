"""The short form of each way to join, and the page that says what happens next and when."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from numerai.base import dates, throttle
from numerai.base.throttle import Limit, Visitor
from numerai.programme.support.actions import receive_offer
from numerai.programme.support.rules import answer_by
from numerai.screens.public.joining import Door, door
from numerai.screens.public.offer_form import OfferForm, new_offer_id

LIMIT = Limit("offer", by_visitor=6, by_place=60, in_all=300)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@never_cache
def offer(request: HttpRequest, slug: str) -> HttpResponse:
    way = door(slug)
    if way is None:
        raise Http404("no such way to join")
    form = OfferForm(
        request.POST if request.method == "POST" else None,
        initial={"offer_id": new_offer_id()},
        door=way,
        programme=request.programme,
    )
    status = 200
    if form.is_valid():
        now = dates.now()
        if throttle.allowed(LIMIT, Visitor.of(request), programme=str(request.programme.id), now=now):
            return _send(request, way, form, now)
        form.add_error(None, _("Trop d’envois en même temps. Attendez un quart d’heure, puis envoyez à nouveau."))
        status = 429
    return render(request, "public/offer.html", {"form": form, "door": way}, status=status)


def _send(request: HttpRequest, way: Door, form: OfferForm, now: datetime) -> HttpResponse:
    receive_offer(
        request.programme,
        actor="public",
        now=now,
        offer_id=form.identifier(),
        way=way.way,
        gifts=form.gifts_given(),
        communes=form.communes_named(),
        proposal=form.proposal(),
    )
    return redirect("public:offer_done")


@require_safe
@never_cache
def offer_done(request: HttpRequest) -> HttpResponse:
    """Says nothing of what was sent: the telephone may be shared."""
    days = request.programme.facts.get("joining", {}).get("answer_within_days")
    day = answer_by(dates.today(request.programme.time_zone), days)
    return render(request, "public/offer_done.html", {"before": dates.say_day(day) if day else ""})
