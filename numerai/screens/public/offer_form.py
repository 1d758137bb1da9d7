"""What is asked of someone who offers help: a name, a way to answer them, and their own words."""

from typing import Any
from uuid import UUID

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from numerai.base.ids import uuid7
from numerai.base.models import Programme
from numerai.base.phones import read_phone
from numerai.programme.places.queries import targets
from numerai.programme.support.messages import GIFTS
from numerai.programme.support.rules import Gift, Proposal, Way
from numerai.screens.components.addresses import plain_address
from numerai.screens.components.widgets import PhoneInput, TickRows
from numerai.screens.public.joining import Door

_SALT = "numerai.public.offer"
_LIFETIME = 24 * 3600  # seconds


def new_offer_id() -> str:
    """Made with the page and signed, so that sending twice offers once; it opens nothing."""
    return signing.dumps(uuid7().hex, salt=_SALT)


class OfferForm(forms.Form):
    use_required_attribute = False

    gifts = forms.MultipleChoiceField(
        label=_("Que pouvez-vous prêter ou donner ?"),
        help_text=_("Choisissez tout ce qui va."),
        choices=[(str(gift), words) for gift, words in GIFTS.items()],
        widget=TickRows(icons={"room": "place", "hardware": "computer", "seats": "transport", "other": "other"}),
        error_messages={"required": _("Choisissez ce que vous pouvez prêter ou donner.")},
    )
    words = forms.CharField(
        max_length=2_000,
        widget=forms.Textarea({"rows": 5}),
        error_messages={
            "required": _("Écrivez ce que vous proposez."),
            "max_length": _("Écrivez moins de 2 000 signes."),
        },
    )
    communes = forms.MultipleChoiceField(
        label=_("Dans quelles communes ?"),
        help_text=_("Vous pouvez passer cette question."),
        required=False,
        widget=TickRows,
    )
    name = forms.CharField(
        label=_("Votre nom"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": _("Écrivez votre nom.")},
    )
    organisation = forms.CharField(
        label=_("Votre entreprise, mairie ou association"),
        help_text=_("Si vous en avez une."),
        max_length=120,
        required=False,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    phone = forms.CharField(
        label=_("Votre téléphone"),
        help_text=_("Un numéro ou un e-mail suffit."),
        max_length=60,
        required=False,
        widget=PhoneInput,
    )
    email = forms.EmailField(
        validators=[plain_address],
        label=_("Votre e-mail"),
        max_length=200,
        required=False,
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"invalid": _("Écrivez un e-mail comme nom@exemple.nc.")},
    )
    offer_id = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, door: Door, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = door.ask
        if door.way != Way.LEND:
            del self.fields["gifts"]
        aimed = targets(programme) if door.way != Way.FUND else ()
        if aimed:
            self.fields["communes"].choices = [(target.code, target.name) for target in aimed]  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["communes"]

    def clean_phone(self) -> str:
        typed = str(self.cleaned_data["phone"])
        number = read_phone(typed)
        if typed and number is None:
            raise forms.ValidationError(_("Écrivez un numéro à 6 chiffres. Pour un autre pays, commencez par +."))
        return number or ""

    def clean(self) -> dict[str, Any]:
        """A way to answer: one is enough, and a mistyped one is not « none »."""
        given = super().clean() or {}
        if not {"phone", "email"} & set(self.errors) and not (given.get("phone") or given.get("email")):
            self.add_error("phone", _("Écrivez un téléphone ou un e-mail, pour notre réponse."))
        return given

    def proposal(self) -> Proposal:
        given = self.cleaned_data
        return Proposal(**{name: given[name] for name in ("name", "organisation", "phone", "email", "words")})

    def gifts_given(self) -> tuple[Gift, ...]:
        return tuple(Gift(gift) for gift in self.cleaned_data.get("gifts", []))

    def communes_named(self) -> tuple[str, ...]:
        return tuple(self.cleaned_data.get("communes", []))

    def identifier(self) -> UUID:
        try:
            return UUID(signing.loads(self.cleaned_data["offer_id"], salt=_SALT, max_age=_LIFETIME))
        except (signing.BadSignature, ValueError, TypeError):
            return uuid7()
