"""The first page of the team: what is to be done today, and nothing else."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from numerai.base import dates
from numerai.base.backups import last_backup
from numerai.programme.people.permissions import may_change_people
from numerai.programme.people.queries import all_people, duplicates_to_decide
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.permissions import may_do_tasks, may_plan_sessions, may_see_sessions
from numerai.programme.workshops.queries.seats import seats_of
from numerai.programme.workshops.rules import SessionState
from numerai.screens.team.guard import TeamRequest, team_page
from numerai.screens.team.past_counts import past_counts
from numerai.screens.team.session_rows import SessionRow, of_state
from numerai.screens.team.tasks import done_lately, is_too_late, task_lines, to_do

NEXT_SESSIONS = 5
FEW = 10
ONE_DAY = timedelta(days=1)


@team_page(may_see_sessions)
def day(request: TeamRequest) -> HttpResponse:
    context: dict[str, Any] = {
        **_sessions(request),
        **(
            _people(request)
            if may_do_tasks(request.roles)
            else {"tasks": [], "more_tasks": 0, "too_late": 0, "done": [], "duplicates": 0}
        ),
        "may_tasks": may_do_tasks(request.roles),
        "may_plan": may_plan_sessions(request.roles),
        "backup": _say_backup(request),
        "here": "day",
    }
    return render(request, "team/day.html", context)


def _sessions(request: TeamRequest) -> dict[str, Any]:
    coming = list(of_state(request.programme, SessionState.UPCOMING, today=request.today)[:NEXT_SESSIONS])
    silent = list(of_state(request.programme, SessionState.TO_REPORT, today=request.today)[: FEW + 1])
    seats, past = seats_of([*coming, *silent]), past_counts(silent)

    def rows(sessions: list[Session], state: SessionState) -> list[SessionRow]:
        year = request.today.year
        return [SessionRow(row, seats[row.id], state, year, past.get(row.id)) for row in sessions]

    return {
        "coming": rows(coming, SessionState.UPCOMING),
        "to_report": rows(silent[:FEW], SessionState.TO_REPORT),
        "more_to_report": len(silent) > FEW,
    }


def _people(request: TeamRequest) -> dict[str, Any]:
    """All files are opened once: for the names of the tasks and for the probable duplicates."""
    files = all_people(request.programme)
    by_id = {file.id: file for file in files}
    to_date = [task for task in to_do(request.programme) if task.due_on <= request.today]
    due = [task for task in to_date if not is_too_late(task, request.today)]
    done = done_lately(request.programme).filter(done_at__gt=request.now - ONE_DAY)[:FEW]
    return {
        "tasks": task_lines(due[:FEW], by_id, today=request.today),
        "more_tasks": max(0, len(due) - FEW),
        "too_late": len(to_date) - len(due),
        "done": task_lines(done, by_id, today=request.today),
        "duplicates": len(duplicates_to_decide(request.programme, files)) if may_change_people(request.roles) else 0,
    }


def _say_backup(request: TeamRequest) -> dict[str, Any]:
    """Said as it is, also when there is none."""
    state = last_backup()
    failing = _("La dernière tentative a échoué.") if state.is_failing else ""
    if state.last_success is None:
        return {"text": " ".join([_("Aucune sauvegarde encore."), failing]), "tone": "bad" if failing else ""}
    at = state.last_success.astimezone(ZoneInfo(request.programme.time_zone))
    said = _("Dernière sauvegarde réussie : %(day)s à %(hour)s.") % {
        "day": dates.say_day(at.date()),
        "hour": dates.say_time(at.time()),
    }
    return {"text": " ".join([said, failing]), "tone": "bad" if failing else "ok"}
