"""Whom to call or write to, to come, to teach, to fund or to lend; and the numbers that help anyone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from numerai.base.phones import read_phone
from numerai.programme.places.queries import useful_numbers
from numerai.screens.public.joining import JOINING


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    people = [
        {**person, "dial": read_phone(person.get("phone")) or ""}
        for person in request.programme.facts.get("contacts", [])
    ]
    context = {
        "people": people,
        "partners": request.programme.facts.get("partners", []),
        "joining": JOINING,
        "numbers": useful_numbers(),
        "contact_me_url": reverse("participant:contact_me"),
    }
    return render(request, "public/contact.html", context)
