"""What can be typed on « Mon inscription »: a code, new needs. Earlier answers are never shown, only replaced."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from numerai.base.ids import CODE_DIGITS, read_code
from numerai.programme.workshops.actions.enrolment import Need
from numerai.screens.components.widgets import TickRows
from numerai.screens.participant.enrolment.needs import Needs, stated
from numerai.screens.participant.questions import Question

NOTHING = "nothing"


class Code(Question):
    MISSING = _("Écrivez les 9 chiffres de votre code.")
    TOO_LONG = _("Écrivez seulement les 9 chiffres de votre code.")
    WRONG = _("Vérifiez votre code : un chiffre n’est pas le bon.")

    code = forms.CharField(
        label=_("Quel est votre code ?"),
        help_text=_("9 chiffres. Il est sur votre billet."),
        max_length=60,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].error_messages |= {"required": self.MISSING, "max_length": self.TOO_LONG}

    def clean_code(self) -> str:
        """Most typing mistakes are seen here, before any look-up."""
        typed = str(self.cleaned_data["code"])
        code = read_code(typed)
        if code:
            return code
        if sum(character.isdecimal() for character in typed) != CODE_DIGITS:
            raise forms.ValidationError(self.MISSING)
        raise forms.ValidationError(self.WRONG)


class NewNeeds(Needs):
    """Replaces the needs said before, so an empty answer has to be meant."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needs = self.fields["needs"]
        choices = [*needs.choices, (NOTHING, _("Rien de particulier"))]
        former = needs.widget
        needs.widget = TickRows(icons={**former.icons, NOTHING: NOTHING}, hints=former.hints)
        needs.choices = choices
        needs.help_text = _("Vos nouvelles réponses remplacent les anciennes.")

    def clean(self) -> dict[str, Any]:
        ticked, words = self.cleaned_data.get("needs", []), self.cleaned_data.get("words", "")
        if not self.errors and not ticked and not words:
            self.add_error("needs", _("Cochez au moins une réponse. Par exemple « Rien de particulier »."))
        if NOTHING in ticked and (len(ticked) > 1 or words):
            self.add_error("needs", _("Choisissez : vos besoins, ou « Rien de particulier »."))
        return self.cleaned_data

    def stated(self) -> tuple[Need, ...]:
        ticked = [kind for kind in self.cleaned_data["needs"] if kind != NOTHING]
        return stated({"needs": ticked, "words": self.cleaned_data["words"]})
