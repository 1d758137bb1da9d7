"""Whom a person chose to act for them: written by coordination, on that person's word."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from numerai.base.journal.work import unit_of_work
from numerai.programme.people import actions, colleagues
from numerai.programme.people.models import Account, Participant
from numerai.programme.people.permissions import may_change_people
from numerai.programme.people.queries import Person
from numerai.programme.people.queries import person as open_file
from numerai.screens.components import errors
from numerai.screens.components.widgets import RadioRows
from numerai.screens.team.guard import TeamRequest, sent, team_page
from numerai.screens.team.people_words import say_name

NOBODY = "nobody"


class RelayForm(forms.Form):
    relay = forms.ChoiceField(
        label=lazy("Qui a-t-elle choisi ?"),
        widget=RadioRows,
        error_messages={"required": lazy("Choisissez une réponse. Par exemple « Personne »."), "invalid_choice": ""},
    )

    def __init__(self, *args: Any, relays: list[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by_id = {str(account.id): account for account in relays}
        names = [(key, account.display_name) for key, account in self._by_id.items()]
        field = self.fields["relay"]
        field.choices = [*names, (NOBODY, _("Personne"))]
        field.error_messages["invalid_choice"] = _("Cette personne n’est plus relais. Choisissez une autre réponse.")

    def chosen(self) -> Account | None:
        return self._by_id.get(self.cleaned_data["relay"])


@team_page(may_change_people)
def relay(request: TeamRequest, participant: Participant) -> HttpResponse:
    """From now on, the relay finds this file, enrols the person and reads their code; the one before no longer does."""
    file = open_file(request.programme, participant.id)
    if file is None or file.is_erased:
        return errors.gone(request)
    relays = colleagues.relays(request.programme)
    form = RelayForm(sent(request), relays=relays, initial={"relay": str(file.chosen_relay or NOBODY)})
    if request.method == "POST" and form.is_valid():
        _keep(request, file, form.chosen())
        return redirect("team:person", file.id)
    context = {"form": form, "file": file, "name": say_name(file), "has_relays": bool(relays)}
    return render(request, "team/person_relay.html", context)


def _keep(request: TeamRequest, file: Person, chosen: Account | None) -> None:
    if file.chosen_relay != (chosen.id if chosen else None):
        with unit_of_work(request.programme, actor=request.actor, now=request.now) as work:
            actions.choose_relay(work, person=file.id, relay=chosen)
    said = _("Son relais est %(name)s.") % {"name": chosen.display_name} if chosen else _("Elle n’a pas de relais.")
    messages.success(request, said)


def say_relay(file: Person) -> str:
    """The name of the one chosen; "" when there is none."""
    if file.chosen_relay is None:
        return ""
    return Account.objects.filter(id=file.chosen_relay).values_list("display_name", flat=True).first() or ""
