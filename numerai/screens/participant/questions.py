"""What each question of a participant is made of: a form that speaks to the person or about them."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from numerai.base.phones import read_phone, say_phone
from numerai.screens.components.widgets import PhoneInput

SKIP = "skip"


class Question(forms.Form):
    """One page. Without `heading`, the label of the first field is the question.

    `helping`: someone else answers, so the words speak of "the person".
    """

    use_required_attribute = False
    heading: Any = ""
    intro: Any = ""
    why: Any = ""

    def __init__(self, *args: Any, helping: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helping = helping

    def say(self, to_person: Any, about_person: Any) -> Any:
        return about_person if self.helping else to_person

    def label(self, name: str, to_person: Any, about_person: Any) -> None:
        self.fields[name].label = self.say(to_person, about_person)

    def answer(self) -> dict[str, Any]:
        """The meaning of a right answer, as plain values."""
        return dict(self.cleaned_data)


def initial(form: type[Question], before: dict[str, list[str]]) -> dict[str, Any]:
    """What was typed before, put back in its boxes."""
    fields = form.base_fields
    return {
        name: values if isinstance(fields[name], forms.MultipleChoiceField) else values[0]
        for name, values in before.items()
        if values and name in fields
    }


class PhoneField(forms.CharField):
    """A number typed in any way, kept as +687…"""

    widget = PhoneInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"required": _("Écrivez un numéro de téléphone.")})
        super().__init__(max_length=60, **kwargs)

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value))
        if not text:
            return ""
        number = read_phone(text) or read_phone(re.sub(r"[^\d+]", "", text))
        if number is None:
            raise forms.ValidationError(_("Écrivez un numéro à 6 chiffres. Pour un autre pays, commencez par +."))
        return number

    def prepare_value(self, value: Any) -> Any:
        return say_phone(value) if isinstance(value, str) and value.startswith("+687") else value
