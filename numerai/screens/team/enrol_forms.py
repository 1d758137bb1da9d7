"""What is asked when someone is enrolled, besides who they are: the place, and what their file does not say yet."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from numerai.programme.workshops.models import Session
from numerai.programme.workshops.queries.seats import Seats
from numerai.programme.workshops.rules import enrolment_open
from numerai.screens.components.widgets import RadioRows
from numerai.screens.team.fields import MadeWithThePage

GIVEN_FIRST, FAMILY_FIRST = "given_first", "family_first"


class PlaceForm(forms.Form):
    """Asked only when there is a choice to make. `enrolment` is made when the page opens: sending twice enrols once."""

    enrolment = MadeWithThePage()
    place = forms.ChoiceField(
        label=lazy("Cette séance est complète. Que faire ?"),
        choices=[
            ("wait", lazy("Mettre sur la liste d’attente")),
            ("force", lazy("Accepter quand même, au-delà des places")),
        ],
        widget=RadioRows(hints={"force": lazy("Votre nom est gardé avec ce choix.")}),
        error_messages={"required": lazy("Choisissez que faire : la liste d’attente, ou une place en plus.")},
    )

    def __init__(
        self, *args: Any, session: Session, seats: Seats, today: Any, may_exceed: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        is_open = enrolment_open(
            day=session.day, today=today, cancelled=session.is_cancelled, capacity=session.capacity
        )
        if not is_open:
            self.fields["place"] = _accept_anyway()
        elif not seats.is_full or not may_exceed:
            del self.fields["place"]  # a full session gives a rank on the waiting list

    @property
    def force(self) -> bool:
        return self.cleaned_data.get("place") in ("force", True)


def _accept_anyway() -> forms.BooleanField:
    """A closed session leaves one choice: a box to tick on purpose."""
    return forms.BooleanField(
        label=_("Accepter quand même"),
        help_text=_("Les inscriptions à cette séance sont fermées. Votre nom est gardé avec ce choix."),
        error_messages={
            "required": _("Les inscriptions sont fermées. Cochez « Accepter quand même », ou revenez à la séance.")
        },
    )


class NameForm(forms.Form):
    """Someone who left only a telephone: their name is asked, never demanded."""

    given_name = forms.CharField(label=lazy("Prénom"), max_length=80, required=False)
    family_name = forms.CharField(label=lazy("Nom"), max_length=80, required=False)
    nameless = forms.BooleanField(label=lazy("Elle ne veut pas dire son nom"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            self.add_error("given_name", _("Demandez-lui son nom, ou cochez « Elle ne veut pas dire son nom »."))
        return cleaned

    def changes(self) -> dict[str, str]:
        """What is now known of the file."""
        names = {name: self.cleaned_data[name] for name in ("given_name", "family_name")}
        return {} if self.cleaned_data["nameless"] else {name: said for name, said in names.items() if said}


def split_name(typed: str, order: str) -> dict[str, str]:
    """Which word is the family name is chosen by whoever typed them; unsaid, all stays in one place that is seen."""
    words = typed.split()
    if len(words) > 1 and order == GIVEN_FIRST:
        return {"given_name": " ".join(words[:-1]), "family_name": words[-1]}
    if len(words) > 1 and order == FAMILY_FIRST:
        return {"given_name": " ".join(words[1:]), "family_name": words[0]}
    return {"given_name": " ".join(words), "family_name": ""}


def possible_names(typed: str) -> list[dict[str, str]]:
    """Both readings of « Wénéguéï Marie »; none when there is nothing to choose."""
    if len(typed.split()) < 2 or any(sign.isdecimal() for sign in typed):
        return []
    return [{"order": order, **split_name(typed, order)} for order in (GIVEN_FIRST, FAMILY_FIRST)]
