"""What a page showed comes back with what was typed: an old page changes only what was touched on it."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

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

    def overtaken(self, values: dict[str, Any]) -> set[str]:
        """Of these fields and their values as they are now, those that somebody changed since the page showed them."""
        shown = _read(self.cleaned_data["shown"])
        return {name for name, value in values.items() if name in shown and shown[name] != value}

    def say_overtaken(self, theirs: forms.Form, names: set[str], *, shown: dict[str, Any]) -> None:
        """At each of these fields, what somebody else wrote; what was typed stays, and sent again it is kept."""
        for name in [name for name in self.fields if name in names]:
            said = say_field(theirs[name])
            first = (
                _("Quelqu’un vient d’écrire ici : « %s ».") % said if said else _("Quelqu’un vient de vider ce champ.")
            )
            self.add_error(name, f"{first} {_('Relisez, gardez la bonne réponse, puis envoyez.')}")
        self.data = self.data.copy()
        self.data["shown"] = canonical.dumps(shown)


def say_field(bound: BoundField) -> str:
    """The value of a field as a person reads it: the words of a choice, the boxes of a date."""
    value = bound.value()
    shown = value if bound.form.is_bound else bound.field.prepare_value(bound.initial)
    if isinstance(shown, list):
        said = _words(bound.field.choices)
        return ", ".join(str(said.get(str(one), one)) for one in shown)
    if hasattr(bound.field, "choices"):
        return str(_words(bound.field.choices).get(str(shown or ""), shown))
    boxes = bound.field.widget.decompress(shown) if hasattr(bound.field.widget, "decompress") else [str(shown or "")]
    return " / ".join(str(box) for box in boxes if box).replace("\r\n", "\n").strip()


def _words(choices: Any) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, words in choices:
        flat |= dict(words) if isinstance(words, list | tuple) else {str(key): words}
    return flat


def _read(text: str) -> dict[str, Any]:
    """A page without it, or one that was tampered with, changes all its fields: as any form does."""
    try:
        values = canonical.loads(text)
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}
