"""Files that are perhaps one person: shown side by side with the reasons; a person decides, and can go back on it."""

from collections.abc import Iterable
from itertools import chain
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST

from numerai.base.models import Programme
from numerai.programme.people import actions
from numerai.programme.people.grouping import root_of
from numerai.programme.people.models import Participant
from numerai.programme.people.permissions import may_change_people
from numerai.programme.people.queries import Person, duplicates_to_decide, merged_files, people_by_id
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
    """Opened: the files of the pairs, and those merged that are shown, each with the file it joined."""
    pairs = duplicates_to_decide(request.programme)
    latest = _latest_merged(request.programme, just=request.GET.get("reuni", ""))
    files = people_by_id(request.programme, chain.from_iterable(latest))
    joined = [files[alias] for alias, _into in latest]
    just = next((file for file in joined if str(file.id) == request.GET.get("reuni", "")), None)
    merged = [file for file in joined if file is not just]
    concerned = [file for pair in pairs for file in (pair.one, pair.other)]
    cards = _cards([*concerned, *files.values()])
    context = {
        "pairs": [
            {"one": cards[pair.one.id], "other": cards[pair.other.id], "reasons": _say(pair.reasons)} for pair in pairs
        ],
        "just": {"alias": cards[just.id], "into": cards[just.merged_into]} if just and just.merged_into else None,
        "merged": [{"alias": cards[file.id], "into": cards[file.merged_into]} for file in merged if file.merged_into],
    }
    return render(request, "team/duplicates.html", context)


def _latest_merged(programme: Programme, *, just: str) -> list[tuple[UUID, UUID]]:
    """Files with the file they joined, the latest opened first; `just`: one more that is shown whatever its age."""
    known = Participant.objects.of(programme).filter(erased_at__isnull=True, merged_into__erased_at__isnull=True)
    rows = known.filter(merged_into__isnull=False).order_by("-registered_at", "-id")
    merged: list[tuple[UUID, UUID]] = list(rows.values_list("id", "merged_into_id"))
    others = [pair for pair in merged if str(pair[0]) != just]
    return [pair for pair in merged if str(pair[0]) == just] + others[:LATEST_MERGED]


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
    merged_into = merged_files(request.programme)
    both = {root_of(file.id, merged_into) for file in (one, other)}
    roots = list(Participant.objects.of(request.programme).filter(id__in=both).defer("sealed"))
    gathering = set(merged_into.values())
    if len(roots) == 1:
        return False
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
