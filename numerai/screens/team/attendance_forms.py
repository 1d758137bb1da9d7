"""The presence page as one form: a row per person, someone who came without enrolling, counts without names."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from numerai.base.ids import uuid7
from numerai.programme.people.rules import Identity
from numerai.programme.workshops.messages import PRESENCES
from numerai.programme.workshops.models import HeadCount
from numerai.programme.workshops.rules import MARGINS, Presence, margins_above_total
from numerai.screens.components.widgets import RadioRows
from numerai.screens.team.fields import CountField, MadeWithThePage, PhoneField
from numerai.screens.team.people_words import AGE_BANDS
from numerai.screens.team.session_people import Someone

EVERYONE = "everyone"  # the button « Tous présents »
_CHOICES = [(str(presence), words) for presence, words in PRESENCES.items()]
_CODES = {code for code, _words in _CHOICES}
GROUPS = (
    ("publics", _("Publics"), ("with_disability", "job_seeking")),
    ("genders", _("Genre"), ("women", "men", "gender_unstated")),
    ("ages", _("Âge"), tuple(name for name in MARGINS if name.startswith("age_"))),
)
MARGIN_WORDS: dict[str, Any] = {
    "with_disability": _("En situation de handicap"),
    "job_seeking": _("En recherche d’emploi"),
    "women": _("Femmes"),
    "men": _("Hommes"),
    "gender_unstated": _("Pas dit"),
    **{f"age_{band}": words for band, words in AGE_BANDS.items()},
}


class RollForm(forms.Form):
    """Four radios per person. What was shown comes back with the answers, so that an old page overwrites nothing."""

    def __init__(self, *args: Any, people: tuple[Someone, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = [someone for someone in people if not someone.is_erased]
        for someone in self.people:
            self.fields[_row(someone.person_id)] = forms.ChoiceField(
                label=someone.name,
                help_text=now_("ligne %(line)s") % {"line": someone.line} if someone.line else "",
                choices=_CHOICES,
                widget=RadioRows(icons=True),
                initial=str(someone.presence),
                required=False,
            )
            self.fields[_shown(someone.person_id)] = forms.CharField(
                widget=forms.HiddenInput, initial=str(someone.presence), required=False
            )

    def row(self, someone: Someone) -> tuple[Any, Any]:
        return self[_row(someone.person_id)], self[_shown(someone.person_id)]

    def marks(self) -> dict[UUID, Presence]:
        """Only what was changed on this page; « Tous présents » speaks for those nobody marked."""
        everyone = EVERYONE in self.data
        marks = {}
        for someone in self.people:
            shown = self.cleaned_data[_shown(someone.person_id)] or Presence.UNKNOWN
            said = self.cleaned_data[_row(someone.person_id)] or shown
            if everyone and said == Presence.UNKNOWN and someone.position is None:
                said = Presence.PRESENT
            if said != shown:
                marks[someone.person_id] = Presence(said)
        return marks

    def seen(self) -> dict[UUID, Presence]:
        """What this page showed of each; someone whom it did not show is not there."""
        shown = {someone.person_id: self.cleaned_data[_shown(someone.person_id)] for someone in self.people}
        return {person: Presence(mark) for person, mark in shown.items() if mark in _CODES}


def _row(person: UUID) -> str:
    return f"presence-{person}"


def _shown(name: UUID | str) -> str:
    return f"shown-{name}"


class WalkInForm(forms.Form):
    """A name is enough, when the person agrees. The identifier is made with the page: sending twice adds one person."""

    walk_in = MadeWithThePage()
    given_name = forms.CharField(label=_("Prénom"), max_length=80, required=False)
    family_name = forms.CharField(label=_("Nom"), max_length=80, required=False)
    phone = PhoneField(label=_("Téléphone"), required=False)
    agreed = forms.ChoiceField(
        label=_("Est-elle d’accord pour que nous gardions son nom ?"),
        choices=(("yes", _("Oui, elle me l’a dit")), ("no", _("Non : la compter sans nom"))),
        widget=RadioRows,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"walk_in": uuid7()}, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        has_name, said = bool(cleaned.get("given_name") or cleaned.get("family_name")), cleaned.get("agreed")
        if not has_name and said != "no" and (said or cleaned.get("phone")):
            self.add_error("given_name", _("Écrivez aussi un prénom ou un nom."))
        if has_name and not said:
            self.add_error("agreed", _("Demandez à la personne si elle est d’accord, puis écrivez sa réponse."))
        return cleaned

    @property
    def stays_nameless(self) -> bool:
        """She came and does not want to be named: what was typed of her is kept nowhere."""
        return self.cleaned_data["agreed"] == "no"

    @property
    def someone(self) -> Identity | None:
        given, family = self.cleaned_data["given_name"], self.cleaned_data["family_name"]
        if self.stays_nameless or not (given or family):
            return None
        return Identity(given_name=given, family_name=family, phone=self.cleaned_data["phone"])


class HeadCountForm(forms.Form):
    """A total, then separate counts that are never crossed. Blank: nobody counted. An old page overwrites nothing."""

    total = CountField(
        label=_("Toutes les personnes venues"), help_text=_("Avec ou sans nom. Vide si vous n’avez pas compté.")
    )

    def __init__(self, *args: Any, head_count: HeadCount | None, **kwargs: Any) -> None:
        known = {"total": head_count.total, **head_count.margins} if head_count else {}
        super().__init__(*args, initial=known | {_shown(name): count for name, count in known.items()}, **kwargs)
        for _code, _label, names in GROUPS:
            for name in names:
                self.fields[name] = CountField(label=MARGIN_WORDS[name])
        self.counted = tuple(self.fields)
        for name in self.counted:
            self.fields[_shown(name)] = forms.CharField(widget=forms.HiddenInput, required=False)

    def groups(self) -> list[tuple[Any, list[Any]]]:
        return [(label, [self[name] for name in names]) for _code, label, names in GROUPS]

    @property
    def total_seen(self) -> int | None:
        shown = self.cleaned_data[_shown("total")]
        return int(shown) if shown.isdecimal() else None

    def seen(self) -> dict[str, int | None]:
        shown = {name: self.cleaned_data[_shown(name)] for name in self.counted}
        return {name: int(count) if count.isdecimal() else None for name, count in shown.items()}

    def changes(self) -> dict[str, int | None]:
        """Only the counts that were changed on this page."""
        said = {name: self.cleaned_data[name] for name in self.counted}
        shown = {name: self.cleaned_data[_shown(name)] for name in self.counted}
        return {name: count for name, count in said.items() if ("" if count is None else str(count)) != shown[name]}


def remarks_on(head_count: HeadCount | None, named_present: int) -> list[str]:
    """Counts that cannot all be true: said, never refused."""
    if head_count is None or head_count.total is None:
        return []
    total, margins = head_count.total, head_count.margins
    words = {"name": "", "total": total}
    found = [
        now_("« %(name)s » dit plus de personnes que le total (%(total)d).") % {**words, "name": MARGIN_WORDS[name]}
        for name in margins_above_total(total, margins)
        if name in MARGIN_WORDS
    ]
    for _code, label, names in GROUPS[1:]:
        if sum(margins.get(name, 0) for name in names) > total and all(margins.get(name, 0) <= total for name in names):
            found.append(now_("« %(name)s » : ensemble, plus que le total (%(total)d).") % {**words, "name": label})
    if named_present > total:
        found.append(
            now_("Il y a %(named)d personnes nommées, plus que le total (%(total)d).")
            % {**words, "named": named_present}
        )
    return found
