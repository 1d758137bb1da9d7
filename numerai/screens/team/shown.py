"""What a page showed comes back with what was typed: an old page changes only what was touched on it."""

from typing import Any

from django import forms

from numerai.base import canonical


class WithShown(forms.Form):
    """Call `remember` once all fields are there; then `touched` tells the changes that this page made."""

    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def remember(self) -> None:
        names = [name for name in self.fields if name != "shown"]
        values = {name: self.get_initial_for_field(self.fields[name], name) for name in names}
        self.fields["shown"].initial = canonical.dumps(values)

    def touched(self, values: dict[str, Any]) -> set[str]:
        """Of these fields and their new values, those that the page did not show so."""
        shown = _read(self.cleaned_data["shown"])
        return {name for name, value in values.items() if name not in shown or shown[name] != value}


def _read(text: str) -> dict[str, Any]:
    """A page without it, or one that was tampered with, changes all its fields: as any form does."""
    try:
        values = canonical.loads(text)
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}
