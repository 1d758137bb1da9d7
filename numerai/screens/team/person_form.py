"""What the team may write of a person: who they are and how to reach them, publics with "no answer", nothing else."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from numerai.base.models import Programme
from numerai.programme.people.messages import AGE_BANDS, RURAL_OR_ISLAND
from numerai.programme.people.rules import ContactWay, Identity, Purpose
from numerai.programme.workshops.actions.enrolment import Need
from numerai.programme.workshops.messages import NEEDS_OF_SOMEONE
from numerai.programme.workshops.rules import NeedKind
from numerai.screens.components.addresses import plain_address
from numerai.screens.components.widgets import RadioRows, TickRows
from numerai.screens.team.fields import CountField, PhoneField, ThreeStates
from numerai.screens.team.people_words import CONTACT_WAYS, GENDERS
from numerai.screens.team.session_form import commune_choices
from numerai.screens.team.shown import WithShown

PUBLICS = ("with_disability", "job_seeking", "rural_or_island")
_UNKNOWN = ("", _("Pas de réponse"))


class PersonForm(WithShown):
    """One of the two names, or a telephone, is enough. In the order of the page, as are its mistakes."""

    given_name = forms.CharField(label=_("Prénom"), max_length=80, required=False)
    family_name = forms.CharField(label=_("Nom"), max_length=80, required=False)
    birth_year = CountField(label=_("Année de naissance"), help_text=_("Quatre chiffres."))
    commune = forms.ChoiceField(label=_("Commune où elle vit"), required=False)
    phone = PhoneField(label=_("Téléphone"), help_text=_("Écrit comme vous voulez."), required=False)
    email = forms.EmailField(
        validators=[plain_address],
        label=_("E-mail"),
        required=False,
        widget=forms.EmailInput({"autocomplete": "off"}),
        error_messages={"invalid": _("Vérifiez l’e-mail : il a un signe @ et un point, sans espace.")},
    )
    trusted_name = forms.CharField(label=_("Personne de confiance"), max_length=80, required=False)
    trusted_phone = PhoneField(label=_("Son téléphone"), required=False)
    contact_way = forms.ChoiceField(
        label=_("Comment la joindre"),
        choices=[*((str(way), words) for way, words in CONTACT_WAYS.items()), _UNKNOWN],
        widget=RadioRows,
        required=False,
    )
    no_call = forms.BooleanField(label=_("Pas d’appel"), required=False)
    age_band = forms.ChoiceField(
        label=_("Âge"),
        choices=[_UNKNOWN, *((str(band), words) for band, words in AGE_BANDS.items())],
        required=False,
    )
    gender = forms.ChoiceField(
        label=_("Genre"),
        choices=[*((str(gender), words) for gender, words in GENDERS.items()), _UNKNOWN],
        widget=RadioRows,
        required=False,
    )
    with_disability = ThreeStates(label=_("En situation de handicap, dit par elle-même"))
    job_seeking = ThreeStates(label=_("En recherche d’emploi"))
    rural_or_island = ThreeStates(label=RURAL_OR_ISLAND)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["commune"].choices = commune_choices(programme)
        self.remember()

    def clean_birth_year(self) -> int | None:
        year: int | None = self.cleaned_data["birth_year"]
        if year is not None and not 1900 <= year <= 2100:
            raise forms.ValidationError(_("Écrivez l’année avec quatre chiffres, comme 1971."))
        return year

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned[name] for name in ("given_name", "family_name", "phone")):
            self.add_error("given_name", _("Écrivez au moins un prénom, un nom ou un téléphone."))
        way = cleaned.get("contact_way")
        if way == ContactWay.CALL and cleaned.get("no_call"):
            self.add_error("contact_way", _("« Un appel » et « Pas d’appel » ne vont pas ensemble. Choisissez."))
        return cleaned

    def identity(self) -> Identity:
        return Identity(**identity_values(self.cleaned_data))


WRITTEN = tuple(name for name in PersonForm.base_fields if name != "shown")


def identity_values(cleaned: dict[str, Any]) -> dict[str, Any]:
    """Fields of an Identity; what is blank is unknown."""
    names = [name for name in WRITTEN if name in cleaned]
    texts = ("given_name", "family_name", "trusted_name")
    return {name: cleaned[name] if name in texts or cleaned[name] != "" else None for name in names}


def initial_of(identity: Identity) -> dict[str, Any]:
    return {name: getattr(identity, name) for name in WRITTEN}


class EnrolForm(forms.Form):
    """What someone needs for one session."""

    needs = forms.MultipleChoiceField(
        label=_("De quoi a-t-elle besoin pour venir ?"),
        choices=[(str(kind), words) for kind, words in NEEDS_OF_SOMEONE.items()],
        widget=TickRows(icons=True),
        required=False,
    )
    need_words = forms.CharField(
        label=_("Dit avec ses mots"), widget=forms.Textarea({"rows": 2}), max_length=500, required=False
    )

    def stated_needs(self) -> tuple[Need, ...]:
        """Free words are a need of their own: « autre chose »."""
        ticked, words = [NeedKind(kind) for kind in self.cleaned_data["needs"]], self.cleaned_data["need_words"]
        if words and NeedKind.OTHER not in ticked:
            ticked.append(NeedKind.OTHER)
        return tuple(Need(kind, words if kind == NeedKind.OTHER else "") for kind in ticked)


class ConsentForm(WithShown):
    """Read aloud, answered aloud, written by whoever is signed in: the journal keeps who."""

    _choices = (("yes", _("Oui, elle me l’a dit")), ("no", _("Non")))
    take_part = forms.ChoiceField(
        label=_("La personne est-elle d’accord ?"),
        choices=_choices,
        widget=RadioRows,
        error_messages={"required": _("Demandez à la personne si elle est d’accord, puis écrivez sa réponse.")},
    )
    call_back = forms.ChoiceField(
        label=_("Pouvons-nous prendre de ses nouvelles après l’atelier ?"),
        help_text=_("Après 1 mois, 3 mois et 6 mois. Dire non ne change rien à la place."),
        choices=_choices,
        widget=RadioRows,
        error_messages={
            "required": _("Demandez à la personne si nous pouvons prendre de ses nouvelles, puis écrivez sa réponse.")
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.remember()

    def answers(self) -> dict[Purpose, bool]:
        return {Purpose(name): self.cleaned_data[name] == "yes" for name in self.fields if name != "shown"}

    def new_answers(self) -> dict[Purpose, bool]:
        """Those given on this page: what it already showed may have changed meanwhile."""
        touched = self.touched({purpose.value: self.cleaned_data[purpose.value] for purpose in Purpose})
        return {purpose: said for purpose, said in self.answers().items() if purpose.value in touched}


class SpokenConsentForm(ConsentForm):
    """Before something is written down: without agreement, nothing is. `answered`: what is not asked again."""

    def __init__(self, *args: Any, answered: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for purpose in answered:
            self.fields.pop(purpose, None)

    def clean_take_part(self) -> str:
        answer: str = self.cleaned_data["take_part"]
        if answer == "no":
            raise forms.ValidationError(
                _("Sans son accord, n’écrivez rien d’elle. Elle peut venir : comptez-la sans nom.")
            )
        return answer
