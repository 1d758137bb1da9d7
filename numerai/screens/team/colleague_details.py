"""The name, e-mail and telephone of someone of the team: on one's own account, and for coordination."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from numerai.base import dates
from numerai.programme.people.details import correct, may_correct
from numerai.programme.people.models import Account
from numerai.programme.people.permissions import may_manage_colleagues
from numerai.screens.team.colleague_form import ReachForm
from numerai.screens.team.guard import TeamRequest, actor_of, has_password_to_choose, sent, team_page


@login_required
def own_details(request: HttpRequest) -> HttpResponse:
    if has_password_to_choose(request):
        return redirect("account_set_password")
    return _details(request, cast(Account, request.user), back=reverse("mfa_index"))


@team_page(may_manage_colleagues)
def colleague_details(request: TeamRequest, account: Account) -> HttpResponse:
    return _details(request, account, back=reverse("team:colleague", args=[account.id]))


def _details(request: HttpRequest, account: Account, *, back: str) -> HttpResponse:
    programme, actor = request.programme, actor_of(cast(Account, request.user))
    names_themself = actor == actor_of(account) and not may_correct(programme, actor=actor, account=account)
    if actor != actor_of(account) and not may_correct(programme, actor=actor, account=account):
        raise PermissionDenied
    form = ReachForm(sent(request), initial=_known(account))
    if names_themself:
        del form.fields["name"]
    if request.method == "POST" and form.is_valid():
        changed = correct(programme, actor=actor, now=dates.now(), account=account, changes=form.reach())
        messages.success(request, _("C’est gardé.") if changed else _("Rien n’a changé."))
        return redirect(back)
    context: dict[str, Any] = {"form": form, "account": account, "back": back, "is_self": account == request.user}
    return render(request, "team/colleague_details.html", context)


def _known(account: Account) -> dict[str, str]:
    return {"name": account.display_name, "email": account.email, "phone": account.phone}
