"""The figures for the team: each with its target and source, what it cannot say, and the rows behind it."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from numerai.base.dates import say_day
from numerai.base.models import Programme
from numerai.programme.people.permissions import may_read_figures, may_see_rows_behind_figures
from numerai.programme.reporting.messages import title_of
from numerai.programme.reporting.queries import Table, TableRow, indicators, rows_behind
from numerai.programme.reporting.rules import SMALL, Key, is_too_small_to_tell
from numerai.programme.workshops.messages import CANCEL_CAUSES
from numerai.programme.workshops.rules import CancelCause
from numerai.screens.team.guard import TeamRequest, team_page

Figure = dict[str, Any]


@team_page(may_read_figures)
def figures(request: TeamRequest) -> HttpResponse:
    opens = may_see_rows_behind_figures(request.roles)
    rows = list(figures_of(request.programme, today=request.today, opens=opens).values())
    context = {
        "aimed": [row for row in rows if row["target"]],
        "others": [row for row in rows if not row["target"]],
        "today": say_day(request.today),
    }
    return render(request, "team/figures.html", context)


def figures_of(programme: Programme, *, today: date, opens: bool = False) -> dict[Key, Figure]:
    """Every figure as it is said, on the page and on paper. `opens`: its rows may be seen, so nothing is hidden."""
    known = indicators(programme, today=today)
    targets = {target["key"]: target for target in known["targets"]}
    return {key: _figure(key, known, targets.get(key.value), opens=opens) for key in Key}


def _figure(key: Key, known: dict[str, Any], target: dict[str, Any] | None, *, opens: bool) -> Figure:
    value, detail = _value(key, known[key.value])
    if not opens and is_too_small_to_tell(key, value):
        value = _("moins de %(n)d") % {"n": SMALL}
        target = target and target | {"current": None, "low": 0, "high": SMALL - 1}
    current = (target or {}).get("low") or (target or {}).get("current") or 0
    return {
        "label": title_of(key),
        "value": _("pas encore connu") if value is None else value,
        "is_known": value is not None,
        "detail": detail,
        "note": known["notes"][key.value],
        "target": target,
        "reached": current,
        "url": reverse("team:figure_rows", args=[key.value]) if opens else "",
    }


def _value(key: Key, value: Any) -> tuple[Any, str]:
    """(what is printed, a precision). A range stays a range; unknown stays unknown."""
    if key is Key.SESSIONS_CANCELLED:
        causes = [f"{CANCEL_CAUSES[CancelCause(cause)]} {count}" for cause, count in value["by_cause"].items()]
        return value["total"], ", ".join(causes)
    if key is Key.COMMUNES_WITHOUT_SESSION:
        return len(value), ", ".join(commune["name"] for commune in value)
    if key is Key.PEOPLE_DISTINCT and value["low"] != value["high"]:
        return _say_range(value), ""
    if key is Key.PEOPLE_DISTINCT:
        return value["value"], ""
    return value, ""


def _say_range(people: dict[str, Any]) -> str:
    return _("entre %(low)d et %(high)d") % {"low": people["low"], "high": people["high"]}


def _total(request: TeamRequest, table: Table) -> Any:
    """Files that are perhaps one person make a range: their rows add up to its highest end only."""
    if table.key is Key.PEOPLE_DISTINCT:
        people = indicators(request.programme, today=request.today)[Key.PEOPLE_DISTINCT.value]
        if people["low"] != people["high"]:
            return _say_range(people)
    return _("pas encore connu") if table.total is None else table.total


@team_page(may_see_rows_behind_figures)
def figure_rows(request: TeamRequest, key: str) -> HttpResponse:
    try:
        table = rows_behind(request.programme, key, today=request.today)
    except ValueError as unknown:
        raise Http404(key) from unknown
    context = {
        "table": table,
        "total": _total(request, table),
        "rows": [{"row": row, "url": _opens(row)} for row in table.rows],
    }
    return render(request, "team/figure_rows.html", context)


def _opens(row: TableRow) -> str:
    if row.session_id:
        return reverse("team:session", args=[row.session_id])
    return reverse("team:person", args=[row.participant_id]) if row.participant_id else ""
