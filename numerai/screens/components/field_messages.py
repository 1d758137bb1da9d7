"""What a field says when its form says nothing of its own: Django's words, in simple French and without blame."""

from django import forms
from django.utils.translation import gettext_lazy as _

REQUIRED = _("Il manque une réponse ici.")
CHOSEN_ELSEWHERE = _("Choisissez une des réponses de la page.")
KINDS_OF_CHOICE = (
    forms.ChoiceField,
    forms.MultipleChoiceField,
    forms.ModelChoiceField,
    forms.ModelMultipleChoiceField,
    forms.TypedChoiceField,
)


def speak_plainly() -> None:
    """Once, before any form is made: each field copies these words when it is declared."""
    forms.Field.default_error_messages = {**forms.Field.default_error_messages, "required": REQUIRED}
    for kind in KINDS_OF_CHOICE:
        own = {**kind.default_error_messages, "invalid_choice": CHOSEN_ELSEWHERE, "invalid_list": CHOSEN_ELSEWHERE}
        kind.default_error_messages = own
