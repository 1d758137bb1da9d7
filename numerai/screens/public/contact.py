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
    numbers = useful_numbers()
    context = {
        "people": people,
        "partners": request.programme.facts.get("partners", []),
        "joining": JOINING,
        "urgent_numbers": [number for number in numbers if number.is_urgent],
        "other_numbers": [number for number in numbers if not number.is_urgent],
        "contact_me_url": reverse("participant:contact_me"),
    }
    return render(request, "public/contact.html", context)
