"""What every page shows around its content: the programme, its help line, the visitor's display choices."""

from typing import Any

from django.http import HttpRequest

from numerai.base import worlds
from numerai.base.phones import read_phone, say_phone
from numerai.screens.components import display


def site(request: HttpRequest) -> dict[str, Any]:
    programme = getattr(request, "programme", None) or getattr(request, "last_known_programme", None)
    facts = programme.facts if programme else {}
    contacts = facts.get("contacts") or [{}]
    phone = read_phone(contacts[0].get("phone")) or ""
    return {
        "site": {
            "name": programme.name if programme else "Numé-Raï",
            "tagline": facts.get("tagline", ""),
            "help_phone": say_phone(phone),
            "help_phone_href": f"tel:{phone}" if phone else "",
            "contacts": contacts if programme else [],
            "carried_by": facts.get("carried_by", ""),
            "credits": facts.get("credits", ""),
            "is_demo": worlds.is_demo(),
            "demo_start_url": "/",
        },
        "display": display.classes(request.COOKIES.get(display.COOKIE, "")),
    }
