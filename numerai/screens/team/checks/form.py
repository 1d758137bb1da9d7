"""What a check says: the day, who agrees to be named, with what, and what each step of the protocol gave."""

from datetime import date
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from numerai.programme.accessibility.actions import Given, Report
from numerai.programme.accessibility.messages import OUTCOMES
from numerai.programme.accessibility.rules import Outcome, Protocol, Step
from numerai.screens.components.widgets import RadioRows, YesNo
from numerai.screens.team.fields import DayField, MadeWithThePage

MOST_WORDS = 1_000
ICONS = {Outcome.PASSES: "yes", Outcome.FAILS: "no", Outcome.NOT_TRIED: "unknown"}


def _short(label: Any, most: int, *, asked: Any = "", hint: Any = "") -> forms.CharField:
    """`asked`: what is said when it is empty; nothing when it may be."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=most,
        required=bool(asked),
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": asked, "max_length": lazy("Écrivez un texte plus court.")},
    )


class CheckForm(forms.Form):
    """The same questions as the paper, in the same order, with the same numbers."""

    check_id = MadeWithThePage(required=False)
    checked_by = _short(
        lazy("Qui a essayé"),
        80,
        hint=lazy("Le nom ou les initiales que cette personne veut bien voir publiés. Sinon, laissez vide."),
    )
    agrees = forms.ChoiceField(
        label=lazy("Accepte-t-elle que son nom soit publié ?"),
        choices=[("yes", lazy("Oui")), ("no", lazy("Non"))],
        required=False,
        widget=YesNo(),
    )
    organisation = _short(lazy("Son organisation"), 80)
    tool = _short(lazy("Avec quel outil"), 80, asked=lazy("Écrivez le nom de l’outil."))
    tool_version = _short(
        lazy("La version de l’outil"),
        40,
        asked=lazy("Écrivez la version de l’outil."),
        hint=lazy("Par exemple : 2026.1. Pour du papier, écrivez « papier »."),
    )
    device = _short(lazy("Sur quel appareil"), 120, asked=lazy("Écrivez l’appareil."), hint=lazy("Marque et modèle."))
    pages = _short(lazy("Quelles pages"), 300, asked=lazy("Écrivez les pages regardées."))

    def __init__(self, *args: Any, protocol: Protocol, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.protocol = protocol
        self.today = today
        asked = self.fields
        self.fields = {"day": DayField(label=lazy("Quel jour"), today=today), **asked}
        for number, step in enumerate(protocol.steps, 1):
            self.fields[step.key] = _outcome(number, step)
            self.fields[f"{step.key}-mots"] = _words(number, step)

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > self.today:
            raise forms.ValidationError(_("Écrivez aujourd’hui, ou un jour passé."))
        return day

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("checked_by") and said.get("agrees") != "yes":
            self.add_error("agrees", _("Demandez-lui si elle est d’accord. Sinon, effacez son nom."))
        given = [said.get(step.key) for step in self.protocol.steps]
        if all(outcome == Outcome.NOT_TRIED for outcome in given):
            self.add_error(self.protocol.steps[0].key, _("Notez au moins une étape essayée."))
        return said

    def report(self) -> Report:
        names = ("day", "checked_by", "organisation", "tool", "tool_version", "device", "pages")
        return Report(**{name: self.cleaned_data[name] for name in names})

    def given(self) -> Given:
        said = self.cleaned_data
        return {step.key: (Outcome(said[step.key]), said[f"{step.key}-mots"]) for step in self.protocol.steps}


def _outcome(number: int, step: Step) -> forms.ChoiceField:
    words = {"number": number, "page": step.page}
    return forms.ChoiceField(
        label=_("Étape %(number)s : %(page)s") % words,
        help_text=format_html("{}<br><b>{}</b> {}", step.todo, _("Doit se passer :"), step.expected),
        choices=[(str(outcome), said) for outcome, said in OUTCOMES.items()],
        widget=RadioRows(icons={str(outcome): icon for outcome, icon in ICONS.items()}),
        error_messages={"required": _("Choisissez une réponse à l’étape %(number)s.") % words},
    )


def _words(number: int, step: Step) -> forms.CharField:
    return forms.CharField(
        label=_("Étape %(number)s, vos notes") % {"number": number},
        help_text=format_html("{} {}", step.note, _("N’écrivez le nom de personne.")),
        max_length=MOST_WORDS,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"max_length": _("Écrivez moins de 1 000 signes à l’étape %(number)s.") % {"number": number}},
    )
