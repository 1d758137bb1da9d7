"""Addresses of the account pages: only the library's views that we use, under the names that it calls."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import path

from numerai.screens.team import account_forms as forms
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


urlpatterns = [
    path("", mfa.IndexView.as_view(), name="mfa_index"),
    path("connexion/", SignIn.as_view(form_class=forms.SignInForm), name="account_login"),
    path("deconnexion/", account.LogoutView.as_view(), name="account_logout"),
    path("ferme/", ClosedAccount.as_view(), name="account_inactive"),
    path("choisir-mot-de-passe/", choose_password, name="account_set_password"),
    path(
        "mot-de-passe/",
        account.PasswordChangeView.as_view(form_class=forms.OtherPasswordForm),
        name="account_change_password",
    ),
    path(
        "encore-le-mot-de-passe/",
        account.ReauthenticateView.as_view(form_class=forms.ConfirmPasswordForm),
        name="account_reauthenticate",
    ),
    path("code/", SignInCode.as_view(form_class=forms.SignInCodeForm), name="mfa_authenticate"),
    path(
        "encore-un-code/", mfa.ReauthenticateView.as_view(form_class=forms.ConfirmCodeForm), name="mfa_reauthenticate"
    ),
    path("code/ajouter/", totp.ActivateTOTPView.as_view(form_class=forms.SecondFactorForm), name="mfa_activate_totp"),
    path("code/retirer/", totp.DeactivateTOTPView.as_view(), name="mfa_deactivate_totp"),
    path("codes-de-secours/", recovery.ViewRecoveryCodesView.as_view(), name="mfa_view_recovery_codes"),
    path(
        "codes-de-secours/nouveaux/", recovery.GenerateRecoveryCodesView.as_view(), name="mfa_generate_recovery_codes"
    ),
    path("codes-de-secours/fichier/", recovery.DownloadRecoveryCodesView.as_view(), name="mfa_download_recovery_codes"),
]
