"""What someone of the team has to do about a person: said in one sentence, done with one button, undone as simply."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Case, F, Q, When
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from numerai.base.dates import say_day
from numerai.base.ids import read_uuid
from numerai.base.models import OfProgramme, Programme
from numerai.programme.people.models import Account
from numerai.programme.people.queries import Person, people_by_id
from numerai.programme.workshops.actions.tasks import set_task_done, take_task
from numerai.programme.workshops.models import Task
from numerai.programme.workshops.permissions import may_do_tasks
from numerai.programme.workshops.rules import TaskKind
from numerai.screens.team.elsewhere import elsewhere
from numerai.screens.team.guard import TeamRequest, team_page
from numerai.screens.team.people_words import Reach, say_name, ways_to_reach
from numerai.screens.team.session_rows import say_session
from numerai.screens.team.who_knows import who_knows

LATEST_DONE = 20
# Where a task may be ticked, and where one comes back to.
PAGES = ("day", "tasks")
SHOWN = ("session__commune", "owner")


@dataclass(frozen=True, slots=True)
class TaskLine:
    id: UUID
    sentence: str
    about: str  # the session it is about
    session_id: UUID | None
    person_id: UUID | None
    reach: tuple[Reach, ...]
    due: str
    is_late: bool
    is_done: bool
    is_too_late: bool  # what it was to say before the session
    owner: str  # the colleague who takes care of it
    owner_id: UUID | None
    may_enrol: bool  # whoever asked for a call often wants a place


def task_lines(tasks: Iterable[Task], files: Mapping[UUID, Person], *, today: date) -> list[TaskLine]:
    rows = list(tasks)
    helpers = who_knows(rows, files)
    return [_line(task, files.get(task.participant_id), helpers.get(task.id, ()), today) for task in rows]


def _line(task: Task, person: Person | None, helpers: tuple[Reach, ...], today: date) -> TaskLine:
    owner = task.owner if task.owner and task.owner.is_active else None
    return TaskLine(
        id=task.id,
        sentence=_sentence(TaskKind(task.kind), say_name(person)),
        about=say_session(task.session) if task.session else "",
        session_id=task.session_id,
        person_id=person.id if person else None,
        reach=(*(ways_to_reach(person.identity) if person else ()), *helpers),
        due=say_day(task.due_on, with_year=False),
        is_late=task.due_on < today,
        is_done=task.done_at is not None,
        is_too_late=is_too_late(task, today),
        owner=owner.display_name if owner else "",
        owner_id=owner.id if owner else None,
        may_enrol=task.kind == TaskKind.CALL_BACK and task.done_at is None and person is not None,
    )


def is_too_late(task: Task, today: date) -> bool:
    """A call is owed whatever the day; the rest is said before the session, or no longer serves."""
    return task.kind != TaskKind.CALL_BACK and task.session is not None and task.session.day < today


def _sentence(kind: TaskKind, name: str) -> str:
    return {
        TaskKind.CALL_BACK: _("Rappeler %(name)s"),
        TaskKind.TALK_NEEDS: _("Parler de ses besoins avec %(name)s"),
        TaskKind.TELL_PROMOTED: _("Dire à %(name)s qu’une place est libre pour elle"),
        TaskKind.TELL_CANCELLED: _("Dire à %(name)s que l’atelier est annulé"),
        TaskKind.TELL_REOPENED: _("Dire à %(name)s que l’atelier a lieu finalement"),
    }[kind] % {"name": name}


def to_do(programme: Programme) -> Any:
    """Calls first, the longest waiting before the others; then what the nearest session needs."""
    return in_order(Task.objects.of(programme).filter(done_at__isnull=True).select_related(*SHOWN))


def in_order(rows: Any) -> Any:
    calls = Case(When(kind=TaskKind.CALL_BACK, then=0), default=1)
    day = Case(When(kind=TaskKind.CALL_BACK, then=F("due_on")), default=F("session__day"))
    return rows.order_by(calls, day.asc(nulls_last=True), "due_on", "opened_at", "id")


def of_the_day(programme: Programme, *, since: datetime) -> tuple[list[Task], list[Task]]:
    """What remains to do, in order, and what was done since then, the latest first. One query."""
    everything = Task.objects.of(programme).filter(Q(done_at__isnull=True) | Q(done_at__gt=since))
    rows = list(in_order(everything.select_related(*SHOWN)))
    done = [task for task in rows if task.done_at is not None]
    waiting = [task for task in rows if task.done_at is None]
    return waiting, sorted(done, key=lambda task: (-task.done_at.timestamp(), str(task.id)))


def done_lately(programme: Programme) -> OfProgramme:
    rows = Task.objects.of(programme).filter(done_at__isnull=False).select_related(*SHOWN)
    return rows.order_by(F("done_at").desc(), "id")


@team_page(may_do_tasks)
def tasks(request: TeamRequest) -> HttpResponse:
    waiting = list(to_do(request.programme))
    done = list(done_lately(request.programme)[:LATEST_DONE])
    files = people_by_id(request.programme, [row.participant_id for row in [*waiting, *done] if row.participant_id])
    lines = task_lines(waiting, files, today=request.today)
    context: dict[str, Any] = {
        "waiting": [line for line in lines if not line.is_too_late],
        "too_late": [line for line in lines if line.is_too_late],
        "done": task_lines(done, files, today=request.today),
        "here": "tasks",
        **elsewhere(request),
    }
    return render(request, "team/tasks.html", context)


@require_POST
@team_page(may_do_tasks)
def tick(request: TeamRequest, task: Task) -> HttpResponse:
    return _set(request, task, done=True)


@require_POST
@team_page(may_do_tasks)
def untick(request: TeamRequest, task: Task) -> HttpResponse:
    return _set(request, task, done=False)


@require_POST
@team_page(may_do_tasks)
def take(request: TeamRequest, task: Task) -> HttpResponse:
    """Seen by all colleagues, so that nobody calls twice."""
    owner = _hand_over(request, task, request.user)
    if owner == request.user:
        messages.success(request, _("Vous vous en occupez. Vos collègues le voient."))
    elif owner is not None:
        messages.warning(request, _("%(name)s s’en occupe déjà.") % {"name": owner.display_name})
    return _back(request)


@require_POST
@team_page(may_do_tasks)
def release(request: TeamRequest, task: Task) -> HttpResponse:
    if _hand_over(request, task, None) is None:
        messages.success(request, _("La tâche est à qui peut la faire."))
    return _back(request)


def _hand_over(request: TeamRequest, task: Task, owner: Account | None) -> Account | None:
    who = {"actor": request.actor, "now": request.now}
    seen = read_uuid(request.POST.get("instead_of", ""))
    return take_task(request.programme, **who, task_id=task.id, owner=owner, instead_of=seen)


def _set(request: TeamRequest, task: Task, *, done: bool) -> HttpResponse:
    set_task_done(request.programme, actor=request.actor, now=request.now, task_id=task.id, done=done)
    messages.success(request, _("Tâche faite. Elle est en bas de la liste.") if done else _("Tâche remise à faire."))
    return _back(request)


def _back(request: TeamRequest) -> HttpResponse:
    back = request.POST.get("here", "")
    return redirect(f"team:{back if back in PAGES else 'tasks'}")
