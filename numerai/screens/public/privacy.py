"""What is recorded about people, why, who reads it, how to have it erased: true to what the code does."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from numerai.base.dates import say_month


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    ends_on = request.programme.facts.get("ends_on", "")
    return render(request, "public/privacy.html", {"end": say_month(date.fromisoformat(ends_on)) if ends_on else ""})
