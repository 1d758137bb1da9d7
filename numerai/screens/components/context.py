"""What every page shows around its content: the programme, its help line, the visitor's display choices."""

from typing import Any

from django.http import HttpRequest

from numerai.base import worlds
from numerai.base.phones import read_phone, say_phone

DISPLAY_COOKIE = "affichage"
# Choices of the display page: the class put on <html> for each value.
DISPLAY_CHOICES: dict[str, tuple[str, ...]] = {
    "size": ("size-large", "size-larger"),
    "spacing": ("spacing-wide",),
    "contrast": ("contrast-high", "contrast-dark"),
    "calm": ("calm",),
}
_KNOWN = frozenset(value for values in DISPLAY_CHOICES.values() for value in values)


def display_classes(request: HttpRequest) -> str:
    """Only known values of the cookie are ever written in a page."""
    chosen = request.COOKIES.get(DISPLAY_COOKIE, "").split(".")
    return " ".join(value for value in chosen if value in _KNOWN)


def site(request: HttpRequest) -> dict[str, Any]:
    programme = getattr(request, "programme", None)
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
        "display": display_classes(request),
    }
