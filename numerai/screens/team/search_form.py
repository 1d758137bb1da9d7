"""Finding someone by a name typed by ear or a telephone: always by POST, because an address must not hold a name."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from numerai.programme.people.queries import Person
from numerai.programme.places.models import Commune
from numerai.screens.team.people_words import Reach, say_name, ways_to_reach


class SearchForm(forms.Form):
    asked = forms.CharField(
        label=_("Nom ou téléphone"),
        help_text=_("Écrivez comme vous entendez : les accents et l’orthographe ne comptent pas."),
        max_length=80,
        widget=forms.TextInput({"autocomplete": "off", "type": "search"}),
        error_messages={"required": _("Écrivez un nom ou un téléphone.")},
    )


@dataclass(frozen=True, slots=True)
class Found:
    """Enough to tell two people of the same name apart."""

    id: UUID
    name: str
    commune: str
    reach: tuple[Reach, ...]
    is_merged: bool


def found_people(people: list[Person]) -> list[Found]:
    codes = {person.identity.commune for person in people if person.identity.commune}
    names = dict(Commune.objects.filter(code__in=codes).values_list("code", "name")) if codes else {}
    return [
        Found(
            id=person.id,
            name=say_name(person),
            commune=names.get(person.identity.commune or "", person.identity.commune_typed),
            reach=tuple(ways_to_reach(person.identity)),
            is_merged=person.merged_into is not None,
        )
        for person in people
    ]
