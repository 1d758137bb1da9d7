"""The forms of the components page: every widget once. Nothing that is typed there is kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from numerai.screens.components.widgets import DateBoxes, PhoneInput, RadioRows, TickRows, TimeBoxes, YesNo


class OneQuestion(forms.Form):
    name = forms.CharField(
        label=_("Comment s’appelle votre atelier inventé ?"),
        help_text=_("3 mots suffisent."),
        error_messages={"required": _("Écrivez un nom, même inventé.")},
    )


class Typing(forms.Form):
    """What is typed."""

    name = forms.CharField(
        label=_("Un nom inventé"),
        help_text=_("L’aide est au-dessus du champ, jamais dedans."),
        error_messages={"required": _("Écrivez un nom inventé.")},
    )
    phone = forms.CharField(
        label=_("Téléphone"), widget=PhoneInput, error_messages={"required": _("Écrivez un téléphone, même inventé.")}
    )
    email = forms.EmailField(
        label=_("Adresse e-mail"), required=False, widget=forms.EmailInput({"autocomplete": "email"})
    )
    words = forms.CharField(label=_("Quelques mots"), widget=forms.Textarea({"rows": 3}), required=False)
    day = forms.DateField(
        label=_("Le jour"),
        help_text=_("Par exemple : 8 12 2026."),
        widget=DateBoxes,
        error_messages={"required": _("Écrivez un jour."), "invalid": _("Écrivez un jour qui existe.")},
    )
    start = forms.TimeField(
        label=_("L’heure"),
        widget=TimeBoxes,
        error_messages={"required": _("Écrivez une heure."), "invalid": _("Écrivez une heure, comme 9 h 30.")},
    )
    file = forms.FileField(
        label=_("Un fichier"),
        widget=forms.FileInput({"accept": ".csv"}),
        error_messages={"required": _("Choisissez un fichier.")},
    )
    page = forms.CharField(widget=forms.HiddenInput, required=False, initial="composants")


class Choosing(forms.Form):
    """What is chosen."""

    way = forms.ChoiceField(
        label=_("Comment vous joindre ?"),
        choices=[("call", _("Un appel")), ("sms", _("Un message écrit")), ("email", _("Un e-mail"))],
        widget=RadioRows(icons=True, hints={"sms": _("Aussi pour qui n’entend pas bien")}),
        error_messages={"required": _("Choisissez comment vous joindre.")},
    )
    toilets = forms.ChoiceField(
        label=_("Les toilettes sont-elles adaptées ?"),
        help_text=_("« Je ne sais pas » est une réponse."),
        choices=[("yes", _("Oui")), ("no", _("Non")), ("unknown", _("Je ne sais pas"))],
        widget=RadioRows(icons=True),
        error_messages={"required": _("Dites si les toilettes sont adaptées.")},
    )
    needs = forms.MultipleChoiceField(
        label=_("De quoi avez-vous besoin ?"),
        choices=[("step_free", _("Pas de marche")), ("large_print", _("De grandes lettres"))],
        widget=TickRows(icons=True, hints={"step_free": _("Fauteuil, poussette, canne")}),
        error_messages={"required": _("Choisissez ce dont vous avez besoin.")},
    )
    back = forms.ChoiceField(
        label=_("Vous rappeler ?"),
        choices=[("yes", _("Oui")), ("no", _("Non"))],
        widget=YesNo,
        error_messages={"required": _("Dites s’il faut vous rappeler.")},
    )
    agree = forms.BooleanField(
        label=_("J’ai compris que tout est inventé"),
        error_messages={"required": _("Cochez pour dire que vous avez compris.")},
    )


def filled() -> dict[str, Any]:
    """Already answered, with an answer far longer than its box."""
    return {
        "name": _("Atelier du grand récif inventé, celui qui commence très tôt le matin et finit tard"),
        "phone": "00.00.00",
        "way": "sms",
        "toilets": "unknown",
        "needs": ["large_print"],
        "back": "no",
        "agree": True,
        "day": "2026-12-08",
        "start": "09:00",
    }
