"""The first page of the team: for each role held, what is to be done today, and nothing else."""

from datetime import date, timedelta
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from numerai.base import dates
from numerai.base.backups import last_backup
from numerai.programme.concerns.permissions import may_read_concerns
from numerai.programme.people.permissions import (
    belongs_to_the_team,
    may_change_people,
    only_reads_figures,
)
from numerai.programme.people.queries import pairs_to_compare, people_by_id, possible_duplicates
from numerai.programme.people.referents import answerable_by
from numerai.programme.people.rules import Role
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.permissions import (
    animates,
    may_do_tasks,
    may_plan_sessions,
    may_see_sessions,
    relays,
)
from numerai.programme.workshops.queries.cards import IN_ORDER
from numerai.programme.workshops.queries.seats import seats_of
from numerai.programme.workshops.rules import SessionState
from numerai.screens.team.checks.door import writes_checks
from numerai.screens.team.concerns.door import owed
from numerai.screens.team.day_of_others import of_relay, to_prepare
from numerai.screens.team.elsewhere import elsewhere
from numerai.screens.team.first_steps import first_steps
from numerai.screens.team.guard import TeamRequest, rows_of, team_page
from numerai.screens.team.past_counts import past_counts
from numerai.screens.team.referent_words import say_asked, say_namings
from numerai.screens.team.session_rows import SessionRow, of_state
from numerai.screens.team.tasks import is_too_late, of_the_day, task_lines

NEXT_SESSIONS = 5
FEW = 10
ONE_DAY = timedelta(days=1)


@team_page(belongs_to_the_team)
def day(request: TeamRequest) -> HttpResponse:
    if only_reads_figures(request.roles):
        return redirect("team:figures")
    context: dict[str, Any] = {
        **(_sessions(request) if may_see_sessions(request.roles) else {}),
        **(_people(request) if may_do_tasks(request.roles) else {}),
        **(to_prepare(request) if animates(request.roles) else {}),
        **(of_relay(request) if relays(request.roles) else {}),
        **(_of_referent(request) if may_read_concerns(request.roles) else {}),
        **elsewhere(request),
        "may_sessions": may_see_sessions(request.roles),
        "may_tasks": may_do_tasks(request.roles),
        "may_plan": may_plan_sessions(request.roles),
        "backup": _say_backup(request) if may_do_tasks(request.roles) else None,
        "may_check": writes_checks(request),
        "here": "day",
    }
    if may_plan_sessions(request.roles) and not context["has_files"]:
        context["first_steps"] = first_steps(request.programme, request.user)
    return render(request, "team/day.html", context)


def _sessions(request: TeamRequest) -> dict[str, Any]:
    """All of them for coordination; those they animate for a trainer."""
    own = rows_of(request, Session, as_role=Role.COORDINATOR if may_plan_sessions(request.roles) else Role.TRAINER)
    coming, silent = _coming_and_silent(own, request.today)
    seats, past = seats_of([*coming, *silent]), past_counts(silent)

    def rows(sessions: list[Session], state: SessionState) -> list[SessionRow]:
        year = request.today.year
        return [SessionRow(row, seats[row.id], state, year, past.get(row.id)) for row in sessions]

    return {
        "coming": rows(coming, SessionState.UPCOMING),
        "to_report": rows(silent[:FEW], SessionState.TO_REPORT),
        "more_to_report": len(silent) > FEW,
    }


def _coming_and_silent(own: Any, today: date) -> tuple[list[Session], list[Session]]:
    """The next ones, and those past that say nothing of who came. One query."""
    wanted = {
        SessionState.UPCOMING: of_state(own, SessionState.UPCOMING, today=today)[:NEXT_SESSIONS],
        SessionState.TO_REPORT: of_state(own, SessionState.TO_REPORT, today=today)[: FEW + 1],
    }
    either = Q()
    for rows in wanted.values():
        either |= Q(id__in=rows.values("id"))
    found = own.filter(either).select_related("commune", "venue").order_by(*IN_ORDER)
    coming = [row for row in found if row.day >= today]
    return coming, [row for row in reversed(found) if row.day < today]


def _people(request: TeamRequest) -> dict[str, Any]:
    """Opened at once: the files of the tasks that are shown, and those of the probable duplicates. Nobody else's."""
    waiting, done = of_the_day(request.programme, since=request.now - ONE_DAY)
    to_date = [task for task in waiting if task.due_on <= request.today]
    due = [task for task in to_date if not is_too_late(task, request.today)]
    pairs = pairs_to_compare(request.programme) if may_change_people(request.roles) else []
    named = [task.participant_id for task in [*due[:FEW], *done[:FEW]] if task.participant_id]
    files = people_by_id(request.programme, [*named, *chain.from_iterable(pairs)])
    return {
        "has_files": bool(files),
        "tasks": task_lines(due[:FEW], files, today=request.today),
        "more_tasks": max(0, len(due) - FEW),
        "too_late": len(to_date) - len(due),
        "done": task_lines(done[:FEW], files, today=request.today),
        "duplicates": len(possible_duplicates(pairs, files)),
    }


def _of_referent(request: TeamRequest) -> dict[str, Any]:
    asked = answerable_by(request.programme, request.user)
    return {
        "owed": owed(request),
        "reads_concerns": True,
        "asked_of_referents": [{"id": row.id, "said": say_asked(row)} for row in asked],
        "referents": say_namings(request),
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
