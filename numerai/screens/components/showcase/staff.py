"""Pieces of the team's screens: denser, on the team's own page. All that they show is invented."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from numerai.screens.components.showcase.pieces import Family, Piece, State, include, part

HERE = "#contenu"
COLUMNS = [{"label": _("Séance")}, {"label": _("Commune")}, {"label": _("Présents"), "number": True}]
ROWS: list[dict[str, Any]] = [
    {"url": HERE, "cells": [_("Je découvre Internet"), _("Commune inventée"), {"number": 12}]},
    {"cells": [_("Une séance au titre bien plus long que les autres"), _("pas connue"), {"number": 0}]},
]
TABLE = {"columns": COLUMNS, "rows": ROWS, "totals": [_("Total"), "", 12]}
TILES = [
    {"label": _("Séances tenues"), "value": 17, "target": 30, "target_words": _("sur 30"), "url": HERE},
    {"label": _("Personnes venues"), "value": None, "detail": _("Personne n’a encore compté.")},
    {"label": _("Communes sans séance"), "value": 0},
]
STATES = (
    ("", "", _("Sans couleur")),
    ("ok", "yes", _("Tenue")),
    ("wait", "clock", _("À noter")),
    ("bad", "no", _("Annulée")),
)


@dataclass(frozen=True, slots=True)
class Message:
    level_tag: str
    words: Any

    def __str__(self) -> str:
        return str(self.words)


MESSAGES = [
    Message("success", _("C’est fait.")),
    Message("info", _("Une chose à savoir.")),
    Message("warning", _("Une chose à regarder.")),
    Message("error", _("Cela n’a pas marché. Recommencez.")),
]

LISTS = Family(
    "equipe",
    _("Équipe : listes et tableaux"),
    _("Les pages de l’équipe : plus serrées, aussi lisibles. Tout est inventé."),
    (
        Piece(
            _("Tableau"),
            _("Pour comparer des nombres. Il défile seul sur un téléphone."),
            (
                State(_("Avec un total"), include("table"), TABLE | {"caption": _("2 séances inventées")}),
                State(
                    _("Vide"),
                    include("table"),
                    {
                        "columns": COLUMNS,
                        "caption": _("Aucune séance"),
                        "empty_text": _("Rien à montrer."),
                    },
                ),
            ),
        ),
        Piece(
            _("Tuiles de chiffres"),
            _("Chaque chiffre ouvre ses lignes. Un chiffre pas connu s’écrit « ? », jamais 0."),
            (State(_("Avec objectif, pas connu, zéro"), include("tiles"), {"tiles": TILES}),),
        ),
        Piece(
            _("État"),
            _("Un mot, un dessin, une couleur."),
            tuple(
                State(word, include("state"), {"tone": tone, "icon": icon, "word": word}) for tone, icon, word in STATES
            ),
        ),
        Piece(
            _("Liste du jour"),
            _("Ce qu’il y a à faire, avec son bouton à droite."),
            (
                State(_("À faire et fait"), part("staff_day"), {"email": "corail.exemple@exemple.invalid"}),
                State(_("Rien à faire"), part("nothing")),
            ),
        ),
        Piece(
            _("Historique"),
            _("Ce qui s’est passé, du plus récent au plus ancien."),
            (State(_("2 moments"), part("staff_history")),),
        ),
        Piece(
            _("Réponses de la page"),
            _("En haut de la page, après un bouton."),
            (State(_("Réussi, à savoir, à regarder, raté"), include("messages"), {"messages": MESSAGES}),),
        ),
        Piece(
            _("Code à recopier"),
            _("Sur une feuille : de grandes lettres, par groupes, et un code à photographier."),
            (State(_("Lien inventé"), part("staff_code"), {"groups": ["exemple.inva", "lide/2345-ab"]}),),
        ),
    ),
    layout="components/team.html",
)
