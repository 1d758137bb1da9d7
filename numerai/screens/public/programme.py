"""What the programme is, for whom, who carries it and who helps to pay: all from its facts, with their source."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from numerai.base.dates import say_month
from numerai.screens.public.caching import same_for_everyone


@require_safe
@same_for_everyone
def programme(request: HttpRequest) -> HttpResponse:
    facts = request.programme.facts
    context = {
        "about": facts.get("about", {}),
        "partners": facts.get("partners", []),
        "targets": facts.get("targets", []),
        "starts": _month(facts.get("starts_on", "")),
        "ends": _month(facts.get("ends_on", "")),
    }
    return render(request, "public/programme.html", context)


def _month(day: str) -> str:
    return say_month(date.fromisoformat(day)) if day else ""
