"""Pieces to read: texts, links, buttons, notices, pictograms."""

from django.utils.translation import gettext_lazy as _

from numerai.screens.components.icons import ICONS
from numerai.screens.components.showcase.pieces import Family, Piece, State, include, part

NOTICE = include("notice")
TITLE, TEXT = _("Un titre court"), _("1 ou 2 phrases simples.")
LONG = _(
    "Une phrase bien plus longue que les autres, avec « anticonstitutionnellement » dedans. Rien ne dépasse, même"
    " sur un petit écran."
)

TEXTS = Family(
    "textes",
    _("Textes et liens"),
    _("Ce que l’on lit : titres, phrases, liens."),
    (
        Piece(
            _("Phrases"),
            _("La première phrase d’une page dit l’essentiel ; le reste est plus discret."),
            (
                State(_("Les 4 façons"), part("sentences")),
                State(_("Texte long"), "<p>{{ text }}</p>", {"text": LONG}),
            ),
        ),
        Piece(
            _("Liens"),
            _("Un lien dit où il mène. Il est assez haut pour un doigt."),
            (State(_("Les 3 façons"), part("links")),),
        ),
        Piece(
            _("Carte"),
            _("Pour ranger ensemble un titre, une phrase et un lien."),
            (State(_("Ordinaire et claire"), part("cards")), State(_("Rien à montrer"), part("nothing"))),
        ),
        Piece(_("2 colonnes"), _("Sur un grand écran seulement."), (State(_("2 colonnes"), part("split")),)),
        Piece(
            _("Bande"),
            _("Pour séparer une partie d’une longue page."),
            (State(_("Bande claire"), part("band")),),
        ),
    ),
)

BUTTONS = Family(
    "boutons-et-messages",
    _("Boutons et messages"),
    _("Ce que l’on touche, et ce que la page répond."),
    (
        Piece(
            _("Boutons"),
            _("Un seul bouton principal par page. Rien n’est rouge : ce qui efface a sa page et ses mots."),
            (
                State(_("Principal, second, avec un dessin"), part("buttons")),
                State(
                    _("Texte long"), '<p class="acts"><a class="btn" href="#contenu">{{ text }}</a></p>', {"text": LONG}
                ),
            ),
        ),
        Piece(
            _("Avis"),
            _("Pour une chose à savoir avant de continuer. Toujours un dessin et des mots."),
            (
                State(_("À savoir"), NOTICE, {"title": TITLE, "text": TEXT}),
                State(_("C’est fait"), NOTICE, {"title": TITLE, "text": TEXT, "tone": "ok"}),
                State(_("Attention"), NOTICE, {"title": TITLE, "text": TEXT, "tone": "bad"}),
                State(_("Sans titre, texte long"), NOTICE, {"text": LONG}),
            ),
        ),
        Piece(
            _("Étape d’un parcours"),
            _("En haut de chaque question, pour savoir ce qui reste."),
            (
                State(_("Nombre de questions connu"), include("step"), {"step": {"number": 3, "total": 8}}),
                State(_("Nombre pas connu"), include("step"), {"step": {"number": 3}}),
                State(
                    _("Avec l’atelier"),
                    include("step"),
                    {"step": {"number": 3, "total": 8}, "step_detail": _("Atelier inventé du mardi 8")},
                ),
            ),
        ),
        Piece(
            _("Bandeau de la démonstration"),
            _("En haut de chaque page inventée."),
            (State(_("Bandeau"), part("demo"), {"demo_site": {"is_demo": True, "demo_start_url": "#contenu"}}),),
        ),
        Piece(
            _("Téléphone de l’aide"),
            _("Au même endroit sur toutes les pages."),
            (
                State(
                    _("Avec un numéro"),
                    part("help"),
                    {"a_help": {"help_phone": "00.00.00", "help_phone_href": "#contenu"}},
                ),
                State(_("Sans numéro : rien ne s’affiche"), part("help"), {"a_help": {}}),
            ),
        ),
    ),
)

ICONS_ = Family(
    "pictogrammes",
    _("Dessins"),
    _("Chaque dessin est toujours à côté d’un mot. Ici, le mot est son nom dans le code."),
    (
        Piece(
            _("Tous les dessins"),
            _("Pour reconnaître plus vite, jamais pour remplacer un mot."),
            (State(_("Les dessins et leurs noms"), part("icons"), {"names": list(ICONS)}),),
        ),
        Piece(
            _("Les 5 thèmes"),
            _("Un numéro, une couleur et une forme : aucun des trois ne suffit seul."),
            (
                State(_("Chaque thème mène à sa page"), include("lines")),
                State(_("Le thème dans une phrase"), part("line_words"), {"key": 3}),
            ),
        ),
        Piece(_("Logo"), _("Le nom est toujours écrit à côté."), (State(_("Logo et nom"), part("logo")),)),
    ),
)
