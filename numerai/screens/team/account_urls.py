"""Addresses of the account pages: only the library's views that we use, under the names that it calls.

None is ever kept by a browser or a proxy: they show secrets, and whose account it is.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.account.adapter import get_adapter
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from numerai.screens.team import account_forms as forms
from numerai.screens.team.colleague_details import own_details
from numerai.screens.team.first_sign_in import choose_password


class OurSite:
    """The library names the host « site »; on our pages `site` is the programme."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context.pop("site", None)
        return context


class SignIn(OurSite, account.LoginView):
    pass


class SignInCode(OurSite, mfa.AuthenticateView):
    pass


class ClosedAccount(OurSite, account.AccountInactiveView):
    pass


def own(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
    """A page of one's own account: never kept, and never leading to someone else's site, even in a hidden box.

    The library takes a PUT for a form: here, only a form is a form.
    """

    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answered(request: HttpRequest, **names: Any) -> HttpResponse:
        for method in ("GET", "POST"):
            setattr(request, method, _leading_here(getattr(request, method)))
        return view(request, **names)

    return path(route, answered, name=name)


def _leading_here(sent: QueryDict) -> QueryDict:
    if all(get_adapter().is_safe_url(address) for address in sent.getlist(REDIRECT_FIELD_NAME)):
        return sent
    kept = sent.copy()
    del kept[REDIRECT_FIELD_NAME]
    return kept


urlpatterns = [
    own("", mfa.IndexView.as_view(), "mfa_index"),
    own("mes-coordonnees/", own_details, "account_details"),
    own("connexion/", SignIn.as_view(form_class=forms.SignInForm), "account_login"),
    own("deconnexion/", account.LogoutView.as_view(), "account_logout"),
    own("ferme/", ClosedAccount.as_view(), "account_inactive"),
    own("choisir-mot-de-passe/", choose_password, "account_set_password"),
    own(
        "mot-de-passe/",
        account.PasswordChangeView.as_view(form_class=forms.OtherPasswordForm),
        "account_change_password",
    ),
    own(
        "encore-le-mot-de-passe/",
        account.ReauthenticateView.as_view(form_class=forms.ConfirmPasswordForm),
        "account_reauthenticate",
    ),
    own("code/", SignInCode.as_view(form_class=forms.SignInCodeForm), "mfa_authenticate"),
    own("encore-un-code/", mfa.ReauthenticateView.as_view(form_class=forms.ConfirmCodeForm), "mfa_reauthenticate"),
    own("code/ajouter/", totp.ActivateTOTPView.as_view(form_class=forms.SecondFactorForm), "mfa_activate_totp"),
    own("code/retirer/", totp.DeactivateTOTPView.as_view(), "mfa_deactivate_totp"),
    own("codes-de-secours/", recovery.ViewRecoveryCodesView.as_view(), "mfa_view_recovery_codes"),
    own("codes-de-secours/nouveaux/", recovery.GenerateRecoveryCodesView.as_view(), "mfa_generate_recovery_codes"),
    own("codes-de-secours/fichier/", recovery.DownloadRecoveryCodesView.as_view(), "mfa_download_recovery_codes"),
]
