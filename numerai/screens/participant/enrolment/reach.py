"""How to reach the person: the way first, then the number or the address that this way needs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from numerai.programme.people.rules import ContactWay
from numerai.screens.components.addresses import plain_address
from numerai.screens.components.widgets import RadioRows
from numerai.screens.participant.questions import PhoneField, Question

ICONS = {"call": "call", "sms": "sms", "email": "email", "trusted": "trusted", "helper": "companion", "none": "nothing"}


class Way(Question):
    way = forms.ChoiceField(
        widget=RadioRows(icons=ICONS), error_messages={"required": _("Choisissez une façon, ou la dernière réponse.")}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label("way", _("Comment pouvons-nous vous joindre ?"), _("Comment pouvons-nous joindre la personne ?"))
        self.fields["way"].help_text = self.say(
            _("Si l’atelier change, nous vous prévenons."), _("Si l’atelier change, nous la prévenons.")
        )
        self.fields["way"].choices = [
            (ContactWay.CALL.value, _("Par un appel")),
            (ContactWay.SMS.value, _("Par SMS")),
            (ContactWay.EMAIL.value, _("Par e-mail")),
            *([("helper", _("Par moi, qui aide cette personne"))] if self.helping else []),
            (ContactWay.TRUSTED.value, _("Par une personne de confiance")),
            ("none", self.say(_("On ne peut pas me joindre : je viens"), _("On ne peut pas la joindre : elle vient"))),
        ]


class ByCall(Question):
    phone = PhoneField(help_text=_("6 chiffres, avec ou sans points."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label("phone", _("À quel numéro vous appeler ?"), _("À quel numéro appeler la personne ?"))

    def answer(self) -> dict[str, Any]:
        return {"contact_way": ContactWay.CALL.value, "no_call": False, "phone": self.cleaned_data["phone"]}


class BySms(Question):
    phone = PhoneField(label=_("Numéro de téléphone pour les SMS"), help_text=_("6 chiffres, avec ou sans points."))
    no_call = forms.BooleanField(label=_("Pas d’appel : seulement des SMS"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.heading = self.say(_("À quel numéro vous écrire ?"), _("À quel numéro écrire à la personne ?"))

    def answer(self) -> dict[str, Any]:
        return {"contact_way": ContactWay.SMS.value, **self.cleaned_data}


class ByEmail(Question):
    email = forms.EmailField(
        validators=[plain_address],
        max_length=120,
        help_text=_("Elle contient le signe @ et un point."),
        widget=forms.EmailInput({"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={
            "required": _("Écrivez une adresse e-mail."),
            "invalid": _("Écrivez l’adresse e-mail en entier, avec le signe @ et un point."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label("email", _("Quelle est votre adresse e-mail ?"), _("Quelle est son adresse e-mail ?"))

    def answer(self) -> dict[str, Any]:
        return {"contact_way": ContactWay.EMAIL.value, "no_call": False, **self.cleaned_data}


class ByTrusted(Question):
    heading = _("Qui pouvons-nous appeler ?")
    intro = _("Dites à cette personne que nous pouvons l’appeler.")

    trusted_name = forms.CharField(
        label=_("Son nom"),
        max_length=80,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Écrivez le nom de la personne de confiance.")},
    )
    trusted_phone = PhoneField(
        label=_("Son téléphone"),
        help_text=_("6 chiffres, avec ou sans points."),
        widget=forms.TextInput({"type": "tel", "autocomplete": "off"}),
        error_messages={"required": _("Écrivez le téléphone de la personne de confiance.")},
    )

    def answer(self) -> dict[str, Any]:
        return {"contact_way": ContactWay.TRUSTED.value, "no_call": False, **self.cleaned_data}


# What each way needs to know. "helper" and "none" need nothing more.
DETAILS: dict[str, type[Question]] = {"call": ByCall, "sms": BySms, "email": ByEmail, "trusted": ByTrusted}

# All the columns that a way of reaching someone may fill: a new answer empties the others.
UNREACHED: dict[str, Any] = {
    "contact_way": None,
    "no_call": False,
    "phone": None,
    "phone_typed": "",
    "email": None,
    "trusted_name": "",
    "trusted_phone": None,
}
