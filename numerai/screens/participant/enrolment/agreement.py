"""Two agreements that stand alone: keeping the file, and being called back later. The text has a version."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from numerai.screens.components.widgets import RadioRows, YesNo
from numerai.screens.participant.questions import Question


class Agreement(Question):
    agrees = forms.ChoiceField(widget=RadioRows(icons={"yes": "yes", "no": "no"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.heading = self.say(_("Êtes-vous d’accord ?"), _("La personne est-elle d’accord ?"))
        self.intro = self.say("", _("Lisez-lui ce texte à voix haute."))
        self.label("agrees", _("Votre réponse"), _("Sa réponse"))
        self.fields["agrees"].choices = [
            ("yes", self.say(_("Oui, je suis d’accord"), _("Oui, elle me l’a dit"))),
            ("no", self.say(_("Non, je ne suis pas d’accord"), _("Non, elle n’est pas d’accord"))),
        ]
        yes_or_no = self.say(_("Répondez oui ou non."), _("Dites oui ou non."))
        self.fields["agrees"].error_messages |= {"required": yes_or_no, "invalid_choice": yes_or_no}

    def answer(self) -> dict[str, Any]:
        return {"agrees": self.cleaned_data["agrees"] == "yes", "helping": self.helping}


class CallBack(Question):
    call_back = forms.ChoiceField(
        choices=[("yes", _("Oui")), ("no", _("Non"))],
        widget=YesNo(),
        error_messages={"required": _("Répondez oui ou non.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label(
            "call_back",
            _("Pouvons-nous prendre de vos nouvelles après l’atelier ?"),
            _("Pouvons-nous prendre de ses nouvelles après l’atelier ?"),
        )
        self.fields["call_back"].help_text = _(
            "Après 1 mois, 3 mois et 6 mois, pour savoir si l’atelier aide. Dire non ne change rien à la place."
        )

    def answer(self) -> dict[str, Any]:
        return {"call_back": self.cleaned_data["call_back"] == "yes"}
