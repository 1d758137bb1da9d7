"""A request about data: find the file of who asks, say that nobody has one, refuse and say why; and tell the CNIL."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from numerai.base.ids import say_code
from numerai.base.journal.work import PersonErased
from numerai.programme.concerns import actions, data_requests, queries, rules
from numerai.programme.concerns.actions import NotNow
from numerai.programme.concerns.models import Concern
from numerai.programme.concerns.permissions import may_read_concerns
from numerai.programme.concerns.rules import Kind, Status, Step
from numerai.programme.people.models import Participant
from numerai.screens.team.concerns.door import concern_page, readable
from numerai.screens.team.concerns.finding import FindForm, found_by, offered
from numerai.screens.team.concerns.forms import RefusalForm
from numerai.screens.team.guard import DjangoView, TeamRequest, namer, sent, team_page
from numerai.screens.team.search_form import found_people


def open_request(view: Callable[[TeamRequest, Concern], HttpResponse]) -> DjangoView:
    """404 for a concern that is no request about data; back to it when nothing is owed any more."""

    @wraps(view)
    def opened(request: TeamRequest, request_id: UUID) -> HttpResponse:
        concern = get_object_or_404(readable(request), id=request_id, kind=Kind.DATA)
        if not rules.opens_a_file(Kind(concern.kind), Status(concern.status)):
            return redirect("team:concern", concern.id)
        return view(request, concern)

    return team_page(may_read_concerns)(opened)


def _do(request: TeamRequest, concern: Concern, act: Callable[..., None], done: str, **more: object) -> HttpResponse:
    try:
        act(request.programme, actor=request.actor, now=request.now, concern_id=concern.id, **more)
        messages.success(request, done)
    except NotNow:
        messages.warning(request, _("Ce signalement a changé entre-temps. Voici où il en est."))
    except PersonErased:
        messages.warning(request, _("Ce dossier vient d’être effacé."))
    return redirect("team:concern", concern.id)


@open_request
def find(request: TeamRequest, concern: Concern) -> HttpResponse:
    """Reading the request's words and showing names leave each a line of the request, without what was typed."""
    reads, asks = "read" in request.POST, "asked" in request.POST
    form = FindForm(request.POST if asks else None)
    who = {"actor": request.actor, "now": request.now, "concern_id": concern.id}
    said, found = None, []
    if reads:
        actions.mark_read(request.programme, **who, by=request.user)
        said = queries.said(concern)
    elif asks and form.is_valid():
        data_requests.searched(request.programme, **who)
        found = found_by(request.programme, form.cleaned_data["asked"])
    context = {
        "form": form,
        "concern": concern,
        "code": say_code(concern.code),
        "said": said,
        "offered": offered(said) if said else [],
        "asked": asks and form.is_valid(),
        "found": found_people(found, say=namer(request)),
    }
    return render(request, "team/request_find.html", context)


@require_POST
@open_request
def link(request: TeamRequest, concern: Concern) -> HttpResponse:
    """The file is named by the form: before the link, the rights of a referent open no file at all."""
    try:
        identifier = UUID(request.POST.get("participant", ""))
    except ValueError:
        identifier = UUID(int=0)
    known = Participant.objects.of(request.programme).filter(erased_at=None)
    file = get_object_or_404(known, pk=identifier)
    done = _("Le dossier est trouvé. Vous pouvez y travailler jusqu’à votre réponse.")
    return _do(request, concern, data_requests.link, done, participant=file.id)


@require_POST
@open_request
def unlink(request: TeamRequest, concern: Concern) -> HttpResponse:
    return _do(request, concern, data_requests.unlink, _("C’est noté : ce n’est pas cette personne."))


@require_POST
@open_request
def nobody(request: TeamRequest, concern: Concern) -> HttpResponse:
    done = _("C’est noté : personne n’est trouvé. Répondez-lui quand même.")
    return _do(request, concern, data_requests.nobody_found, done)


@open_request
def refuse(request: TeamRequest, concern: Concern) -> HttpResponse:
    status = Status(concern.status)
    if not rules.after(status, Step.ANSWER, answered_on=concern.answered_on, today=request.today):
        return redirect("team:concern", concern.id)
    form = RefusalForm(sent(request))
    if request.method == "POST" and form.is_valid():
        done, text = _("Le refus est gardé. La personne le lit avec son numéro."), form.cleaned_data["text"]
        return _do(request, concern, data_requests.refuse, done, by=request.user.id, text=text)
    context = {"form": form, "concern": concern, "code": say_code(concern.code)}
    return render(request, "team/request_refuse.html", context)


@require_POST
@concern_page
def notified(request: TeamRequest, concern: Concern) -> HttpResponse:
    return _do(request, concern, data_requests.notified, _("C’est noté : la CNIL le sait."))
