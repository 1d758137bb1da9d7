"""One row of a file as a form: its cells under the names of their own columns, what refuses it said beside the cell."""

from typing import Any

from django import forms
from django.utils.html import conditional_escape
from django.utils.translation import gettext as _

from numerai.base.tables import TableRefused, typed
from numerai.programme.workshops.actions.import_review import Cell, FileRow

_PREFIX = "case_"


class CellField(forms.CharField):
    """An empty cell is unknown, and may be sent; reading the row says when it must be filled."""

    def clean(self, value: Any) -> str:
        try:
            return typed(str(value or ""))
        except TableRefused as reason:
            raise forms.ValidationError(str(reason)) from reason


class RowForm(forms.Form):
    """`data`: what was typed; without it, the row as it stands, with its reasons."""

    use_required_attribute = False

    def __init__(self, row: FileRow, data: Any = None) -> None:
        self.row = row
        self.cells = row.to_correct()
        super().__init__({_name(cell): cell.text for cell in self.cells} if data is None else data)
        for cell in self.cells:
            remarks = [] if cell.is_wrong else [str(conditional_escape(mark.sentence)) for mark in cell.marks]
            self.fields[_name(cell)] = CellField(label=_label(cell), help_text=" ".join(remarks))
        if data is None and row.is_refused:
            self._say_what_refuses()

    def _say_what_refuses(self) -> None:
        for reason in self.row.wrong_elsewhere:
            self.say(reason)
        for cell in self.cells:
            for mark in cell.marks:
                if mark.refuses:
                    self.add_error(_name(cell), mark.sentence)

    def say(self, reason: str) -> None:
        """About the whole row: said at its first cell, where one can go."""
        self.add_error(next(iter(self.fields)), reason)

    def compare(self, other: tuple[str, ...]) -> None:
        """Beside each cell, what another page wrote there."""
        for cell in self.cells:
            theirs = other[cell.place] if cell.place < len(other) else ""
            if self.cleaned_data.get(_name(cell)) != theirs:
                said = (
                    _("L’autre fenêtre a écrit : « %(text)s ».") if theirs else _("L’autre fenêtre a vidé cette case.")
                )
                self.add_error(_name(cell), said % {"text": theirs})

    def clean(self) -> dict[str, Any]:
        """A column that the row does not have comes from a page that is no longer true."""
        sent = {name for name in self.data if name.startswith(_PREFIX)}
        if sent - set(self.fields):
            self.say(_("Cette ligne n’a pas ces colonnes. Vérifiez ce qui est écrit, puis recommencez."))
        return self.cleaned_data

    def typed_cells(self) -> tuple[str, ...]:
        """The whole row with what was typed; the columns that are not read stay as they were."""
        cells = list(self.row.cells)
        for cell in self.cells:
            cells += [""] * (cell.place + 1 - len(cells))
            cells[cell.place] = self.cleaned_data[_name(cell)]
        return tuple(cells)

    def to_correct_first(self) -> list[Any]:
        return [self[name] for name in self.fields if self[name].errors or self.fields[name].help_text]

    def others(self) -> list[Any]:
        return [self[name] for name in self.fields if not self[name].errors and not self.fields[name].help_text]


def _name(cell: Cell) -> str:
    return f"{_PREFIX}{cell.place}"


def _label(cell: Cell) -> str:
    return cell.name or _("Colonne %(number)d, en dehors du tableau") % {"number": cell.place + 1}
