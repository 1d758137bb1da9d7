"""Finding someone by a name typed by ear or a telephone: always by POST, because an address must not hold a name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django import forms
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from numerai.base.dates import say_day
from numerai.programme.people.queries import Person
from numerai.programme.places.models import Commune
from numerai.programme.workshops.models import Attendance
from numerai.programme.workshops.rules import Presence
from numerai.screens.team.people_words import Reach, say_name, ways_to_reach


class SearchForm(forms.Form):
    asked = forms.CharField(
        label=lazy("Nom ou téléphone"),
        help_text=lazy("Écrivez comme vous entendez : les accents et l’orthographe ne comptent pas."),
        max_length=80,
        widget=forms.TextInput({"autocomplete": "off", "type": "search"}),
        error_messages={"required": lazy("Écrivez un nom ou un téléphone.")},
    )


@dataclass(frozen=True, slots=True)
class Found:
    """Enough to tell two people of the same name apart."""

    id: UUID
    name: str
    commune: str
    reach: tuple[Reach, ...]
    is_merged: bool
    birth_year: int | None
    phone: str
    last_came: date | None

    @property
    def apart(self) -> str:
        """dernier atelier : mardi 3 mars 2026 · téléphone finissant par 01. Whoever enrols may read it."""
        said = []
        if self.last_came:
            said.append(_("dernier atelier : %(day)s") % {"day": say_day(self.last_came)})
        if self.phone:
            said.append(_("téléphone finissant par %(end)s") % {"end": self.phone[-2:]})
        return " · ".join(said)

    @property
    def born(self) -> str:
        return _("naissance : %(year)s") % {"year": self.birth_year} if self.birth_year else ""


def found_people(
    people: list[Person],
    *,
    say: Callable[[Person | None], str] = say_name,
    presences: QuerySet[Attendance] | None = None,
) -> list[Found]:
    """`presences`: those that whoever asks may know of; all of them for coordination."""
    codes = {person.identity.commune for person in people if person.identity.commune}
    names = dict(Commune.objects.filter(code__in=codes).values_list("code", "name")) if codes else {}
    seen = Attendance.objects.all() if presences is None else presences
    came = seen.filter(participant__in=[person.id for person in people], presence=Presence.PRESENT)
    days = dict(came.order_by().values_list("participant_id").annotate(Max("session__day")))
    return [
        Found(
            id=person.id,
            name=say(person),
            commune=names.get(person.identity.commune or "", person.identity.commune_typed),
            reach=tuple(ways_to_reach(person.identity)),
            is_merged=person.merged_into is not None,
            birth_year=person.identity.birth_year,
            phone=person.identity.phone or "",
            last_came=days.get(person.id),
        )
        for person in people
    ]
