"""Whom to call today: by commune, with the number to dial and why. What is printed may be left on a table: nothing in
it tells a need nor a disability."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from numerai.base.dates import say_day
from numerai.base.models import Programme
from numerai.base.phones import say_phone
from numerai.programme.people.grouping import root_of
from numerai.programme.people.queries import Person, merged_files, people_by_id
from numerai.programme.people.rules import ContactWay, Identity
from numerai.programme.places.models import Commune
from numerai.programme.workshops.models import Task
from numerai.programme.workshops.permissions import may_do_tasks
from numerai.programme.workshops.rules import TaskKind
from numerai.screens.team.guard import TeamRequest, team_page
from numerai.screens.team.people_words import Reach, say_name
from numerai.screens.team.session_rows import say_session
from numerai.screens.team.tasks import is_too_late, to_do

# Why, in words that anyone may see: a need is said on the telephone, not on paper.
REASONS = {
    TaskKind.CALL_BACK: lazy("Demande à être rappelée"),
    TaskKind.TALK_NEEDS: lazy("Préparer sa venue"),
    TaskKind.TELL_PROMOTED: lazy("Dire qu’une place est libre"),
    TaskKind.TELL_CANCELLED: lazy("Dire que l’atelier est annulé"),
    TaskKind.TELL_REOPENED: lazy("Dire que l’atelier a lieu finalement"),
}


@dataclass(frozen=True, slots=True)
class Call:
    person_id: UUID
    name: str
    commune: str
    numbers: tuple[Reach, ...]
    reasons: tuple[str, ...]
    since: str


@team_page(may_do_tasks)
def calls(request: TeamRequest) -> HttpResponse:
    due = [
        task
        for task in to_do(request.programme).filter(due_on__lte=request.today, participant__isnull=False)
        if not is_too_late(task, request.today)
    ]
    everyone = _calls(request.programme, due)
    to_call = [call for call in everyone if any(number.dial for number in call.numbers)]
    context = {
        "day": say_day(request.today),
        "communes": [(name, list(here)) for name, here in groupby(to_call, key=lambda call: call.commune)],
        "to_call": len(to_call),
        "otherwise": [call for call in everyone if call not in to_call],
    }
    return render(request, "team/calls.html", context)


def _calls(programme: Programme, tasks: list[Task]) -> list[Call]:
    """One per person, whatever the number of their files and tasks; by commune, those without one at the end."""
    merged_into = merged_files(programme)
    by_person: dict[UUID, list[Task]] = {}
    for task in tasks:
        by_person.setdefault(root_of(task.participant_id, merged_into), []).append(task)
    files = people_by_id(programme, [*by_person, *(file for file, into in merged_into.items() if into in by_person)])
    communes = dict(Commune.objects.values_list("code", "name"))
    found = [
        _call(files[person], _known(files, person), rows, communes)
        for person, rows in by_person.items()
        if person in files
    ]
    return sorted(found, key=lambda call: (call.commune == "", call.commune))


def _known(files: Mapping[UUID, Person], person: UUID) -> Identity:
    """A number said in another of their files is theirs too."""
    return files[person].identity.completed_by(file.identity for file in files.values() if file.merged_into == person)


def _call(person: Person, known: Identity, tasks: list[Task], communes: Mapping[str, str]) -> Call:
    return Call(
        person_id=person.id,
        name=say_name(person),
        commune=communes.get(known.commune or "", known.commune_typed),
        numbers=tuple(numbers_to_dial(known)),
        reasons=tuple(dict.fromkeys(_reason(task) for task in tasks)),
        since=say_day(min(task.due_on for task in tasks), with_year=False),
    )


def _reason(task: Task) -> str:
    why = str(REASONS[TaskKind(task.kind)])
    return _("%(why)s : %(session)s") % {"why": why, "session": say_session(task.session)} if task.session else why


def numbers_to_dial(identity: Identity) -> Iterable[Reach]:
    """Their own number unless they said « pas d’appel »; first that of the person of trust when they chose so."""
    trusted = _of(identity.trusted_name, identity.trusted_phone)
    own = [] if identity.no_call else _of("", identity.phone)
    if identity.contact_way == ContactWay.TRUSTED:
        return [*trusted, *own] or _written(identity)
    return own or trusted or _of(identity.helper_name, identity.helper_phone) or _written(identity)


def _of(name: str, phone: str | None) -> list[Reach]:
    return [Reach(" ".join(part for part in (name, say_phone(phone)) if part), phone)] if phone else []


def _written(identity: Identity) -> list[Reach]:
    """Nothing to dial: how to write to them, or what they typed as a number."""
    said = []
    if identity.no_call:
        said.append(Reach(_("Pas d’appel")))
    if identity.no_call and identity.phone:
        said.append(Reach(_("SMS : %(number)s") % {"number": say_phone(identity.phone)}))
    said += [Reach(text) for text in (identity.email, "" if identity.phone else identity.phone_typed) if text]
    return said or [Reach(_("Aucun numéro"))]
