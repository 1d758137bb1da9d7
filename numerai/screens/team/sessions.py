"""The list of sessions, filtered by plain links: what it has become, and where."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from numerai.base.models import OfProgramme
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.permissions import may_plan_sessions, may_see_sessions
from numerai.programme.workshops.rules import SessionState
from numerai.screens.team.guard import TeamRequest, rows_of, team_page
from numerai.screens.team.session_rows import LISTS, of_state, session_rows, without_trainer

PER_PAGE = 30
STATES = {
    "a-venir": SessionState.UPCOMING,
    "a-noter": SessionState.TO_REPORT,
    "passes": SessionState.HELD,
    "annules": SessionState.CANCELLED,
}
LONE = "sans-animateur"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks of the list, and the sessions that answer."""

    state: str
    commune: str  # "" for all of them
    lone: bool  # only those that nobody animates
    communes: dict[str, str]
    found: OfProgramme

    @property
    def query(self) -> str:
        return _query(self.state, self.commune, lone=self.lone)


def asked_for(request: TeamRequest) -> Asked:
    """A filter that nobody knows is left out."""
    asked = request.GET.get("etat", "")
    state = asked if asked in STATES else "a-venir"
    lone = LONE in request.GET and STATES[state] == SessionState.UPCOMING
    own = rows_of(request, Session)
    found = without_trainer(own, today=request.today) if lone else of_state(own, STATES[state], today=request.today)
    communes = dict(
        found.filter(commune__isnull=False)
        .order_by("commune__name")
        .values_list("commune__slug", "commune__name")
        .distinct()
    )
    commune = request.GET.get("commune", "")
    if commune not in communes:
        return Asked(state, "", lone, communes, found)
    return Asked(state, commune, lone, communes, found.filter(commune__slug=commune))


@team_page(may_see_sessions)
def sessions(request: TeamRequest) -> HttpResponse:
    asked = asked_for(request)
    state, commune, communes, found = asked.state, asked.commune, asked.communes, asked.found
    own = rows_of(request, Session)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    counts = {kind: of_state(own, kind, today=request.today).count() for kind in STATES.values()}
    context = {
        "rows": session_rows(page.object_list, today=request.today),
        "page": page,
        "query": asked.query + "&",
        "export_url": f"{reverse('team:sessions_export')}?{asked.query}&",
        "state_tags": [
            _tag(f"{LISTS[kind]} ({counts[kind]})", _query(name), name == state) for name, kind in STATES.items()
        ],
        "commune_tags": [_tag(_("Toutes"), _query(state, lone=asked.lone), commune not in communes)]
        + [_tag(name, _query(state, slug, lone=asked.lone), slug == commune) for slug, name in communes.items()],
        "animated_tags": _animated_tags(asked) if state == "a-venir" else (),
        "may_plan": may_plan_sessions(request.roles),
    }
    return render(request, "team/sessions.html", context)


def _animated_tags(asked: Asked) -> list[dict[str, object]]:
    return [
        _tag(_("Toutes"), _query(asked.state, asked.commune), not asked.lone),
        _tag(_("Personne pour animer"), _query(asked.state, asked.commune, lone=True), asked.lone),
    ]


def _query(state: str, commune: str = "", *, lone: bool = False) -> str:
    return urlencode({"etat": state} | ({"commune": commune} if commune else {}) | ({LONE: "1"} if lone else {}))


def _tag(label: str, query: str, current: bool) -> dict[str, object]:
    return {"label": label, "url": f"?{query}", "current": current}
