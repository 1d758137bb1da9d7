"""The three ways to join the programme, from its presentation: teach, fund, lend."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy


@dataclass(frozen=True, slots=True)
class Way:
    anchor: str
    icon: str
    title: Promise
    words: Promise
    link: Promise


JOINING = (
    Way(
        "animer",
        "teach",
        lazy("Animer"),
        lazy("Vous connaissez le numérique. Venez animer un atelier avec nous."),
        lazy("Je veux animer"),
    ),
    Way(
        "soutenir",
        "coins",
        lazy("Soutenir"),
        lazy("Votre argent paie des ateliers, du matériel et des trajets."),
        lazy("Je veux soutenir"),
    ),
    Way(
        "preter",
        "gift",
        lazy("Prêter"),
        lazy("Une salle, du matériel, un véhicule, un lit pour la nuit."),
        lazy("Je veux prêter"),
    ),
)
