"""Pieces to find and to check: lists, map, filters, figures, cards of facts. All that they show is invented."""

from types import SimpleNamespace
from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from numerai.screens.components.chart import Stop
from numerai.screens.components.chart_layout import Place, laid_out
from numerai.screens.components.showcase.pieces import Family, Piece, State, include

HERE = "#contenu"
LONG_TITLE = _("Je découvre comment remplir une demande en ligne avec quelqu’un qui m’aide")


def departure(day: str, line: str, title: Any, seats: Any) -> dict[str, Any]:
    place = _("Salle Exemple, Commune inventée")
    when = {"weekday": _("mardi"), "day": day, "month": _("déc."), "time": "9 h"}
    return {"url": HERE, **when, "line": line, "title": title, "place": place, "seats_text": seats}


BOARD = [
    departure("8", "browsing", _("Je découvre Internet"), _("Il reste 5 places")),
    departure("15", "ai", LONG_TITLE, _("Complet : liste d’attente")),
    departure("22", "", _("Thème à préciser"), _("Bientôt")),
]
NEIGHBOURS = laid_out(
    [
        Place("98818", "Nouméa", -22.27, 166.45, HERE, _("3 lieux inventés")),
        Place("98805", "Dumbéa", -22.15, 166.45, HERE, _("1 lieu inventé")),
        Place("98821", "Païta", -22.13, 166.37, HERE, _("1 lieu inventé")),
    ]
)
STOPS = [
    *NEIGHBOURS,
    Stop("98811", _("Koné"), HERE, _("bientôt"), False, 299, 342, "end"),
    Stop("98814", _("Lifou"), HERE, _("mar. 8 déc."), True, 789, 310),
]
TAGS = [{"url": HERE, "label": _("Toutes"), "current": True}, {"url": HERE, "label": _("Exemple inventé")}]
LISTS = Family(
    "listes",
    _("Listes, carte et filtres"),
    _("Ce qui aide à trouver un atelier. Les ateliers sont inventés."),
    (
        Piece(
            _("Prochains départs"),
            _("La liste des ateliers. Toute la ligne se touche."),
            (State(_("Places libres, complet, thème pas connu"), include("board"), {"departures": BOARD}),),
        ),
        Piece(
            _("Carte et sa liste"),
            _("La liste dit tout ce que dit la carte. Elle vient avant sur un téléphone."),
            (State(_("Date connue, pas connue, voisines écartées"), include("map"), {"stops": STOPS}),),
        ),
        Piece(
            _("Filtres"),
            _("De simples liens : ils marchent sans script."),
            (State(_("Un filtre choisi"), include("tags"), {"label": _("Choisir une commune"), "tags": TAGS}),),
        ),
        Piece(
            _("Numéros de pages"),
            _("Quand une liste ne tient pas sur une page."),
            (
                State(_("Au milieu"), include("pages"), {"page": Paginator(range(30), 10).get_page(2)}),
                State(
                    _("Une seule page : rien ne s’affiche"), include("pages"), {"page": Paginator([], 10).get_page(1)}
                ),
            ),
        ),
    ),
)

TICKET = [
    {"label": _("Quand"), "strong": _("mardi 8 décembre"), "value": _("de 9 h à 11 h")},
    {"label": _("Où"), "strong": _("Salle Exemple"), "value": _("Derrière la mairie inventée")},
    {"label": _("Code"), "value": "000 000 000", "is_code": True},
]
ANSWERS = [
    {"label": _("Votre nom"), "value": "Corail Exemple", "change_url": HERE},
    {"label": _("Vos besoins"), "value": LONG_TITLE, "change_url": HERE},
    {"label": _("Téléphone"), "value": _("Pas donné")},
]
FACTS = [
    {"state": "yes", "label": _("Entrée sans marche"), "detail": _("Vérifié le 3 novembre")},
    {"state": "no", "label": _("Pas de boucle pour les appareils auditifs")},
    {"state": "unknown", "label": _("Toilettes adaptées : nous ne savons pas encore")},
]
FIGURES = [
    SimpleNamespace(value="120", label=_("présences inventées"), detail=""),
    SimpleNamespace(value="5", label=_("communes inventées"), detail=_("sur neuf")),
]
NUMBERS = [
    SimpleNamespace(said="00.00.00", dialled="000000", name=_("Secours inventés"), purpose=_("un danger"), doubt=""),
    SimpleNamespace(
        said="00.00.01",
        dialled="000001",
        name=_("Écoute inventée"),
        purpose=_("parler"),
        doubt=_("horaires à vérifier"),
    ),
]
CARDS = Family(
    "fiches",
    _("Fiches et chiffres"),
    _("Ce qui aide à vérifier. Tout est inventé."),
    (
        Piece(
            _("Billet"),
            _("Après une inscription, et en haut d’un atelier."),
            (State(_("Avec un code"), include("ticket"), {"rows": TICKET}),),
        ),
        Piece(
            _("Réponses à vérifier"),
            _("Avant d’envoyer : chaque réponse se corrige."),
            (State(_("Réponse courte, longue, absente"), include("summary"), {"rows": ANSWERS}),),
        ),
        Piece(
            _("Accueil d’un lieu"),
            _("3 états : oui, non, pas encore su. Jamais seulement une couleur."),
            (State(_("Les 3 états"), include("facts"), {"facts": FACTS}),),
        ),
        Piece(
            _("Numéros à appeler"),
            _("Les urgences, puis le soutien. Le nom, à quoi il sert, et ce que personne n’a pu vérifier."),
            (State(_("Sûr, puis à vérifier"), include("numbers"), {"numbers": NUMBERS}),),
        ),
        Piece(
            _("Chiffres publics"),
            _("Peu de chiffres, chacun avec ses mots."),
            (State(_("Avec et sans détail"), include("figures"), {"figures": FIGURES}),),
        ),
    ),
)
