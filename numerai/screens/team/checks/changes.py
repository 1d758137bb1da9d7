"""Writing a check down, taking it back, counting it again, forgetting who made it; choosing who else may write one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST

from numerai.base.ids import uuid7
from numerai.programme.accessibility import actions
from numerai.programme.accessibility.models import Checker, HumanCheck
from numerai.programme.accessibility.permissions import may_choose_checkers
from numerai.programme.accessibility.rules import Protocol
from numerai.programme.people.models import Account, Membership
from numerai.programme.people.rules import Role
from numerai.screens.components.widgets import TickRows
from numerai.screens.team.checks.door import check_page
from numerai.screens.team.checks.form import CheckForm
from numerai.screens.team.guard import TeamRequest, sent, team_page

NOTHING_CHANGED = lazy("Rien n’a changé : quelqu’un l’a déjà fait.")


@check_page
def new(request: TeamRequest, protocol: Protocol) -> HttpResponse:
    usual = {"check_id": uuid7(), "day": request.today, "tool": protocol.tool}
    form = CheckForm(sent(request), protocol=protocol, today=request.today, initial=usual)
    if request.method == "POST" and form.is_valid():
        check_id = form.cleaned_data["check_id"]
        said = {"protocol": protocol, "report": form.report(), "steps": form.given()}
        if actions.record_check(request.programme, **_who(request), check_id=check_id, **said):
            messages.success(request, _("L’essai est noté. La page publique en tient compte dès maintenant."))
        else:
            messages.success(request, _("Cet essai était déjà noté."))
        return redirect("team:check", check_id)
    return render(request, "team/check_new.html", {"form": form, "protocol": protocol})


@require_POST
@check_page
def withdraw(request: TeamRequest, check: HumanCheck) -> HttpResponse:
    done = actions.withdraw_check(request.programme, **_who(request), check_id=check.id)
    return _back(request, check, _("Cet essai ne compte plus.") if done else str(NOTHING_CHANGED))


@require_POST
@check_page
def restore(request: TeamRequest, check: HumanCheck) -> HttpResponse:
    done = actions.restore_check(request.programme, **_who(request), check_id=check.id)
    return _back(request, check, _("Cet essai compte de nouveau.") if done else str(NOTHING_CHANGED))


@require_POST
@check_page
def forget_name(request: TeamRequest, check: HumanCheck) -> HttpResponse:
    done = actions.forget_who_checked(request.programme, **_who(request), check_id=check.id)
    return _back(request, check, _("Le nom est effacé.") if done else str(NOTHING_CHANGED))


class CheckersForm(forms.Form):
    accounts = forms.MultipleChoiceField(
        label=lazy("Qui peut noter un essai, avec la coordination ?"),
        help_text=lazy("Cochez les collègues de votre choix, ou personne."),
        required=False,
        widget=TickRows(),
        error_messages={"invalid_choice": lazy("Choisissez dans la liste : cette personne n’y est plus.")},
    )

    def __init__(self, *args: Any, colleagues: list[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["accounts"].choices = [(str(one.id), one.display_name) for one in colleagues]


@team_page(may_choose_checkers)
def checkers(request: TeamRequest) -> HttpResponse:
    colleagues = _colleagues(request)
    held = Checker.objects.of(request.programme).values_list("account", flat=True)
    form = CheckersForm(sent(request), colleagues=colleagues, initial={"accounts": [str(one) for one in held]})
    if request.method == "POST" and form.is_valid():
        done = actions.choose_checkers(request.programme, **_who(request), accounts=form.cleaned_data["accounts"])
        messages.success(request, _("C’est gardé.") if done else _("Rien n’a changé."))
        return redirect("team:checks")
    return render(request, "team/checkers.html", {"form": form, "has_colleagues": bool(colleagues)})


def _colleagues(request: TeamRequest) -> list[Account]:
    """Who coordinates may already; who only reads figures has no page to come from."""
    roles = Membership.objects.of(request.programme)
    others = Account.objects.filter(is_active=True, id__in=roles.exclude(role=Role.READER).values("account"))
    coordinators = roles.filter(role=Role.COORDINATOR).values("account")
    return list(others.exclude(id__in=coordinators).order_by("display_name"))


def _who(request: TeamRequest) -> dict[str, Any]:
    return {"actor": request.actor, "now": request.now}


def _back(request: TeamRequest, check: HumanCheck, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("team:check", check.id)
