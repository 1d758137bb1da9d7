"""The one-time link: a page with a button (a preview must not use the link up), then a password to choose."""

from datetime import datetime
from typing import Any

from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from numerai.base import dates, keys
from numerai.programme.people.details import correct, may_correct
from numerai.programme.people.invitations import FIRST_COORDINATOR
from numerai.programme.people.models import Account, SignInLink
from numerai.screens.team.account_forms import FirstPasswordForm, NewPasswordForm
from numerai.screens.team.guard import PASSWORD_TO_CHOOSE, actor_of, has_password_to_choose


@never_cache
@sensitive_variables("token")
def first_sign_in(request: HttpRequest, token: str) -> HttpResponse:
    digest = keys.digest("sign-in", token)
    if request.method != "POST":
        is_fresh = _usable(digest, dates.now()).exists()
        return render(request, "team/first_sign_in.html", {"is_fresh": is_fresh}, status=200 if is_fresh else 410)
    account = use_link(digest, dates.now())
    if account is None:
        return render(request, "team/first_sign_in.html", {"is_fresh": False}, status=410)
    request.session.flush()
    request.session[PASSWORD_TO_CHOOSE] = str(account.pk)
    return perform_login(request, account, redirect_url=reverse("account_set_password"))


def _usable(digest: str, now: datetime) -> Any:
    return SignInLink.objects.filter(digest=digest, used_at=None, expires_at__gt=now, account__is_active=True)


def use_link(digest: str, now: datetime) -> Account | None:
    """The account to sign in, for the first request alone: the update says who was first."""
    link = _usable(digest, now).select_related("account").first()
    if link is None or not SignInLink.objects.filter(digest=digest, used_at=None).update(used_at=now):
        return None
    return link.account


@never_cache
@sensitive_post_parameters()
@login_required
def choose_password(request: HttpRequest) -> HttpResponse:
    """After a link, or while there is no password yet; otherwise the old password is asked on its own page."""
    if not has_password_to_choose(request) and request.user.has_usable_password():
        return redirect("account_change_password")
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        form.save()
        if "name" in form.cleaned_data:
            correct(**_who(request), account=request.user, changes={"name": form.cleaned_data["name"]})
        update_session_auth_hash(request, request.user)
        reauthenticate_by_password(request)
        request.session.pop(PASSWORD_TO_CHOOSE, None)
        messages.success(request, _("Votre mot de passe est gardé."))
        return redirect("mfa_index")
    return render(request, "team/choose_password.html", {"form": form})


def _form(request: HttpRequest) -> NewPasswordForm:
    """One's name too, where one may write it; never proposed when it is only that of the start."""
    given = request.POST if request.method == "POST" else None
    if not may_correct(request.programme, actor=actor_of(request.user), account=request.user):
        return NewPasswordForm(given, user=request.user)
    name = request.user.display_name
    return FirstPasswordForm(given, user=request.user, initial={"name": "" if name == FIRST_COORDINATOR else name})


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"programme": request.programme, "actor": actor_of(request.user), "now": dates.now()}
