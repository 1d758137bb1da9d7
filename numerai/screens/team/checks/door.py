"""The door of the checks: coordination and whom it chose; a protocol that exists, a check of this programme."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from numerai.programme.accessibility import reference
from numerai.programme.accessibility.models import HumanCheck
from numerai.programme.accessibility.permissions import may_write_checks
from numerai.programme.people.permissions import belongs_to_the_team
from numerai.screens.team.guard import DjangoView, TeamRequest, team_page

P = ParamSpec("P")
CheckView = Callable[Concatenate[TeamRequest, P], HttpResponse]


def writes_checks(request: TeamRequest) -> bool:
    return may_write_checks(request.roles, account=request.user, programme=request.programme)


def check_page(view: CheckView[P]) -> DjangoView:
    """403 for a colleague who was not chosen, before anything is looked for."""

    @wraps(view)
    def opened(request: TeamRequest, **names: Any) -> HttpResponse:
        if not writes_checks(request):
            raise PermissionDenied
        if "protocol" in names:
            names["protocol"] = _protocol(names["protocol"])
        if "check_id" in names:
            names["check"] = get_object_or_404(HumanCheck.objects.of(request.programme), id=names.pop("check_id"))
        return view(request, **names)  # type: ignore[call-arg]  # what the address names became rows

    guarded: Any = team_page(belongs_to_the_team)(opened)
    return guarded


def _protocol(slug: str) -> reference.Protocol:
    found = reference.protocol(slug)
    if found is None:
        raise Http404
    return found
