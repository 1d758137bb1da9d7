"""What "Réglages d’affichage" offers, because a shared telephone has no settings of its own: one cookie, no account."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

COOKIE = "affichage"


@dataclass(frozen=True)
class Choice:
    value: str  # the class put on <html>; "" is the default
    label: "StrOrPromise"


@dataclass(frozen=True)
class Setting:
    """One question of the display page."""

    name: str  # of the form field
    label: "StrOrPromise"
    icon: str
    choices: tuple[Choice, ...]


SETTINGS = (
    Setting(
        "taille",
        _("Taille du texte"),
        "large_print",
        (
            Choice("", _("Normale")),
            Choice("size-large", _("Grande")),
            Choice("size-huge", _("Très grande")),
        ),
    ),
    Setting(
        "espace",
        _("Espace entre les lettres et les lignes"),
        "spacing",
        (Choice("", _("Normal")), Choice("spaced", _("Plus d’espace"))),
    ),
    Setting(
        "couleurs",
        _("Couleurs"),
        "colours",
        (
            Choice("", _("Comme mon appareil")),
            Choice("scheme-light", _("Claires")),
            Choice("scheme-dark", _("Sombres")),
            Choice("scheme-contrast", _("Jaune et blanc sur noir")),
        ),
    ),
    Setting(
        "calme",
        _("Décors"),
        "calm",
        (Choice("", _("Avec les décors")), Choice("calm", _("Sans décor ni mouvement"))),
    ),
)


def chosen(typed: Mapping[str, str]) -> list[str]:
    """Known values only, at most one for each setting: nothing else is ever written in a page."""
    found = []
    for setting in SETTINGS:
        value = typed.get(setting.name, "")
        if value and value in {choice.value for choice in setting.choices}:
            found.append(value)
    return found


def to_cookie(typed: Mapping[str, str]) -> str:
    return ".".join(chosen(typed))


def from_cookie(cookie: str) -> dict[str, str]:
    """Setting name → value, from what the browser sent back."""
    sent = cookie.split(".")
    return {setting.name: next((value for value in sent if value in values(setting)), "") for setting in SETTINGS}


def classes(cookie: str) -> str:
    return " ".join(chosen(from_cookie(cookie)))


def values(setting: Setting) -> set[str]:
    return {choice.value for choice in setting.choices} - {""}
