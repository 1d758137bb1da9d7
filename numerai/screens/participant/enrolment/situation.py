"""Where the person lives and what the programme counts: each answer may be left out, and unknown stays unknown."""

from typing import Any

from django import forms
from django.db.models import F, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from numerai.base.models import Programme
from numerai.base.text import fold
from numerai.programme.people.messages import AGE_BANDS
from numerai.programme.people.rules import Gender
from numerai.programme.places.models import Commune, TargetCommune
from numerai.screens.components.widgets import RadioRows
from numerai.screens.participant.questions import SKIP, Question

OTHER = "other"
NO_ANSWER = (SKIP, _("Je ne réponds pas"))
YES_NO = [("yes", _("Oui")), ("no", _("Non")), NO_ANSWER]
AGES = [(band.value, words) for band, words in AGE_BANDS.items()]
GENDERS = [(Gender.WOMAN.value, _("Une femme")), (Gender.MAN.value, _("Un homme")), (Gender.OTHER.value, _("Autre"))]
# « Habitants des zones rurales et insulaires (Province Nord, Îles Loyauté) »: the programme's own definition.
RURAL_PROVINCES = ("nord", "iles")
UNKNOWN_CHOICE = {"invalid_choice": _("Choisissez une réponse de la liste.")}


def _optional(choices: list[tuple[str, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(choices=choices, required=False, widget=RadioRows(), error_messages=UNKNOWN_CHOICE)


def communes(programme: Programme) -> list[Commune]:
    """All of them, those of the programme first and in its own order: `rank` is None for the others."""
    rank = TargetCommune.objects.of(programme).filter(commune=OuterRef("code")).values("rank")[:1]
    return list(Commune.objects.annotate(rank=Subquery(rank)).order_by(F("rank").asc(nulls_last=True), "name"))


class Home(Question):
    """The communes of the programme as big choices; any other in one's own words."""

    commune = forms.ChoiceField(
        required=False, widget=RadioRows(), error_messages={"required": _("Choisissez une commune.")} | UNKNOWN_CHOICE
    )
    commune_typed = forms.CharField(
        label=_("Nom de l’autre commune"),
        max_length=60,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, communes: list[Commune], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label("commune", _("Dans quelle commune habitez-vous ?"), _("Dans quelle commune habite la personne ?"))
        self.places = {place.code: place for place in communes}
        self.codes = {fold(name): place.code for place in communes for name in (place.name, place.official_name)}
        self.fields["commune"].choices = [
            *((commune.code, commune.name) for commune in communes if commune.rank is not None),
            (OTHER, _("Une autre commune")),
            (SKIP, _("Je préfère ne pas le dire")),
        ]

    def clean(self) -> dict[str, Any]:
        chosen, typed = self.cleaned_data.get("commune", ""), self.cleaned_data.get("commune_typed", "")
        if not chosen and not typed and "commune" not in self.errors:
            self.add_error("commune", self.fields["commune"].error_messages["required"])
        if chosen == OTHER and not typed and "commune_typed" not in self.errors:
            self.add_error("commune_typed", _("Écrivez le nom de la commune."))
            self.fields["commune_typed"].required = True  # nobody hears « facultatif » beside what is asked for
        return self.cleaned_data

    def answer(self) -> dict[str, Any]:
        """The INSEE code when the name is one of a commune; else the words as typed. `said` is what is shown again."""
        chosen, typed = self.cleaned_data["commune"], self.cleaned_data["commune_typed"]
        if chosen == SKIP:
            return {"commune": None, "commune_typed": "", "said": "", "rural_or_island": None}
        code = chosen if chosen in self.places else self.codes.get(fold(typed))
        if code is None:
            return {"commune": None, "commune_typed": typed, "said": typed, "rural_or_island": None}
        place = self.places[code]
        rural = True if place.province_id in RURAL_PROVINCES else None
        return {"commune": code, "commune_typed": "", "said": place.name, "rural_or_island": rural}


class Situation(Question):
    """One thing that the programme counts. Not answering is an answer; the whole series can be passed."""

    why = _("Cette réponse sert à compter. Elle ne change rien à la place.")


class Disability(Situation):
    with_disability = _optional(YES_NO)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.why = _("Le programme veut accueillir tout le monde. Nous comptons pour le vérifier.")
        self.label(
            "with_disability",
            _("Êtes-vous en situation de handicap ?"),
            _("La personne est-elle en situation de handicap ?"),
        )
        self.fields["with_disability"].help_text = self.say(
            _("C’est vous qui le dites. Nous ne demandons aucun papier."),
            _("C’est elle qui le dit. Nous ne demandons aucun papier."),
        )

    def answer(self) -> dict[str, Any]:
        return {"with_disability": said(self.cleaned_data["with_disability"])}


class Work(Situation):
    job_seeking = _optional(YES_NO)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label(
            "job_seeking",
            _("Cherchez-vous un travail ou un nouveau métier ?"),
            _("La personne cherche-t-elle un travail ou un nouveau métier ?"),
        )

    def answer(self) -> dict[str, Any]:
        return {"job_seeking": said(self.cleaned_data["job_seeking"])}


class Bush(Situation):
    """Not asked of someone whose commune already says it."""

    rural_or_island = _optional(YES_NO)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label(
            "rural_or_island",
            _("Habitez-vous en brousse, en tribu ou dans les îles ?"),
            _("La personne habite-t-elle en brousse, en tribu ou dans les îles ?"),
        )

    def answer(self) -> dict[str, Any]:
        return {"rural_or_island": said(self.cleaned_data["rural_or_island"])}


class Age(Situation):
    age_band = _optional([*AGES, NO_ANSWER])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label("age_band", _("Quel âge avez-vous ?"), _("Quel âge a la personne ?"))

    def answer(self) -> dict[str, Any]:
        return {"age_band": said(self.cleaned_data["age_band"])}


class GenderSaid(Situation):
    gender = _optional([*GENDERS, NO_ANSWER])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label("gender", _("Êtes-vous une femme ou un homme ?"), _("La personne est-elle une femme ou un homme ?"))

    def answer(self) -> dict[str, Any]:
        return {"gender": said(self.cleaned_data["gender"])}


def said(value: str) -> bool | str | None:
    """Yes, no, the choice made; None: nobody said."""
    return {"yes": True, "no": False, SKIP: None, "": None}.get(value, value)
