"""Colleagues: who is in the team, letting someone in, changing what they do, and leaving."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from numerai.base.ids import uuid7
from numerai.programme.people import colleagues as actions
from numerai.programme.people.colleagues import Colleague, LastCoordinator, WorksElsewhere
from numerai.programme.people.invitations import welcome
from numerai.programme.people.models import Account
from numerai.programme.people.organisations import declared, without_referent
from numerai.programme.people.permissions import may_manage_colleagues
from numerai.programme.people.rules import Role
from numerai.screens.team.colleague_form import NOBODY_SAID, InviteForm, RolesForm
from numerai.screens.team.colleague_link import show_link
from numerai.screens.team.colleague_words import say_moment, say_organisation, say_roles, say_without_referent
from numerai.screens.team.concerns.unheard import unheard_lines
from numerai.screens.team.guard import TeamRequest, sent, team_page


@team_page(may_manage_colleagues)
def colleagues(request: TeamRequest) -> HttpResponse:
    found = actions.colleagues(request.programme, now=request.now)
    rows = [_row(request, colleague) for colleague in found]
    referents = {one.account.id for one in found if Role.REFERENT in one.roles and one.account.is_active}
    alone = say_without_referent(without_referent(request.programme, referents))
    context = {"rows": rows, "is_alone": len(rows) == 1, "unheard": alone, **unheard_lines(request)}
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
    form = InviteForm(sent(request), programme=request.programme, initial={"account": uuid7()})
    if request.method == "POST" and form.is_valid():
        invitation = welcome(request.programme, actor=request.actor, now=request.now, newcomer=form.newcomer())
        return show_link(request, invitation)
    return render(request, "team/colleague_new.html", {"form": form})


@team_page(may_manage_colleagues)
def colleague(request: TeamRequest, account: Account) -> HttpResponse:
    known = _known(request, account)
    works_for = known.organisation.key if known.organisation else NOBODY_SAID
    initial = {"roles": [str(role) for role in known.roles], "organisation": works_for}
    form = RolesForm(sent(request), programme=request.programme, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            chosen = {"roles": form.chosen(), "organisation": form.organisation_chosen()}
            changed = actions.change(request.programme, **_who(request), account=account, **chosen)
        except LastCoordinator:
            form.add_error("roles", _("Personne d’autre ne coordonne. Donnez d’abord la coordination à quelqu’un."))
        else:
            messages.success(request, _("C’est gardé. Cela vaut dès maintenant.") if changed else _("Rien n’a changé."))
            return redirect("team:colleagues")
    context = {
        "form": form,
        "colleague": account,
        "last": _say_last(request, known),
        "works_elsewhere": actions.works_elsewhere(request.programme, account),
        "is_self": account == request.user,
    }
    return render(request, "team/colleague.html", context)


def _known(request: TeamRequest, account: Account) -> Colleague:
    found = actions.colleagues(request.programme, now=request.now)
    return next(colleague for colleague in found if colleague.account == account)


@require_POST
@team_page(may_manage_colleagues)
def new_link(request: TeamRequest, account: Account) -> HttpResponse:
    try:
        invitation = actions.new_link(request.programme, **_who(request), account=account)
    except WorksElsewhere:
        messages.error(
            request,
            _("Cette personne travaille aussi pour un autre programme. La personne qui tient le site fait le lien."),
        )
        return redirect("team:colleague", account.id)
    return show_link(request, invitation)


@require_POST
@team_page(may_manage_colleagues)
def leave(request: TeamRequest, account: Account) -> HttpResponse:
    try:
        actions.leave(request.programme, **_who(request), account=account)
    except LastCoordinator:
        messages.error(request, _("Personne d’autre ne coordonne. Donnez d’abord la coordination à quelqu’un."))
        return redirect("team:colleague", account.id)
    if account == request.user:
        return redirect("account_login")
    messages.success(request, _("C’est fait : cette personne n’entre plus dans l’équipe."))
    return redirect("team:colleagues")


def _who(request: TeamRequest) -> dict[str, Any]:
    return {"actor": request.actor, "now": request.now}
