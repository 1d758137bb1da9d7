"""Forms of the team's screens: two columns, lists to choose from, presence for a thumb. All is invented."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from numerai.screens.components.showcase.pieces import Family, Piece, State, include, part
from numerai.screens.components.widgets import RadioRows

PRESENCES = [
    ("unknown", _("Pas noté")),
    ("present", _("Venue")),
    ("excused", _("Excusée")),
    ("absent", _("Absente")),
]


class Roll(forms.Form):
    someone = forms.ChoiceField(
        label="Corail Exemple",
        help_text=_("ligne 3"),
        choices=PRESENCES,
        widget=RadioRows(icons=True),
        error_messages={"required": _("Choisissez ce que fait Corail Exemple.")},
    )


class Staff(forms.Form):
    place = forms.CharField(label=_("Un lieu inventé"), error_messages={"required": _("Écrivez un lieu.")})
    commune = forms.ChoiceField(
        label=_("Commune"),
        choices=[("", _("Choisir")), ("a", _("Commune inventée"))],
        error_messages={"required": _("Choisissez une commune.")},
    )
    file = forms.FileField(label=_("Fichier à importer"), required=False)
    asked = forms.CharField(label=_("Nom ou téléphone"), required=False)


def roll(presence: str, name: str) -> dict[str, Any]:
    form = Roll(initial={"someone": presence}, auto_id=f"roll_{presence}_%s", prefix=presence)
    form.fields["someone"].label = name
    return {"field": form["someone"]}


def staff(name: str) -> dict[str, Any]:
    return {"a_form": Staff(auto_id=f"{name}_%s")}


PRESENCE = f'<form class="roll">{include("presence")}</form>'
FORMS = Family(
    "equipe-formulaires",
    _("Équipe : questions"),
    _("Les questions de l’équipe. Rien ne part, et tout est inventé."),
    (
        Piece(
            _("Présence"),
            _("Une personne par ligne, 4 mots à toucher."),
            (
                State(_("Pas notée"), PRESENCE, roll("unknown", "Corail Exemple")),
                State(_("Notée"), PRESENCE, roll("present", "Banian Exemple")),
            ),
        ),
        Piece(
            _("2 colonnes"),
            _("Sur un grand écran, pour beaucoup de questions."),
            (State(_("Vide"), part("staff_fields"), staff("fields_empty")),),
        ),
        Piece(
            _("Recherche"),
            _("Un champ et son bouton, sur une ligne."),
            (State(_("Vide"), part("staff_search"), staff("search")),),
        ),
        Piece(
            _("Fichier à importer"),
            _("Un grand cadre, avec un vrai bouton dedans."),
            (State(_("Vide"), part("staff_drop"), staff("drop")),),
        ),
    ),
    layout="components/team.html",
)

WRONG_ROLL, WRONG_STAFF = Roll({}, auto_id="wrong_roll_%s"), Staff({"commune": "a"}, auto_id="wrong_%s")
WRONG = Family(
    "equipe-a-corriger",
    _("Équipe : questions à corriger"),
    _("Les mêmes, après un envoi. Les mots de la liste sont ceux du champ."),
    (
        Piece(
            _("Présence"),
            _("La ligne à revoir se voit, même sans la couleur."),
            (State(_("À corriger"), PRESENCE, {"field": WRONG_ROLL["someone"]}),),
        ),
        Piece(
            _("2 colonnes"),
            _("L’erreur est au-dessus de son champ."),
            (State(_("À corriger"), part("staff_fields"), {"a_form": WRONG_STAFF}),),
        ),
    ),
    layout="components/team.html",
    wrong=(WRONG_ROLL, WRONG_STAFF),
)
