"""Files that are perhaps one person: shown side by side with the reasons; a person decides, and can go back on it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST

from numerai.programme.people import actions
from numerai.programme.people.grouping import root_of
from numerai.programme.people.models import Participant
from numerai.programme.people.permissions import may_change_people
from numerai.programme.people.queries import Person, all_people, duplicates_to_decide
from numerai.programme.workshops.models import Attendance
from numerai.programme.workshops.rules import Presence
from numerai.screens.team.guard import TeamRequest, row_or_404, team_page
from numerai.screens.team.search_form import Found, found_people

REASONS = {
    "same_name": lazy("noms proches"),
    "same_phone": lazy("même téléphone"),
    "same_birth_year": lazy("même année de naissance"),
}
LATEST_MERGED = 20


@team_page(may_change_people)
def duplicates(request: TeamRequest) -> HttpResponse:
    files = all_people(request.programme)
    pairs = duplicates_to_decide(request.programme, files)
    by_id = {file.id: file for file in files}
    every = [file for file in files if file.merged_into in by_id]
    just = next((file for file in every if str(file.id) == request.GET.get("reuni", "")), None)
    merged = [file for file in every if file is not just][-LATEST_MERGED:]
    concerned = [file for pair in pairs for file in (pair.one, pair.other)]
    joined = [*merged, *([just] if just else [])]
    cards = _cards([*concerned, *joined, *(by_id[file.merged_into] for file in joined if file.merged_into)])
    context = {
        "pairs": [
            {"one": cards[pair.one.id], "other": cards[pair.other.id], "reasons": _say(pair.reasons)} for pair in pairs
        ],
        "just": {"alias": cards[just.id], "into": cards[just.merged_into]} if just and just.merged_into else None,
        "merged": [
            {"alias": cards[file.id], "into": cards[file.merged_into]} for file in reversed(merged) if file.merged_into
        ],
    }
    return render(request, "team/duplicates.html", context)


def _say(reasons: Iterable[str]) -> str:
    return ", ".join(str(REASONS[reason]) for reason in reasons)


def _cards(files: list[Person]) -> dict[UUID, dict[str, Any]]:
    """What helps to decide: birth year and how often each file came, beside how to reach them."""
    known: dict[UUID, Found] = {found.id: found for found in found_people(files)}
    came: dict[UUID, int] = {}
    present = Attendance.objects.filter(participant__in=list(known), presence=Presence.PRESENT)
    for person in present.values_list("participant_id", flat=True):
        came[person] = came.get(person, 0) + 1
    return {
        file.id: {"found": known[file.id], "year": file.identity.birth_year, "came": came.get(file.id, 0)}
        for file in files
    }


@require_POST
@team_page(may_change_people)
def merge(request: TeamRequest) -> HttpResponse:
    one, other = _pair(request)
    if not unite(request, one, other):
        messages.info(request, _("Ces deux dossiers sont déjà réunis."))
        return redirect("team:duplicates")
    messages.success(request, _("Les deux dossiers sont réunis."))
    alias = one if Participant.objects.filter(id=one.id, merged_into__isnull=False).exists() else other
    return redirect(f"{reverse('team:duplicates')}?reuni={alias.id}")


def unite(request: TeamRequest, one: Participant, other: Participant) -> bool:
    """The older file stays the main one, unless the other already gathers some. False when they are one already."""
    files = {file.id: file for file in Participant.objects.of(request.programme).defer("sealed")}
    merged_into = {file.id: file.merged_into_id for file in files.values()}
    roots = [files[root_of(file.id, merged_into)] for file in (one, other)]
    gathering = set(merged_into.values())
    into, alias = sorted(roots, key=lambda row: (row.id not in gathering, row.registered_at, str(row.id)))
    return actions.merge(request.programme, actor=request.actor, now=request.now, alias=alias.id, into=into.id)


@require_POST
@team_page(may_change_people)
def keep_apart(request: TeamRequest) -> HttpResponse:
    one, other = _pair(request)
    actions.keep_apart(request.programme, actor=request.actor, now=request.now, one=one.id, other=other.id)
    messages.success(request, _("C’est noté : ce sont deux personnes."))
    return redirect("team:duplicates")


def _pair(request: TeamRequest) -> tuple[Participant, Participant]:
    one, other = (row_or_404(request, Participant, request.POST.get(name, "")) for name in ("one", "other"))
    if one == other:
        raise Http404("a file is not two")
    return one, other


@require_POST
@team_page(may_change_people)
def unmerge(request: TeamRequest, participant: Participant) -> HttpResponse:
    if actions.unmerge(request.programme, actor=request.actor, now=request.now, alias=participant.id):
        messages.success(request, _("Les dossiers sont de nouveau séparés."))
    return redirect("team:duplicates")
