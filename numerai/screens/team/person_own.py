"""A relay mends what they wrote of their own people: the name, the telephone, the person of trust, nothing else."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from numerai.base.journal.work import PersonErased, unit_of_work
from numerai.programme.people import actions
from numerai.programme.people.models import Participant
from numerai.programme.people.queries import Person
from numerai.programme.people.queries import person as open_file
from numerai.programme.people.rules import Identity
from numerai.programme.workshops.permissions import may_mend_their_people
from numerai.screens.components import errors
from numerai.screens.team.fields import PhoneField
from numerai.screens.team.guard import TeamRequest, namer, sent, team_page
from numerai.screens.team.shown import WithShown


class OwnPersonForm(WithShown):
    given_name = forms.CharField(label=lazy("Prénom"), max_length=80, required=False)
    family_name = forms.CharField(label=lazy("Nom"), max_length=80, required=False)
    phone = PhoneField(label=lazy("Téléphone"), required=False)
    trusted_name = forms.CharField(
        label=lazy("Personne de confiance"),
        help_text=lazy("Qui prévenir à sa place, si elle le veut."),
        max_length=80,
        required=False,
    )
    trusted_phone = PhoneField(label=lazy("Son téléphone"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.remember()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned[name] for name in ("given_name", "family_name", "phone")):
            self.add_error("given_name", _("Écrivez au moins un prénom, un nom ou un téléphone."))
        return cleaned

    def changes(self, known: Identity) -> dict[str, Any]:
        """Only what was changed here and differs; a telephone that becomes readable replaces the one that was not."""
        typed = {name: self.cleaned_data[name] for name in WRITTEN}
        touched = self.touched(typed)
        found = {name: said for name, said in typed.items() if name in touched and getattr(known, name) != said}
        return found | ({"phone_typed": ""} if "phone" in found and known.phone_typed else {})


WRITTEN = tuple(name for name in OwnPersonForm.base_fields if name != "shown")


@team_page(may_mend_their_people)
def correct_own(request: TeamRequest, participant: Participant) -> HttpResponse:
    file = open_file(request.programme, participant.id)
    if file is None or file.is_erased:
        return errors.gone(request)
    form = OwnPersonForm(sent(request), initial=_initial(file))
    if request.method == "POST" and form.is_valid() and _record(request, file, form):
        return redirect("team:day")
    return render(request, "team/person_own.html", {"form": form, "name": namer(request)(file)})


def _initial(file: Person) -> dict[str, Any]:
    return {name: getattr(file.identity, name) for name in WRITTEN}


def _record(request: TeamRequest, file: Person, form: OwnPersonForm) -> bool:
    """False when somebody else wrote another answer to the same question meanwhile: both are shown, nothing is kept."""
    with unit_of_work(request.programme, actor=request.actor, now=request.now) as work:
        current = actions.held_file(work, file.id)
        if current is None:
            raise PersonErased(file.id)
        changes, saved = form.changes(current.identity), _initial(current)
        if overtaken := form.overtaken(saved) & set(changes):
            form.say_overtaken(OwnPersonForm(initial=saved), overtaken, shown=saved)
            return False
        actions.correct(work, person=file.id, changes=changes)
    messages.success(request, _("C’est corrigé.") if changes else _("Rien n’a changé."))
    return True
