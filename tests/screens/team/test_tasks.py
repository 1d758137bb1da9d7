"""Tasks: calls first, then the nearest session; what a past session no longer needs stands apart and hides no call."""

from datetime import timedelta
from typing import Any

from django.test import Client

from numerai.base.ids import uuid7
from numerai.base.journal.verify import rebuild
from numerai.base.journal.work import unit_of_work
from numerai.base.models import Programme
from numerai.programme.people import actions as people
from numerai.programme.people.models import Account
from numerai.programme.people.rules import Origin, Role
from numerai.programme.workshops.actions.tasks import ask_to_be_contacted, open_task
from numerai.programme.workshops.models import Task
from numerai.programme.workshops.rules import TaskKind
from tests.screens.team.reading import get, post, words
from tests.screens.team.stage import TODAY, Furnisher, Stage, staff


def test_calls_come_first_and_past_sessions_last(team: Client, clock: Any, furnisher: Furnisher) -> None:
    sessions = {days: furnisher.plan(days) for days in (-6, 9, 3)}
    with unit_of_work(furnisher.programme, **furnisher.who) as work:
        for days, session in sessions.items():
            person = people.register(work, identity=furnisher.someone(f"Jour{days}"), origin=Origin.TEAM)
            kind, due = TaskKind.TALK_NEEDS, TODAY - timedelta(days=20)
            open_task(work, kind=kind, person=person, session_id=session, due_on=due)
    call = {"participant_id": uuid7(), "identity": furnisher.someone("Pétrel"), "consents": {}}
    ask_to_be_contacted(furnisher.programme, **furnisher.who, **call, session_id=sessions[-6])
    page = get(team, "team:tasks")
    said = [line.sentence.split()[-2] for line in page.context["waiting"]]
    assert said == ["Pétrel", "Jour3", "Jour9"]
    assert [line.sentence.split()[-2] for line in page.context["too_late"]] == ["Jour-6"]
    day = get(team, "team:day")
    assert [line.sentence.split()[-2] for line in day.context["tasks"]] == said
    assert "1 tâche arrive trop tard" in words(day)


def test_a_task_has_one_owner_whom_everyone_reads(team: Client, programme: Programme, stage: Stage) -> None:
    me = Account.objects.get()
    assert "Vous vous en occupez." in words(post(team, "team:task_take", stage.task))
    assert rebuild(programme) == {}
    other = Client()
    other.force_login(staff(programme, Role.COORDINATOR, "collegue"))
    assert f"{me.display_name} s’en occupe." in words(get(other, "team:tasks"))

    late = words(post(other, "team:task_take", stage.task))  # from a page opened before
    assert f"{me.display_name} s’en occupe déjà." in late
    assert Task.objects.get(id=stage.task).owner == me
    post(other, "team:task_release", stage.task)
    assert Task.objects.get(id=stage.task).owner == me, "nobody else’s task is given away without being seen"

    assert "Vous vous en occupez." in words(post(other, "team:task_take", stage.task, instead_of=str(me.id)))
    assert Task.objects.get(id=stage.task).owner.username == "collegue"
    owner = Task.objects.get(id=stage.task).owner
    post(other, "team:task_release", stage.task, instead_of=str(owner.id))
    assert Task.objects.get(id=stage.task).owner is None
