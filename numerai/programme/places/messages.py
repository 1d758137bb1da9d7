"""The French words of places: what is known of a venue, in three states, and who checked it. Wording only."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from numerai.base.dates import say_day
from numerai.base.pictures import Refusal
from numerai.programme.places.rules import ContactKind, FeatureGroup, Known, PhotoSubject, VenueFeature

FEATURES: Mapping[VenueFeature, Promise] = {
    VenueFeature.STEP_FREE: lazy("Entrée sans marche"),
    VenueFeature.ADAPTED_TOILET: lazy("Toilettes adaptées"),
    VenueFeature.PARKING: lazy("Places de voiture"),
    VenueFeature.PUBLIC_TRANSPORT: lazy("Bus à côté"),
    VenueFeature.HEARING_LOOP: lazy("Boucle magnétique"),
    VenueFeature.WIFI: lazy("Wi-Fi"),
    VenueFeature.DRINKING_WATER: lazy("Eau à boire"),
    VenueFeature.ADAPTED_PARKING: lazy("Place de voiture adaptée"),
    VenueFeature.STABLE_PATH: lazy("Chemin plat et dur jusqu’à la porte"),
    VenueFeature.RAMP: lazy("Rampe s’il y a des marches"),
    VenueFeature.WIDE_DOOR: lazy("Porte large de 80 cm ou plus"),
    VenueFeature.HELP_TO_ENTER: lazy("Quelqu’un aide à entrer"),
    VenueFeature.LEVEL_INSIDE: lazy("Salle sans marche à l’intérieur, ou ascenseur"),
    VenueFeature.TRAINED_STAFF: lazy("Accueil formé au handicap"),
    VenueFeature.MOBILE_NETWORK: lazy("Réseau du téléphone"),
    VenueFeature.POWER: lazy("Prises électriques"),
}

FEATURE_GROUPS: Mapping[FeatureGroup, Promise] = {
    FeatureGroup.COMING: lazy("Pour venir"),
    FeatureGroup.ENTERING: lazy("Pour entrer"),
    FeatureGroup.INSIDE: lazy("À l’intérieur"),
    FeatureGroup.WORKING: lazy("Réseau et électricité"),
}

CONTACTS: Mapping[ContactKind, Promise] = {
    ContactKind.KEY_HOLDER: lazy("Qui a les clés"),
    ContactKind.CUSTOMARY: lazy("Contact coutumier"),
}

PHOTO_SUBJECTS: Mapping[PhotoSubject, Promise] = {
    PhotoSubject.WAY_IN: lazy("Le chemin jusqu’à l’entrée"),
    PhotoSubject.ENTRANCE: lazy("L’entrée"),
    PhotoSubject.ROOM: lazy("La salle"),
    PhotoSubject.TOILETS: lazy("Les toilettes"),
    PhotoSubject.OTHER: lazy("Autre chose"),
}

PHOTO_REFUSALS: Mapping[Refusal, Promise] = {
    Refusal.EMPTY: lazy("Ce fichier est vide. Choisissez une autre photo."),
    Refusal.TOO_HEAVY: lazy("Cette photo dépasse 7 Mo. Choisissez une photo plus légère."),
    Refusal.NOT_A_PICTURE: lazy("Ce fichier n’est pas une photo JPEG, PNG ou WebP. Choisissez une autre photo."),
    Refusal.TOO_LARGE: lazy("Cette photo a trop de points. Faites une photo plus petite."),
    Refusal.TOO_SMALL: lazy("Cette photo est trop petite : on n’y voit rien. Choisissez une photo plus grande."),
    Refusal.DAMAGED: lazy("Cette photo est abîmée. Choisissez une autre photo."),
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


def say_unchecked(things: Iterable[object]) -> str:
    """Pas encore vérifié : Boucle magnétique, Eau à boire"""
    return _("Pas encore vérifié : %(things)s") % {"things": ", ".join(str(thing) for thing in things)}


def say_checked(day: date | None, by: str) -> str:
    """vérifié le lundi 12 octobre 2026 par OPEN NC"""
    if day is None:
        return ""
    if not by:
        return _("vérifié le %(day)s") % {"day": say_day(day)}
    return _("vérifié le %(day)s par %(by)s") % {"day": say_day(day), "by": by}


def say_weight(size: int) -> str:
    """In thousands of bytes, never 0: 45 ko"""
    return _("%(n)d ko") % {"n": max(1, round(size / 1000))}


def say_photos(count: int, size: int) -> str:
    """2 photos, 45 ko: what looking at them costs."""
    said = ngettext("%(n)d photo", "%(n)d photos", count) % {"n": count}
    return _("%(photos)s, %(weight)s") % {"photos": said, "weight": say_weight(size)}


def say_venues(count: int) -> str:
    return ngettext("%(n)d lieu", "%(n)d lieux", count) % {"n": count}


def say_known(known: int, asked: int) -> str:
    """Choses vérifiées : 3 sur 16"""
    return _("Choses vérifiées : %(n)d sur %(all)d") % {"n": known, "all": asked}
