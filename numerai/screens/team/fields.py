"""What the team types, in every usual way: days, hours, telephone numbers, counts. A blank is unknown, never zero."""

import re
from datetime import date, time
from typing import Any
from uuid import UUID

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from numerai.base.ids import uuid7
from numerai.base.phones import read_phone, say_phone
from numerai.programme.workshops.imports.cells import Unreadable
from numerai.programme.workshops.imports.days import read_day, read_hour
from numerai.screens.components.widgets import DateBoxes, PhoneInput, TypedInBoxes

_SALT = "numerai.team.made_with_the_page"
_LIFETIME = 24 * 3600  # seconds
_NUMBER = re.compile(r"[0-9]{1,4}")


class TypedDateBoxes(DateBoxes):
    """The three boxes, without a limit of signs: « 8/12/2026 » typed or pasted in the first one is a date too."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        for box in self.widgets:
            box.attrs.pop("maxlength", None)


class DayField(forms.Field):
    """A day in three boxes; the month may be a word, the year may have two digits."""

    widget = TypedDateBoxes
    default_error_messages = {"required": _("Écrivez le jour, le mois et l’année.")}

    def __init__(self, *, today: date, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.today = today

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date) or value in self.empty_values:
            return value or None
        parts = list(reversed(value.parts)) if isinstance(value, TypedInBoxes) else [str(value)]
        try:
            return read_day(_joined([part for part in parts if part.strip()]), self.today)
        except Unreadable as reason:
            raise forms.ValidationError(_sentence(str(reason))) from reason


def _joined(parts: list[str]) -> str:
    """8, décembre, 2026 → "8 décembre 2026"; 8/, 12, 26 → "8/12/26". Other words stay whole: a refusal quotes them."""
    numbers = [part.strip().strip("/.") for part in parts]
    kept = [number if number.isdecimal() else part.strip() for number, part in zip(numbers, parts, strict=True)]
    is_word = len(kept) > 1 and not kept[1].isdecimal()
    return (" " if is_word else "/").join(kept)


class HourField(forms.CharField):
    """9h, 9 h 30, 9:30, 9."""

    default_error_messages = {"unreadable": _("Écrivez une heure comme 9 h ou 13 h 30.")}

    def prepare_value(self, value: Any) -> Any:
        return f"{value.hour} h {value.minute:02d}" if isinstance(value, time) else value

    def clean(self, value: Any) -> time | None:
        typed = str(super().clean(value) or "").strip()
        if not typed:
            return None
        try:
            return read_hour(typed + " h" if typed.isdecimal() and len(typed) < 3 else typed)
        except Unreadable as reason:
            raise forms.ValidationError(self.error_messages["unreadable"], code="unreadable") from reason


class PhoneField(forms.CharField):
    """Stored as +687…, shown as 73.11.60."""

    widget = PhoneInput
    default_error_messages = {"unreadable": _("Écrivez un numéro à 6 chiffres, comme 73.11.60. Ailleurs, avec le +.")}

    def prepare_value(self, value: Any) -> Any:
        return say_phone(value) if value and str(value).startswith("+") else value

    def clean(self, value: Any) -> str | None:
        typed = str(super().clean(value) or "").strip()
        if not typed:
            return None
        number = read_phone(typed)
        if number is None:
            raise forms.ValidationError(self.error_messages["unreadable"], code="unreadable")
        return number


class CountField(forms.CharField):
    """How many people. Blank: nobody counted. The message says which box, because a form has many."""

    default_error_messages = {"unreadable": _("Écrivez un nombre en chiffres pour « %(label)s », ou laissez vide.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, **kwargs})
        self.widget.attrs |= {"inputmode": "numeric", "size": 4}

    def clean(self, value: Any) -> int | None:
        typed = str(super().clean(value) or "").strip()
        if not typed:
            return None
        if not _NUMBER.fullmatch(typed):
            message = self.error_messages["unreadable"]
            raise forms.ValidationError(message, code="unreadable", params={"label": self.label})
        return int(typed)


class MadeWithThePage(forms.CharField):
    """An identifier born when the page opens, so that sending twice writes once; a lost one is made again.

    Signed, because it becomes the key of a row: nobody chooses the identifier of somebody else.
    """

    widget = forms.HiddenInput

    def prepare_value(self, value: Any) -> Any:
        return signing.dumps(value.hex, salt=_SALT) if isinstance(value, UUID) else value

    def clean(self, value: Any) -> UUID:
        try:
            return UUID(signing.loads(str(value or ""), salt=_SALT, max_age=_LIFETIME))
        except (signing.BadSignature, ValueError):
            return uuid7()


class ThreeStates(forms.TypedChoiceField):
    """Yes, no, or not known: three radios, and None for the last."""

    def __init__(self, **kwargs: Any) -> None:
        choices = (("yes", _("Oui")), ("no", _("Non")), ("unknown", _("On ne sait pas")))
        super().__init__(
            choices=choices, coerce=_state, empty_value=None, required=False, widget=forms.RadioSelect, **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no", None: "unknown"}.get(value, value) if not isinstance(value, str) else value


def _state(value: str) -> bool | None:
    return {"yes": True, "no": False}.get(value)


def _sentence(text: str) -> str:
    """Reasons begin in lower case where a row of a file is refused."""
    return text[:1].upper() + text[1:]
