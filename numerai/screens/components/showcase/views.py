"""The pages that show every piece of interface. They hold no row of the programme and keep nothing of what is typed."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from numerai.screens.components import display
from numerai.screens.components.showcase.families import FAMILIES, family
from numerai.screens.components.showcase.pieces import drawn
from numerai.screens.components.showcase.try_form import Choosing, OneQuestion, Typing, filled

ASKED = "affichage"
ask_or_send = require_http_methods(["GET", "HEAD", "POST"])


def _display(request: HttpRequest) -> dict[str, Any]:
    """Any page may be seen in another display without changing what the visitor's own device remembers."""
    if ASKED not in request.GET:
        return {"displays": displays(request.path, "")}
    asked = request.GET[ASKED]
    return {"display": display.classes(asked), "displays": displays(request.path, asked)}


def displays(path: str, asked: str) -> list[dict[str, Any]]:
    """Links of `components/tags.html`: one for each choice of the display settings."""
    choices = [choice for setting in display.SETTINGS for choice in setting.choices if choice.value]
    return [
        {"url": path, "label": _("Ordinaire"), "current": not asked},
        *(
            {"url": f"{path}?{ASKED}={choice.value}", "label": choice.label, "current": choice.value == asked}
            for choice in choices
        ),
    ]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "showcase/index.html", {"families": FAMILIES, **_display(request)})


@require_safe
def pieces(request: HttpRequest, slug: str) -> HttpResponse:
    found = family(slug)
    if found is None:
        raise Http404(slug)
    one_wrong, other_wrong, *_more = (*found.wrong, None, None)
    context = {"family": found, "pieces": drawn(found, request), "layout": found.layout}
    wrong = {"one_wrong": one_wrong, "other_wrong": other_wrong}
    return render(request, "showcase/family.html", context | wrong | _display(request))


@ask_or_send
def fields(request: HttpRequest) -> HttpResponse:
    """Every widget, empty or filled. Sent: with its errors, or thanked for nothing."""
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    initial = {name: value for name, value in filled().items()} if "rempli" in request.GET else None
    typing: forms.Form = Typing(*typed, initial=initial)
    choosing = Choosing(*typed, initial=initial)
    is_done = bool(typed) and typing.is_valid() and choosing.is_valid()
    context = {"form": typing, "choosing": choosing, "is_done": is_done, "is_filled": bool(initial)}
    return render(request, "showcase/fields.html", {**context, **_display(request)})


@ask_or_send
def question(request: HttpRequest) -> HttpResponse:
    """A whole question page, its error and its confirmation, in the order of a journey."""
    form = OneQuestion(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        title = _("C’est noté, pour de faux")
        return render(request, "showcase/done.html", {"title": title, "typed": form.cleaned_data["name"]})
    context = {
        "form": form,
        "journey": _("Un parcours inventé"),
        "step": {"number": 1, "total": 1},
        "back_url": reverse("components:index"),
        "why": _("Cette phrase dit pourquoi nous posons la question."),
        "note": _("Nous ne gardons rien de ce que vous écrivez ici."),
        **_display(request),
    }
    return render(request, "components/question.html", context)
