"""What is asked to let someone into the team: a name, what they will do, and perhaps how to reach them."""

from typing import Any
from uuid import UUID

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from numerai.base.ids import uuid7
from numerai.programme.people.invitations import Newcomer
from numerai.programme.people.rules import Role
from numerai.screens.components.widgets import TickRows
from numerai.screens.team.colleague_words import ROLES, SEES
from numerai.screens.team.fields import PhoneField

_SALT = "numerai.team.invitation"
_LIFETIME = 24 * 3600  # seconds


class RolesForm(forms.Form):
    """`shown` says which roles the page was made with: ticked on an older page, they are no choice any more."""

    roles = forms.MultipleChoiceField(
        label=_("Ce que cette personne fera"),
        help_text=_("Cochez une ou plusieurs lignes."),
        choices=[(str(role), words) for role, words in ROLES.items()],
        widget=TickRows(hints={str(role): words for role, words in SEES.items()}),
        error_messages={"required": _("Cochez au moins une ligne.")},
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def chosen(self) -> frozenset[Role]:
        return frozenset(Role(role) for role in self.cleaned_data["roles"])

    def shown_roles(self) -> frozenset[Role]:
        return frozenset(Role(role) for role in self.cleaned_data["shown"].split() if role in set(Role))


def roles_said(roles: frozenset[Role]) -> dict[str, Any]:
    """What the form starts with, or starts again with."""
    held = sorted(str(role) for role in roles)
    return {"roles": held, "shown": " ".join(held)}


class ReachForm(forms.Form):
    """How a colleague is named and reached: at the invitation, and whenever it changes."""

    name = forms.CharField(
        label=_("Prénom et nom"),
        max_length=80,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={
            "required": _("Écrivez le prénom et le nom de cette personne."),
            "max_length": _("Écrivez 80 signes au plus."),
        },
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off"}),
        error_messages={
            "invalid": _("Écrivez une adresse comme nom@exemple.nc, ou laissez vide."),
            "max_length": _("Cette adresse est trop longue. Vérifiez-la, ou laissez vide."),
        },
    )
    phone = PhoneField(label=_("Téléphone"), required=False)

    def reach(self) -> dict[str, str]:
        """Only what the page asked."""
        return {name: self.cleaned_data[name] or "" for name in ("name", "email", "phone") if name in self.fields}


class InviteForm(ReachForm, RolesForm):
    """`account` is made with the page and signed for who opened it: nobody names an account that exists."""

    account = forms.CharField(widget=forms.HiddenInput, required=False)
    shown = None

    field_order = ("name", "roles", "email", "phone")

    def newcomer(self, by: str) -> Newcomer:
        return Newcomer(**self.reach(), roles=self.chosen(), account_id=_read_id(self.cleaned_data["account"], by))


def new_account_id(by: str) -> str:
    return signing.dumps({"id": uuid7().hex, "by": by}, salt=_SALT)


def _read_id(signed: str, by: str) -> UUID:
    """A lost, old or borrowed one is made again: the worst is one invitation too many, never someone's account."""
    try:
        found = signing.loads(signed, salt=_SALT, max_age=_LIFETIME)
    except signing.BadSignature:
        return uuid7()
    return UUID(found["id"]) if found["by"] == by else uuid7()
