"""What someone needs to take part. A need never says why: it is no disability and no illness."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from numerai.programme.workshops import messages
from numerai.programme.workshops.actions.enrolment import Need
from numerai.programme.workshops.rules import NeedKind
from numerai.screens.components.widgets import TickRows
from numerai.screens.participant.questions import Question

TICKED = [kind for kind in NeedKind if kind is not NeedKind.OTHER]  # anything else is said in free words
ABOUT_PERSON = {
    NeedKind.COMPANION: _("Une place pour quelqu’un qui l’accompagne"),
    NeedKind.TALK: _("La personne préfère en parler de vive voix"),
}
HINTS = {
    NeedKind.STEP_FREE: _("Fauteuil, poussette, canne"),
    NeedKind.LARGE_PRINT: _("Sur papier et sur écran"),
    NeedKind.HEARING: _("Appareil, place devant, moins de bruit"),
}
ICONS = {kind.value: kind.value for kind in TICKED}


def words(*, helping: bool) -> Mapping[NeedKind, Any]:
    return {**messages.NEEDS, **ABOUT_PERSON} if helping else messages.NEEDS


class Needs(Question):
    why = _("Seule l’équipe qui prépare l’atelier lit cette page.")
    needs = forms.MultipleChoiceField(
        help_text=_("Cochez une réponse, plusieurs ou aucune."),
        required=False,
        widget=TickRows(icons=ICONS, hints={kind.value: hint for kind, hint in HINTS.items()}),
        error_messages={"invalid_choice": _("Choisissez dans la liste.")},
    )
    words = forms.CharField(
        label=_("Autre chose ?"),
        help_text=_("Dites ce qui aide. Pas besoin de parler de santé."),
        max_length=1_000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"max_length": _("Écrivez un texte plus court. Ou dites-le de vive voix.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label(
            "needs", _("De quoi avez-vous besoin pour venir ?"), _("De quoi la personne a-t-elle besoin pour venir ?")
        )
        said = words(helping=self.helping)
        self.fields["needs"].choices = [(kind.value, said[kind]) for kind in TICKED]


def stated(answer: dict[str, Any]) -> tuple[Need, ...]:
    """The ticks, then the free words as a need of their own."""
    ticked = tuple(Need(NeedKind(kind)) for kind in answer.get("needs", []))
    return ticked + ((Need(NeedKind.OTHER, answer["words"]),) if answer.get("words") else ())
