"""A relay mends what they wrote of their own people: the name, the telephone, the person of trust, nothing else."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from numerai.base.journal.work import unit_of_work
from numerai.programme.people import actions
from numerai.programme.people.models import Participant
from numerai.programme.people.queries import person as open_file
from numerai.programme.people.rules import Identity
from numerai.programme.workshops.permissions import may_mend_their_people
from numerai.screens.components import errors
from numerai.screens.team.fields import PhoneField
from numerai.screens.team.guard import TeamRequest, namer, sent, team_page


class OwnPersonForm(forms.Form):
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

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned[name] for name in ("given_name", "family_name", "phone")):
            self.add_error("given_name", _("Écrivez au moins un prénom, un nom ou un téléphone."))
        return cleaned

    def changes(self, known: Identity) -> dict[str, Any]:
        """Only what differs; a telephone that becomes readable replaces the one that was not."""
        found = {name: said for name, said in self.cleaned_data.items() if getattr(known, name) != said}
        return found | ({"phone_typed": ""} if "phone" in found and known.phone_typed else {})


@team_page(may_mend_their_people)
def correct_own(request: TeamRequest, participant: Participant) -> HttpResponse:
    file = open_file(request.programme, participant.id)
    if file is None or file.is_erased:
        return errors.gone(request)
    initial = {name: getattr(file.identity, name) for name in OwnPersonForm.base_fields}
    form = OwnPersonForm(sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        changes = form.changes(file.identity)
        with unit_of_work(request.programme, actor=request.actor, now=request.now) as work:
            actions.correct(work, person=file.id, changes=changes)
        messages.success(request, _("C’est corrigé.") if changes else _("Rien n’a changé."))
        return redirect("team:day")
    return render(request, "team/person_own.html", {"form": form, "name": namer(request)(file)})
