"""The French words of places: what is known of a venue, in three states, and who checked it. Wording only."""

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from numerai.base.dates import say_day
from numerai.programme.places.rules import Known, VenueFeature

FEATURES: Mapping[VenueFeature, Promise] = {
    VenueFeature.STEP_FREE: lazy("Entrée sans marche"),
    VenueFeature.ADAPTED_TOILET: lazy("Toilettes adaptées"),
    VenueFeature.PARKING: lazy("Places de voiture"),
    VenueFeature.PUBLIC_TRANSPORT: lazy("Bus à côté"),
    VenueFeature.HEARING_LOOP: lazy("Boucle magnétique"),
    VenueFeature.WIFI: lazy("Wi-Fi"),
    VenueFeature.DRINKING_WATER: lazy("Eau à boire"),
}

KNOWN: Mapping[Known, Promise] = {
    Known.YES: lazy("oui"),
    Known.NO: lazy("non"),
    Known.UNKNOWN: lazy("nous ne savons pas encore"),
}


def say_number(number: str) -> str:
    """053030 → 05.30.30; short numbers stay as they are."""
    return ".".join((number[:2], number[2:4], number[4:])) if len(number) == 6 else number


def say_fact(thing: object, state: Known) -> str:
    """Entrée sans marche : oui"""
    return _("%(thing)s : %(state)s") % {"thing": thing, "state": KNOWN[state]}


def say_checked(day: date | None, by: str) -> str:
    """vérifié le lundi 12 octobre 2026 par OPEN NC"""
    if day is None:
        return ""
    if not by:
        return _("vérifié le %(day)s") % {"day": say_day(day)}
    return _("vérifié le %(day)s par %(by)s") % {"day": say_day(day), "by": by}
