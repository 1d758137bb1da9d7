"""What is asked to let someone into the team: a name, what they will do, and perhaps how to reach them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from numerai.programme.people.invitations import Newcomer
from numerai.programme.people.rules import Role
from numerai.screens.components.widgets import TickRows
from numerai.screens.team.colleague_words import ROLES, SEES
from numerai.screens.team.fields import MadeWithThePage, PhoneField


class RolesForm(forms.Form):
    roles = forms.MultipleChoiceField(
        label=_("Ce que cette personne fera"),
        help_text=_("Cochez une ou plusieurs lignes."),
        choices=[(str(role), words) for role, words in ROLES.items()],
        widget=TickRows(hints={str(role): words for role, words in SEES.items()}),
        error_messages={"required": _("Cochez au moins une ligne.")},
    )

    def chosen(self) -> frozenset[Role]:
        return frozenset(Role(role) for role in self.cleaned_data["roles"])


class InviteForm(RolesForm):
    name = forms.CharField(
        label=_("Prénom et nom"),
        max_length=80,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Écrivez le prénom et le nom de cette personne.")},
    )
    email = forms.EmailField(
        label=_("E-mail (facultatif)"),
        required=False,
        widget=forms.EmailInput({"autocomplete": "off"}),
        error_messages={"invalid": _("Écrivez une adresse comme nom@exemple.nc, ou laissez vide.")},
    )
    phone = PhoneField(label=_("Téléphone (facultatif)"), required=False)
    account = MadeWithThePage()

    field_order = ("name", "roles", "email", "phone")

    def newcomer(self) -> Newcomer:
        said: dict[str, Any] = self.cleaned_data
        return Newcomer(said["name"], self.chosen(), said["email"], said["phone"] or "", said["account"])
