"""What is asked to let someone into the team: a name, what they will do, and perhaps how to reach them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from numerai.base.models import Programme
from numerai.programme.people.invitations import Newcomer
from numerai.programme.people.organisations import declared
from numerai.programme.people.rules import Role, may_hold
from numerai.screens.components.widgets import RadioRows, TickRows
from numerai.screens.team.colleague_words import ROLES, SEES
from numerai.screens.team.fields import MadeWithThePage, PhoneField

NOBODY_SAID = "unknown"
_FOR_CARRIERS = _("La coordination et la référence sont pour ces organisations : %(names)s.")


class RolesForm(forms.Form):
    roles = forms.MultipleChoiceField(
        label=_("Ce que cette personne fera"),
        help_text=_("Cochez une ou plusieurs lignes."),
        choices=[(str(role), words) for role, words in ROLES.items()],
        widget=TickRows(hints={str(role): words for role, words in SEES.items()}),
        error_messages={"required": _("Cochez au moins une ligne.")},
    )
    organisation = forms.ChoiceField(
        label=_("Son organisation"),
        widget=RadioRows,
        error_messages={
            "required": _("Choisissez son organisation, ou « Je ne sais pas »."),
            "invalid_choice": _("Choisissez son organisation, ou « Je ne sais pas »."),
        },
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        """A programme that declares no organisation asks nothing."""
        super().__init__(*args, **kwargs)
        self.known = declared(programme)
        if not self.known:
            del self.fields["organisation"]
            return
        named = [(one.key, one.name) for one in self.known.values()]
        self.fields["organisation"].choices = [*named, (NOBODY_SAID, _("Je ne sais pas"))]

    def organisation_chosen(self) -> str | None:
        key = self.cleaned_data.get("organisation", NOBODY_SAID)
        return None if key == NOBODY_SAID else key

    def clean(self) -> dict[str, Any]:
        """Reading what people say, or changing everything, belongs to those who carry the programme."""
        said = self.cleaned_data
        one = self.known.get(said.get("organisation", ""))
        if not may_hold(self.chosen() if "roles" in said else frozenset(), one):
            names = ", ".join(carrier.name for carrier in self.known.values() if carrier.carries)
            self.add_error("organisation", _FOR_CARRIERS % {"names": names})
        return said

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

    field_order = ("name", "organisation", "roles", "email", "phone")

    def newcomer(self) -> Newcomer:
        said: dict[str, Any] = self.cleaned_data
        return Newcomer(
            said["name"], self.chosen(), said["email"], said["phone"] or "", said["account"], self.organisation_chosen()
        )
