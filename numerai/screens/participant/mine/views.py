"""« Mon inscription »: the code opens a page with the workshop and the place, nothing about the person."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from numerai.base import dates
from numerai.base.ids import uuid7
from numerai.base.models import LostCode
from numerai.programme.people.rules import Origin
from numerai.programme.workshops.actions.enrolment import (
    AlreadyEnrolled,
    EnrolmentClosed,
    Request,
    cancel_enrolment,
    enrol,
)
from numerai.screens.components import errors
from numerai.screens.participant import door, limits, workshop
from numerai.screens.participant.mine import place
from numerai.screens.participant.mine.forms import Code
from numerai.screens.participant.mine.place import Held
from numerai.screens.participant.mine.qr import qr_code

HOME = "participant:mine"


@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """The code is asked by a form and never stands in an address."""
    identifier = door.ENROLMENT.granted(request)
    held = place.held(request.programme, identifier) if identifier else None
    if held is not None and request.method != "POST":
        return _show(request, held)
    form = Code(request.POST if request.method == "POST" else None)
    lost = _("Ce code ne marche plus, à cause d’une panne. Appelez-nous, ou inscrivez-vous encore.")
    unknown = lost if _is_lost(request, form) else _("Vérifiez chaque chiffre : nous ne trouvons pas ce code.")
    opened = door.ENROLMENT.unlock(request, form, find=place.by_code, unknown=unknown) if form.is_valid() else None
    return opened or _ask_code(request, form)


def _is_lost(request: HttpRequest, form: Code) -> bool:
    """Given after the backup that was put back since. Said behind the same limit as any other answer."""
    code = form.cleaned_data["code"] if form.is_valid() else ""
    return bool(code) and LostCode.objects.of(request.programme).filter(code=code).exists()


def _ask_code(request: HttpRequest, form: Code) -> HttpResponse:
    context = {"form": form, "journey": _("Mon inscription"), "submit_label": _("Voir mon inscription")}
    return render(request, "participant/code.html", context)


def _show(request: HttpRequest, held: Held) -> HttpResponse:
    context = {
        "held": held,
        "rows": place.ticket_rows(held),
        "seats": workshop.seats(held.session) if not held.closed else None,
    }
    return render(request, "participant/mine.html", context)


def with_place(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Pages behind the code. Without it, or once the workshop is over or cancelled, back to the first page."""

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        identifier = door.ENROLMENT.granted(request)
        held = place.held(request.programme, identifier) if identifier else None
        if held is None or held.closed:
            return redirect(HOME)
        return view(request, held, **kwargs)

    return opened


def posted(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """An act: only a button does it, and not hundreds of times."""

    @wraps(view)
    def acted(request: HttpRequest, held: Held, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return redirect(HOME)
        if not limits.allowed(request, limits.CHANGE):
            return errors.too_many(request)
        return view(request, held, **kwargs)

    return acted


@with_place
@posted
def leave(request: HttpRequest, held: Held) -> HttpResponse:
    cancel_enrolment(request.programme, actor="public", now=dates.now(), enrolment_id=held.enrolment.id)
    return redirect(HOME)


@with_place
@posted
def come_back(request: HttpRequest, held: Held) -> HttpResponse:
    """Undo: a seat if one is free, else the end of the waiting list; with a new code."""
    response = redirect(HOME)
    again = Request(enrolment_id=uuid7(), origin=Origin.SELF, participant_id=held.enrolment.participant_id)
    try:
        enrolment = enrol(
            request.programme,
            actor="public",
            now=dates.now(),
            today=dates.today(request.programme.time_zone),
            session_id=held.session.id,
            request=again,
        )
    except (AlreadyEnrolled, EnrolmentClosed):
        return response
    messages.success(request, _("C’est fait. Voici votre nouveau code."))
    door.ENROLMENT.grant(response, enrolment)
    return response


@never_cache
def close(request: HttpRequest) -> HttpResponse:
    """For a shared telephone: nothing about the enrolment stays on it, and the page that says so is true."""
    if request.method == "POST":
        response = redirect("participant:mine_close")
        door.ENROLMENT.revoke(response)
        return response
    if door.ENROLMENT.granted(request):
        return redirect(HOME)
    return render(request, "participant/mine_closed.html", {"journey": _("Mon inscription")})


@with_place
def ticket(request: HttpRequest, held: Held) -> HttpResponse:
    if held.has_left:
        return redirect(HOME)
    context = {
        "held": held,
        "rows": place.ticket_rows(held),
        "qr": qr_code(held.enrolment.code),
        "address": request.build_absolute_uri(reverse(HOME)),
    }
    return render(request, "participant/ticket.html", context)
