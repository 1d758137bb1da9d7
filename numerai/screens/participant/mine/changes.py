"""New needs, another way to be reached: written over the earlier answers, which are never shown."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from numerai.base import dates
from numerai.programme.workshops.actions.enrolment import Need, change_answers
from numerai.screens.components import errors
from numerai.screens.participant import limits
from numerai.screens.participant.enrolment.reach import DETAILS, UNREACHED, Way
from numerai.screens.participant.mine.forms import NewNeeds
from numerai.screens.participant.mine.place import Held
from numerai.screens.participant.mine.views import HOME, with_place
from numerai.screens.participant.questions import Question


@with_place
def needs(request: HttpRequest, held: Held) -> HttpResponse:
    form = NewNeeds(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _change(request, held, identity={}, needs=form.stated())
    return _ask(request, form, back=reverse(HOME))


@with_place
def way(request: HttpRequest, held: Held) -> HttpResponse:
    form = Way(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _ask(request, form, back=reverse(HOME))
    chosen = form.cleaned_data["way"]
    if chosen == "none":
        return _change(request, held, identity=UNREACHED, needs=None)
    return redirect("participant:mine_reach_details", chosen)


@with_place
def details(request: HttpRequest, held: Held, facon: str) -> HttpResponse:
    if facon not in DETAILS:
        raise Http404(facon)
    form = DETAILS[facon](request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _change(request, held, identity={**UNREACHED, **form.answer()}, needs=None)
    return _ask(request, form, back=reverse("participant:mine_reach"))


def _ask(request: HttpRequest, form: Question, *, back: str) -> HttpResponse:
    context = {
        "form": form,
        "heading": form.heading,
        "why": "" if form.heading else form.why,
        "journey": _("Mon inscription"),
        "back_url": back,
        "submit_label": "",
    }
    return render(request, "participant/change.html", context)


def _change(
    request: HttpRequest, held: Held, *, identity: dict[str, Any], needs: tuple[Need, ...] | None
) -> HttpResponse:
    if not limits.allowed(request, limits.CHANGE):
        return errors.too_many(request)
    change_answers(
        request.programme,
        actor="public",
        now=dates.now(),
        enrolment_id=held.enrolment.id,
        identity_changes=identity,
        needs=needs,
    )
    messages.success(request, _("C’est noté. Merci."))
    return redirect(HOME)
