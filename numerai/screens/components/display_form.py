"""The form of the display page, built from the settings it changes."""

from typing import Any

from django import forms

from numerai.screens.components import display
from numerai.screens.components.widgets import RadioRows


class DisplayForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for setting in display.SETTINGS:
            self.fields[setting.name] = forms.ChoiceField(
                label=setting.label,
                required=False,
                choices=[(choice.value, choice.label) for choice in setting.choices],
                widget=RadioRows,
            )
