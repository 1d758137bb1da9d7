"""Planning, editing and copying a session. Two people who edit the same one both see what the other wrote."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from numerai.base.ids import uuid7
from numerai.programme.workshops.actions.sessions import edit_session, locked_session, plan_session
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.permissions import may_plan_sessions
from numerai.screens.team.guard import TeamRequest, sent, team_page
from numerai.screens.team.session_form import PlanForm, SessionForm, initial_of
from numerai.screens.team.shown import say_field


class ChangedMeanwhile(Exception):
    """Someone saved this session after the form was opened."""


@dataclass(frozen=True, slots=True)
class Difference:
    label: str
    theirs: str
    yours: str


@team_page(may_plan_sessions)
def new(request: TeamRequest) -> HttpResponse:
    return _plan(request, initial={}, template="team/session_new.html")


@team_page(may_plan_sessions)
def copy(request: TeamRequest, session: Session) -> HttpResponse:
    """All but the date; nobody is enrolled in the copy."""
    initial = initial_of(session) | {"day": None, "edition": None}
    return _plan(request, initial=initial, template="team/session_copy.html")


def _plan(request: TeamRequest, *, initial: dict[str, Any], template: str) -> HttpResponse:
    initial = initial | {"planned": uuid7()}
    form = PlanForm(sent(request), initial=initial, programme=request.programme, today=request.today)
    if request.method == "POST" and form.is_valid():
        session_id = plan_session(
            request.programme,
            actor=request.actor,
            now=request.now,
            values=form.values(),
            session_id=form.cleaned_data["planned"],
        )
        messages.success(request, _("La séance est prévue."))
        if form.cleaned_data["day"] < request.today:
            messages.warning(request, _("Ce jour est déjà passé. Si c’est une erreur, modifiez la séance."))
        return redirect("team:session", session_id)
    return render(request, template, {"form": form})


def _form(request: TeamRequest, initial: dict[str, Any]) -> SessionForm:
    return SessionForm(sent(request), initial=initial, programme=request.programme, today=request.today)


@team_page(may_plan_sessions)
def edit(request: TeamRequest, session: Session) -> HttpResponse:
    form = _form(request, initial_of(session))
    differences: list[Difference] = []
    if request.method == "POST" and form.is_valid():
        try:
            changed = save_edit(request, session, form)
        except ChangedMeanwhile:
            session.refresh_from_db()
            differences = _differences(form, session, request)
            form.data = form.data.copy()
            form.data["edition"] = str(session.edition)
        else:
            messages.success(request, _("C’est gardé.") if changed else _("Rien n’a changé."))
            return redirect("team:session", session.id)
    context = {"form": form, "session": session, "differences": differences}
    return render(request, "team/session_edit.html", context)


def save_edit(request: TeamRequest, session: Session, form: SessionForm) -> bool:
    """The edition is read under the lock that the edit itself takes: nobody slips in between."""
    with transaction.atomic():
        current = locked_session(request.programme, session.id)
        if current.edition != form.cleaned_data["edition"] and _differs(form, current):
            raise ChangedMeanwhile
        return edit_session(
            request.programme, actor=request.actor, now=request.now, session_id=session.id, values=form.values()
        )


def _differs(form: SessionForm, current: Session) -> bool:
    return any(getattr(current, name) != value for name, value in form.values().items())


def _differences(form: SessionForm, current: Session, request: TeamRequest) -> list[Difference]:
    """Field by field, what is saved now and what was typed here."""
    saved = SessionForm(initial=initial_of(current), programme=request.programme, today=request.today)
    pairs = [(saved[name], form[name]) for name in form.fields if name != "edition" and name in saved.fields]
    told = [(theirs.label, say_field(theirs), say_field(yours)) for theirs, yours in pairs]
    return [Difference(str(label), theirs, yours) for label, theirs, yours in told if theirs != yours]
