"""Colleagues: who is in the team, letting someone in, changing what they do, and leaving."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST

from numerai.programme.people import colleagues as actions
from numerai.programme.people.colleagues import Colleague, LastCoordinator, LeftMeanwhile, Outcome, RolesChanged
from numerai.programme.people.invitations import AlreadyEntered, WorksElsewhere, welcome
from numerai.programme.people.models import Account
from numerai.programme.people.organisations import NotOfACarrier, declared, without_referent
from numerai.programme.people.permissions import may_manage_colleagues
from numerai.programme.people.referents import NobodyAgrees, OwnReferent, requests
from numerai.programme.people.rules import Role
from numerai.screens.team.colleague_form import InviteForm, RolesForm, new_account_id, standing_said
from numerai.screens.team.colleague_link import show_link
from numerai.screens.team.colleague_refusals import field_of, say_refused, say_waits
from numerai.screens.team.colleague_words import say_moment, say_organisation, say_roles, say_without_referent
from numerai.screens.team.concerns.unheard import unheard_lines
from numerai.screens.team.guard import TeamRequest, sent, team_page
from numerai.screens.team.referent_words import say_asked, say_namings

REFUSED = (LastCoordinator, NobodyAgrees, NotOfACarrier, OwnReferent, RolesChanged)
DONE = {
    Outcome.NOTHING: lazy("Rien n’a changé."),
    Outcome.KEPT: lazy("C’est gardé. Cela vaut dès maintenant."),
    Outcome.ASKED: lazy("C’est demandé. Une autre personne référente répond sur sa page « Ma journée »."),
}


@team_page(may_manage_colleagues)
def colleagues(request: TeamRequest) -> HttpResponse:
    found = actions.colleagues(request.programme, now=request.now)
    rows = [_row(request, colleague) for colleague in found]
    referents = {one.account.id for one in found if Role.REFERENT in one.roles and one.account.is_active}
    context = {
        "rows": rows,
        "is_alone": len(rows) == 1,
        "unheard": say_without_referent(without_referent(request.programme, referents)),
        "referents": say_namings(request),
        "asked": [say_asked(row) for row in requests(request.programme)],
        **unheard_lines(request),
    }
    return render(request, "team/colleagues.html", context)


def _row(request: TeamRequest, colleague: Colleague) -> dict[str, Any]:
    return {
        "url": reverse("team:colleague", args=[colleague.account.id]),
        "name": colleague.account.display_name,
        "roles": say_roles(colleague.roles),
        "organisation": say_organisation(colleague.organisation) if declared(request.programme) else "",
        "last": _say_last(request, colleague),
    }


def _say_last(request: TeamRequest, colleague: Colleague) -> str:
    """When they came last; else until when their link works, or that it no longer does."""
    zone = request.programme.time_zone
    if colleague.account.last_login:
        return say_moment(colleague.account.last_login, zone)
    if colleague.waits_for:
        return _("pas encore, son lien marche jusqu’au %(day)s") % {"day": say_moment(colleague.waits_for, zone)}
    return _("pas encore, son lien ne marche plus")


@team_page(may_manage_colleagues)
def invite(request: TeamRequest) -> HttpResponse:
    """The answer to the form is the page of the link: it is kept nowhere, so nothing could show it again."""
    form = InviteForm(sent(request), programme=request.programme, initial={"account": new_account_id(request.actor)})
    if request.method == "POST" and form.is_valid():
        try:
            newcomer = form.newcomer(request.actor)
            invitation = welcome(request.programme, actor=request.actor, now=request.now, newcomer=newcomer)
        except (AlreadyEntered, WorksElsewhere):
            messages.error(request, _("Cette invitation a déjà servi. Regardez cette personne dans la liste."))
            return redirect("team:colleagues")
        except (NobodyAgrees, NotOfACarrier) as refused:
            form.add_error(field_of(refused), say_refused(refused))
        else:
            return show_link(request, invitation)
    return render(request, "team/colleague_new.html", {"form": form})


@team_page(may_manage_colleagues)
def colleague(request: TeamRequest, account: Account) -> HttpResponse:
    known = _known(request, account)
    form = RolesForm(sent(request), programme=request.programme, initial=standing_said(known.standing))
    if request.method == "POST" and form.is_valid():
        try:
            choice = {"wanted": form.wanted(), "shown": form.shown_standing()}
            outcome = actions.change(request.programme, **_who(request), account=account, **choice)
        except LeftMeanwhile:
            return _gone(request)
        except REFUSED as refused:
            form = _refused(request, account, form, refused)
        else:
            messages.success(request, DONE[outcome])
            return redirect("team:colleagues")
    context = {
        "form": form,
        "colleague": account,
        "last": _say_last(request, known),
        "works_elsewhere": actions.works_elsewhere(request.programme, account),
        "is_self": account == request.user,
    }
    return render(request, "team/colleague.html", context)


def _refused(request: TeamRequest, account: Account, form: RolesForm, refused: Exception) -> RolesForm:
    """Why, beside what was chosen; after somebody else's change, with what holds now."""
    if isinstance(refused, RolesChanged):
        form = RolesForm(standing_said(_known(request, account).standing), programme=request.programme)
    form.is_valid()
    form.add_error(field_of(refused), say_refused(refused))
    return form


def _gone(request: TeamRequest) -> HttpResponse:
    messages.error(request, _("Cette personne a quitté l’équipe pendant ce temps."))
    return redirect("team:colleagues")


def _known(request: TeamRequest, account: Account) -> Colleague:
    found = actions.colleagues(request.programme, now=request.now)
    return next(colleague for colleague in found if colleague.account == account)


@require_POST
@team_page(may_manage_colleagues)
def new_link(request: TeamRequest, account: Account) -> HttpResponse:
    try:
        invitation = actions.new_link(request.programme, **_who(request), account=account)
    except LeftMeanwhile:
        return _gone(request)
    except (WorksElsewhere, NobodyAgrees) as refused:
        messages.error(request, say_refused(refused))
        return redirect("team:colleague", account.id)
    return show_link(request, invitation)


@require_POST
@team_page(may_manage_colleagues)
def leave(request: TeamRequest, account: Account) -> HttpResponse:
    try:
        is_over = actions.leave(request.programme, **_who(request), account=account)
    except (LastCoordinator, NobodyAgrees) as refused:
        messages.error(request, say_refused(refused))
        return redirect("team:colleague", account.id)
    if is_over and account == request.user:
        return redirect("account_login")
    messages.success(request, _("C’est fait : cette personne n’entre plus dans l’équipe.") if is_over else say_waits())
    return redirect("team:colleagues")


def _who(request: TeamRequest) -> dict[str, Any]:
    return {"actor": request.actor, "now": request.now}
