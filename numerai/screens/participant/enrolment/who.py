"""Who enrols, and who comes: the first choice, the helper, the name."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from numerai.screens.components.widgets import RadioRows
from numerai.screens.participant.questions import PhoneField, Question


class FirstChoice(Question):
    who = forms.ChoiceField(
        label=_("Comment voulez-vous faire ?"),
        choices=[
            ("self", _("Je m’inscris ici")),
            ("helper", _("J’aide quelqu’un à s’inscrire")),
            ("contact", _("Je préfère laisser mon numéro")),
        ],
        widget=RadioRows(
            icons={"self": "general", "helper": "companion", "contact": "call"},
            hints={
                "self": _("12 questions au plus. Vous pouvez en passer."),
                "helper": _("Quelqu’un de ma famille, un voisin, une personne que j’accompagne."),
                "contact": _("Un numéro de téléphone suffit."),
            },
        ),
        error_messages={"required": _("Choisissez comment vous voulez faire.")},
    )


class Helper(Question):
    heading = _("Et vous, qui êtes-vous ?")
    intro = _("Inscrivez quelqu’un seulement s’il le veut. À la fin, vous lui lirez un texte court.")
    why = _("Nous vous appelons si nous avons une question.")

    helper_name = forms.CharField(
        label=_("Votre nom"),
        max_length=80,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": _("Écrivez votre nom.")},
    )
    helper_phone = PhoneField(
        label=_("Votre téléphone"),
        help_text=_("6 chiffres, avec ou sans points."),
        error_messages={"required": _("Écrivez votre numéro de téléphone.")},
    )


class Name(Question):
    given_name = forms.CharField(max_length=80, error_messages={"required": _("Écrivez un prénom.")})
    family_name = forms.CharField(max_length=80, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.heading = self.say(_("Comment vous appelez-vous ?"), _("Comment s’appelle la personne ?"))
        self.label("given_name", _("Votre prénom"), _("Son prénom"))
        self.label("family_name", _("Votre nom de famille"), _("Son nom de famille"))
        self.fields["given_name"].error_messages["required"] = self.say(
            _("Écrivez votre prénom."), _("Écrivez le prénom de la personne.")
        )
        for name, purpose in (("given_name", "given-name"), ("family_name", "family-name")):
            self.fields[name].widget.attrs["autocomplete"] = self.say(purpose, "off")
