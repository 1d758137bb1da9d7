"""What the team writes about a venue: where it is, how to come, and each feature in three states, dated and signed."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.utils.text import capfirst
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from numerai.base.models import Programme
from numerai.programme.places.messages import FEATURE_GROUPS, FEATURES, KNOWN
from numerai.programme.places.rules import GROUPS, IN_ORDER, Description, Finding, Known, VenueFeature
from numerai.screens.components.widgets import RadioRows
from numerai.screens.team.fields import DayField, MadeWithThePage
from numerai.screens.team.session_form import ONE_PER_LINE, commune_choices

SIGNATURE_LENGTH = 60
STATE, DAY, BY = "state", "on", "by"


class VenueForm(forms.Form):
    """A feature that stays unknown needs no day and no name: whatever stands in its boxes is left out."""

    commune = forms.ChoiceField(label=_("Commune"), error_messages={"required": _("Choisissez la commune.")})
    name = forms.CharField(
        label=_("Nom du lieu"),
        help_text=_("Comme les gens l’appellent."),
        max_length=120,
        error_messages={"required": _("Écrivez le nom du lieu.")},
    )
    directions = forms.CharField(
        label=_("Comment venir"),
        help_text=_("Route, tribu, repère, bus. Tout le monde peut le lire."),
        widget=ONE_PER_LINE,
        max_length=1000,
        required=False,
    )
    edition = forms.CharField(widget=forms.HiddenInput, required=False)
    added = MadeWithThePage(required=False)  # serves when the venue is new

    def __init__(self, *args: Any, programme: Programme, today: date, signature: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["commune"].choices = [("", _("À choisir")), *commune_choices(programme)[1:]]
        for feature in IN_ORDER:
            self._add_feature(feature, str(FEATURES[feature]), signature)

    def _add_feature(self, feature: VenueFeature, thing: str, signature: str) -> None:
        """The boxes are ready for whoever has just looked: today, and their organisation."""
        self.fields[_box(feature, STATE)] = forms.ChoiceField(
            label=thing,
            choices=[(str(state), capfirst(words)) for state, words in KNOWN.items()],
            widget=RadioRows(icons=True),
            required=False,
            initial=Known.UNKNOWN,
        )
        self.fields[_box(feature, DAY)] = DayField(
            label=now_("%(thing)s : vérifié le") % {"thing": thing},
            today=self.today,
            required=False,
            initial=self.today,
        )
        self.fields[_box(feature, BY)] = forms.CharField(
            label=now_("%(thing)s : vérifié par") % {"thing": thing},
            max_length=SIGNATURE_LENGTH,
            required=False,
            initial=signature[:SIGNATURE_LENGTH],
        )

    def groups(self) -> list[tuple[str, list[dict[str, BoundField]]]]:
        """The questionnaire in the order of a visit: from the road to the plugs."""
        return [
            (str(FEATURE_GROUPS[group]), [{part: self[_box(f, part)] for part in (STATE, DAY, BY)} for f in features])
            for group, features in GROUPS.items()
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for feature in VenueFeature:
            self._check_day(feature, cleaned)
        return cleaned

    def _check_day(self, feature: VenueFeature, cleaned: Mapping[str, Any]) -> None:
        name, is_known = _box(feature, DAY), _state(cleaned, feature) != Known.UNKNOWN
        if not is_known:
            self.errors.pop(name, None)
            self.errors.pop(_box(feature, BY), None)
        elif name in cleaned and cleaned[name] is None:
            self.add_error(name, _("Dites quand cela a été vérifié."))
        elif name in cleaned and cleaned[name] > self.today:
            self.add_error(name, _("Ce jour n’est pas encore venu. Corrigez-le."))

    def description(self) -> Description:
        cleaned = self.cleaned_data
        return Description(
            commune_id=cleaned["commune"],
            name=" ".join(cleaned["name"].split()),
            directions=cleaned["directions"].replace("\r\n", "\n"),
            findings={feature: _finding(cleaned, feature) for feature in VenueFeature},
        )


def _box(feature: VenueFeature, part: str) -> str:
    return f"{feature}_{part}"


def _state(cleaned: Mapping[str, Any], feature: VenueFeature) -> Known:
    return Known(cleaned.get(_box(feature, STATE)) or Known.UNKNOWN)


def _finding(cleaned: Mapping[str, Any], feature: VenueFeature) -> Finding:
    state = _state(cleaned, feature)
    if state == Known.UNKNOWN:
        return Finding()
    return Finding(state, cast(date, cleaned[_box(feature, DAY)]), cleaned[_box(feature, BY)])


def initial_of(description: Description) -> dict[str, Any]:
    values: dict[str, Any] = {
        "commune": description.commune_id,
        "name": description.name,
        "directions": description.directions,
        "edition": description.edition,
    }
    for feature, finding in description.findings.items():
        if finding.state != Known.UNKNOWN:
            parts = {STATE: finding.state, DAY: finding.checked_on, BY: finding.checked_by}
            values |= {_box(feature, part): value for part, value in parts.items()}
    return values
