"""The register as a referent reads it: what is owed and when, one concern with its history, one that came on paper."""

from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from numerai.base.ids import say_code
from numerai.programme.concerns import actions, queries, rules
from numerai.programme.concerns.actions import Report
from numerai.programme.concerns.models import Concern, ConcernPerson
from numerai.programme.concerns.permissions import may_read_concerns
from numerai.programme.concerns.rules import Kind, Said, SaidBy, Status, Step
from numerai.programme.people.organisations import without_referent
from numerai.programme.people.queries import person
from numerai.programme.workshops.models import Session
from numerai.screens.team.colleague_words import say_without_referent
from numerai.screens.team.concerns import words
from numerai.screens.team.concerns.door import concern_page, owed, readable
from numerai.screens.team.concerns.forms import RecordForm
from numerai.screens.team.concerns.naming_words import named_rows
from numerai.screens.team.concerns.reading import told
from numerai.screens.team.guard import TeamRequest, namer, sent, team_page
from numerai.screens.team.session_rows import say_session

LATEST_DONE = 50


@team_page(may_read_concerns)
def concerns(request: TeamRequest) -> HttpResponse:
    """The nearest deadline first; then what is answered or over, the latest first."""
    done = readable(request).filter(status__in=[Status.ANSWERED, Status.CLOSED]).order_by("-received_on", "-id")
    waiting = owed(request)
    alone = without_referent(request.programme, queries.referents(request.programme).keys())
    context = {
        "owed": [line for line in waiting if not line.is_request],
        "requests": [line for line in waiting if line.is_request],
        "unheard": say_without_referent(alone),
        "done": [words.line(row, request.today) for row in done[:LATEST_DONE]],
    }
    return render(request, "team/concerns.html", context)


@concern_page
def concern(request: TeamRequest, concern: Concern) -> HttpResponse:
    """The words are hidden until asked for: opening them leaves a line in the history."""
    said = None
    if request.method == "POST" and concern.erased_at is None:
        who = {"actor": request.actor, "now": request.now}
        actions.mark_read(request.programme, **who, concern_id=concern.id, by=request.user)
        said, concern = queries.said(concern), readable(request).get(id=concern.id)
    return render(request, "team/concern.html", _context(request, concern, said))


def _context(request: TeamRequest, concern: Concern, said: Said | None) -> dict[str, Any]:
    named, referents = queries.named_accounts(concern.id), queries.referents(request.programme)
    readers = rules.readers(referents, named)
    return {
        "concern": concern,
        "line": words.line(concern, request.today),
        "code": say_code(concern.code),
        "facts": words.facts(concern),
        "said": said,
        "told": told(said) if said else [],
        "named": named_rows(concern, named),
        "to_give": _to_give(concern),
        "session": _session(request, concern),
        "may": _may(request, concern),
        "must_leave_decision": not queries.may_decide(concern, request.user.id),
        "readers": len(readers),
        "hearings": words.say_hearings(request.programme, referents, named),
        "asked": _request(request, concern) if concern.kind == Kind.DATA else None,
        "history": words.history(request.programme, concern),
    }


def _to_give(concern: Concern) -> str:
    """On paper or by phone, the person has no receipt yet."""
    is_new = concern.said_by in (SaidBy.PAPER, SaidBy.PHONE) and concern.status == Status.RECEIVED
    return _("Numéro à donner à la personne : %(code)s") % {"code": say_code(concern.code)} if is_new else ""


def _request(request: TeamRequest, concern: Concern) -> dict[str, Any]:
    """What was done, and the file found, by its short name for whoever does not coordinate."""
    zone = ZoneInfo(request.programme.time_zone)
    link = ConcernPerson.objects.of(request.programme).filter(concern=concern).first()
    file = person(request.programme, link.participant_id) if link else None
    return {
        "steps": [words.say_step(step, zone) for step in concern.steps.all()],
        "is_open": rules.opens_a_file(Kind(concern.kind), Status(concern.status)),
        "file": file.id if file else None,
        "name": namer(request)(file) if file else "",
    }


def _session(request: TeamRequest, concern: Concern) -> str:
    row = Session.objects.of(request.programme).filter(id=concern.session_id).select_related("commune").first()
    return say_session(row) if row else ""


def _may(request: TeamRequest, concern: Concern) -> dict[str, bool]:
    status = Status(concern.status)
    steps = {
        step.value: bool(rules.after(status, step, answered_on=concern.answered_on, today=request.today))
        for step in Step
    }
    return {**steps, "erase": rules.may_be_erased(status) and concern.erased_at is None}


@team_page(may_read_concerns)
def record(request: TeamRequest) -> HttpResponse:
    """From a sheet of paper or a call: the number is given to the person."""
    form = RecordForm(sent(request), request=request)
    if request.method == "POST" and form.is_valid():
        try:
            return _recorded(request, form.report())
        except actions.AlreadyUsed:
            form.add_error(None, _("Cette page a déjà servi. Ouvrez-la de nouveau, et recopiez la feuille."))
    return render(request, "team/concern_new.html", {"form": form})


def _recorded(request: TeamRequest, report: Report) -> HttpResponse:
    """Sent twice, it opens what was written first, if one may read it. Whoever it names is never told its number."""
    mine = readable(request).filter(id=report.concern_id)
    if Concern.objects.filter(id=report.concern_id).exists() and not mine.exists():
        raise actions.AlreadyUsed(report.concern_id)
    actions.receive(request.programme, actor=request.actor, now=request.now, report=report)
    if mine.exists():
        messages.success(request, _("C’est écrit. Donnez le numéro à la personne."))
        return redirect("team:concern", report.concern_id)
    messages.success(request, _("C’est écrit. Ce signalement vous nomme : une autre personne donne le numéro."))
    return redirect("team:concerns")
