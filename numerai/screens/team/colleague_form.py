"""What is asked to let someone into the team: a name, what they will do, and perhaps how to reach them."""

from typing import Any
from uuid import UUID

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from numerai.base.ids import uuid7
from numerai.base.models import Programme
from numerai.programme.people.invitations import Newcomer
from numerai.programme.people.memberships import Standing
from numerai.programme.people.organisations import declared
from numerai.programme.people.rules import Role, may_hold
from numerai.screens.components.widgets import RadioRows, TickRows
from numerai.screens.team.colleague_words import ROLES, SEES
from numerai.screens.team.fields import PhoneField

_SALT = "numerai.team.invitation"
_LIFETIME = 24 * 3600  # seconds

NOBODY_SAID = "unknown"
_FOR_CARRIERS = _("La coordination et la référence sont pour ces organisations : %(names)s.")


class RolesForm(forms.Form):
    """`shown` says what the page was made with: ticked on an older page, it is no choice any more."""

    roles = forms.MultipleChoiceField(
        label=_("Ce que cette personne fera"),
        help_text=_("Cochez une ou plusieurs lignes."),
        choices=[(str(role), words) for role, words in ROLES.items()],
        widget=TickRows(hints={str(role): words for role, words in SEES.items()}),
        error_messages={"required": _("Cochez ce que cette personne fera.")},
    )
    organisation = forms.ChoiceField(
        label=_("Son organisation"),
        widget=RadioRows,
        error_messages={
            "required": _("Choisissez son organisation, ou « Je ne sais pas »."),
            "invalid_choice": _("Choisissez son organisation, ou « Je ne sais pas »."),
        },
    )

    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        """A programme that declares no organisation asks nothing."""
        super().__init__(*args, **kwargs)
        self.known = declared(programme)
        if not self.known:
            del self.fields["organisation"]
            return
        named = [(one.key, one.name) for one in self.known.values()]
        self.fields["organisation"].choices = [*named, (NOBODY_SAID, _("Je ne sais pas"))]

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

    def wanted(self) -> Standing:
        return Standing(self.chosen(), _key(self.cleaned_data.get("organisation", NOBODY_SAID)))

    def shown_standing(self) -> Standing:
        """Written by `standing_said`."""
        organisation, *roles = self.cleaned_data["shown"].split() or [NOBODY_SAID]
        return Standing(frozenset(Role(role) for role in roles if role in set(Role)), _key(organisation))


def _key(organisation: str) -> str | None:
    return None if organisation == NOBODY_SAID else organisation


def standing_said(held: Standing) -> dict[str, Any]:
    """What the form starts with, or starts again with."""
    roles, organisation = sorted(str(role) for role in held.roles), held.organisation or NOBODY_SAID
    return {"roles": roles, "organisation": organisation, "shown": " ".join([organisation, *roles])}


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
            "invalid": _("Écrivez un e-mail comme nom@exemple.nc, ou laissez vide."),
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

    field_order = ("name", "organisation", "roles", "email", "phone")

    def newcomer(self, by: str) -> Newcomer:
        said, account_id = self.wanted(), _read_id(self.cleaned_data["account"], by)
        return Newcomer(**self.reach(), roles=said.roles, organisation=said.organisation, account_id=account_id)


def new_account_id(by: str) -> str:
    return signing.dumps({"id": uuid7().hex, "by": by}, salt=_SALT)


def _read_id(signed: str, by: str) -> UUID:
    """A lost, old or borrowed one is made again: the worst is one invitation too many, never someone's account."""
    try:
        found = signing.loads(signed, salt=_SALT, max_age=_LIFETIME)
    except signing.BadSignature:
        return uuid7()
    return UUID(found["id"]) if found["by"] == by else uuid7()
