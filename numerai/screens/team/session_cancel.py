"""Cancelling a session with its cause, and taking it back: whoever is enrolled becomes a task, never an oversight."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from numerai.programme.workshops.actions.sessions import cancel_session, reopen_session
from numerai.programme.workshops.messages import CANCEL_CAUSES, CANCEL_REASONS
from numerai.programme.workshops.models import Enrolment, Session
from numerai.programme.workshops.permissions import may_plan_sessions
from numerai.programme.workshops.rules import CancelCause, EnrolmentStatus
from numerai.screens.components.widgets import RadioRows
from numerai.screens.team.guard import TeamRequest, sent, team_page
from numerai.screens.team.session_rows import say_session


class CauseForm(forms.Form):
    cause = forms.ChoiceField(
        label=lazy("Pourquoi ?"),
        choices=[(str(cause), words) for cause, words in CANCEL_CAUSES.items()],
        help_text=lazy("Le public lit les mots écrits sous chaque raison."),
        widget=RadioRows(hints={str(cause): words for cause, words in CANCEL_REASONS.items()}),
        error_messages={"required": lazy("Dites pourquoi : choisissez une raison.")},
    )


@team_page(may_plan_sessions)
def cancel(request: TeamRequest, session: Session) -> HttpResponse:
    form = CauseForm(sent(request))
    if request.method == "POST" and (form.is_valid() or session.is_cancelled):
        if not session.is_cancelled:
            cause = CancelCause(form.cleaned_data["cause"])
            cancel_session(request.programme, actor=request.actor, now=request.now, session_id=session.id, cause=cause)
        messages.success(request, _("La séance est annulée. Les personnes à prévenir sont dans les tâches."))
        return redirect("team:session", session.id)
    waiting = Enrolment.objects.filter(session=session).exclude(status=EnrolmentStatus.CANCELLED).count()
    context = {"form": form, "session": session, "said": say_session(session), "to_tell": _to_tell(waiting)}
    return render(request, "team/session_cancel.html", context)


def _to_tell(count: int) -> str:
    if not count:
        return _("Personne n’est inscrit : il n’y a personne à prévenir.")
    return ngettext(
        "%(n)d personne sera à prévenir : une tâche la rappelle.",
        "%(n)d personnes seront à prévenir : une tâche rappelle chacune.",
        count,
    ) % {"n": count}


@require_POST
@team_page(may_plan_sessions)
def reopen(request: TeamRequest, session: Session) -> HttpResponse:
    reopen_session(request.programme, actor=request.actor, now=request.now, session_id=session.id)
    messages.success(request, _("La séance a de nouveau lieu. Les inscriptions sont gardées."))
    return redirect("team:session", session.id)
