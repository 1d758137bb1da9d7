"""Form widgets for people who read little: rows with a pictogram and a word, boxes instead of pickers."""

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class _Rows:
    """Adds to each option a second, quieter line (`hints`) and a pictogram named like the value (`icons`)."""

    def __init__(
        self, *, hints: Mapping[str, str] | None = None, icons: bool | Mapping[str, str] = False, **kwargs: Any
    ):
        super().__init__(**kwargs)
        self.hints, self.icons = hints or {}, icons

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)  # type: ignore[misc]  # a mixin
        option["hint"] = self.hints.get(str(value), "")
        option["icon"] = self._icon(str(value))
        return option

    def _icon(self, value: str) -> str:
        if isinstance(self.icons, Mapping):
            return self.icons.get(value, "")
        return value if self.icons else ""


class RadioRows(_Rows, forms.RadioSelect):
    pass


class TickRows(_Rows, forms.CheckboxSelectMultiple):
    pass


class YesNo(RadioRows):
    """Two answers side by side."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["layout"] = "pair"
        return context


class PhoneInput(forms.TextInput):
    input_type = "tel"

    def __init__(self, attrs: dict[str, Any] | None = None):
        super().__init__({"autocomplete": "tel", **(attrs or {})})


class _Boxes(forms.MultiWidget):
    """A few small boxes, each with its word, read back as one text that Django's fields understand."""

    use_fieldset = True
    template_name = "components/forms/boxes.html"
    words: dict[str, Any] = {}
    sizes: dict[str, int] = {}
    separator = "-"

    def __init__(self, attrs: dict[str, Any] | None = None):
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            name: forms.TextInput({"inputmode": "numeric", "maxlength": size, "size": size})
            for name, size in self.sizes.items()
        }
        super().__init__(boxes, attrs)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for box, word in zip(context["widget"]["subwidgets"], self.words.values(), strict=True):
            box["word"] = word
        # The error concerns the boxes together: it is marked once, on the one that the list of errors leads to.
        for box in context["widget"]["subwidgets"][1:]:
            box["attrs"].pop("aria-invalid", None)
        return context

    def joined(self, values: list[str]) -> "TypedInBoxes | None":
        typed = [str(value or "").strip() for value in values]
        return TypedInBoxes(typed, self.separator) if any(typed) else None


class TypedInBoxes(str):
    """What several boxes hold together; each keeps its own words, even those with the sign that joins them."""

    __slots__ = ("parts",)
    parts: list[str]

    def __new__(cls, parts: list[str], separator: str) -> "TypedInBoxes":
        joined = super().__new__(cls, separator.join(parts))
        joined.parts = parts
        return joined


class DateBoxes(_Boxes):
    """Day, month, year. Works with forms.DateField."""

    words = {"day": _("Jour"), "month": _("Mois"), "year": _("Année")}
    sizes = {"day": 2, "month": 2, "year": 4}

    def decompress(self, value: date | str | None) -> list[str]:
        if isinstance(value, date):
            return [str(value.day), str(value.month), str(value.year)]
        parts = value.parts if isinstance(value, TypedInBoxes) else (value or "").split(self.separator)
        return list(reversed(parts)) if len(parts) == 3 else ["", "", ""]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return self.joined(list(reversed(super().value_from_datadict(data, files, name))))


class TimeBoxes(_Boxes):
    """Hours and minutes; no minutes means on the hour. Works with forms.TimeField."""

    words = {"hours": _("Heures"), "minutes": _("Minutes")}
    sizes = {"hours": 2, "minutes": 2}
    separator = ":"

    def decompress(self, value: time | str | None) -> list[str]:
        if isinstance(value, time):
            return [str(value.hour), f"{value.minute:02}"]
        parts = value.parts if isinstance(value, TypedInBoxes) else (value or "").split(self.separator)
        return parts if len(parts) == 2 else ["", ""]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        hours, minutes = super().value_from_datadict(data, files, name)
        if re.fullmatch(r"\s*\d+\s*", hours or "") and not (minutes or "").strip():
            minutes = "00"
        return self.joined([hours, minutes])
