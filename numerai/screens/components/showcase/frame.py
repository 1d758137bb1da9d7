"""What surrounds every page, and the same pieces in each colour that a visitor may choose."""

from django.utils.translation import gettext_lazy as _

from numerai.screens.components import display
from numerai.screens.components.showcase.pieces import Family, Piece, State, part

_COLOURS = next(setting for setting in display.SETTINGS if setting.name == "couleurs")

DISPLAY = Family(
    "couleurs",
    _("Couleurs et affichage"),
    _("Les mêmes éléments, dans chaque réglage d’affichage."),
    (
        Piece(
            _("Couleurs"),
            _("La personne choisit ; sinon, son appareil décide."),
            tuple(
                State(choice.label, part("colours"), {"scheme": choice.value})
                for choice in _COLOURS.choices
                if choice.value
            ),
        ),
    ),
)
