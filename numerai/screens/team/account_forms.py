"""What is asked to sign in: the library's forms, in our words and without its placeholders."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

PASSWORD_HINT = _("Au moins 12 signes. Trois ou quatre mots qui ne vont pas ensemble font un bon mot de passe.")
CODE_HINT = _("L’application de votre téléphone montre un code à 6 chiffres. Un code de secours marche aussi.")


def _password(label: Any, autocomplete: str, hint: Any = "", missing: Any = None) -> forms.CharField:
    widget = forms.PasswordInput({"autocomplete": autocomplete})
    messages = {"required": missing or _("Écrivez votre mot de passe.")}
    return forms.CharField(label=label, help_text=hint, strip=False, widget=widget, error_messages=messages)


def _same_password() -> forms.CharField:
    again = _("Écrivez encore une fois le même mot de passe.")
    return _password(_("Le même, encore une fois"), "new-password", missing=again)


def _code(hint: Any) -> forms.CharField:
    widget = forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"})
    missing = {"required": _("Écrivez le code.")}
    return forms.CharField(label=_("Code"), help_text=hint, widget=widget, error_messages=missing)


class SignInForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("Nom de connexion"),
            widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
            error_messages={"required": _("Écrivez votre nom de connexion.")},
            max_length=60,
        )
        self.fields["password"] = _password(_("Mot de passe"), "current-password")

    def clean(self) -> dict[str, Any]:
        """Said at the first of the two boxes, so that the list of errors leads somewhere."""
        try:
            return super().clean() or {}
        except forms.ValidationError as refused:
            self.add_error("login", refused)
            return self.cleaned_data


class ConfirmPasswordForm(ReauthenticateForm):
    password = _password(_("Mot de passe"), "current-password")


class NewPasswordForm(forms.Form):
    """The same two boxes after a one-time link and when the password changes."""

    password1 = _password(_("Nouveau mot de passe"), "new-password", PASSWORD_HINT)
    password2 = _same_password()

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]
        try:
            password_validation.validate_password(password, self.user)
        except forms.ValidationError as refused:
            raise forms.ValidationError(_reason(refused)) from refused
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("Les deux mots de passe sont différents. Écrivez deux fois le même."))
        return cleaned

    def save(self) -> None:
        get_adapter().set_password(self.user, self.cleaned_data["password1"])


def _reason(refused: forms.ValidationError) -> Any:
    if "password_too_short" in {error.code for error in refused.error_list}:
        return _("Ce mot de passe est trop court. Écrivez au moins 12 signes.")
    return _("Trop de personnes ont ce mot de passe. Choisissez d’autres mots.")


class FirstPasswordForm(NewPasswordForm):
    """With the first password, one’s own name: others read it under what one checked."""

    name = forms.CharField(
        label=_("Votre prénom et nom"),
        help_text=_("Les autres personnes de l’équipe le lisent. Il est aussi écrit sous ce que vous vérifiez."),
        max_length=80,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={
            "required": _("Écrivez votre prénom et votre nom."),
            "max_length": _("Écrivez 80 signes au plus."),
        },
    )
    field_order = ("name", "password1", "password2")


class OtherPasswordForm(NewPasswordForm):
    oldpassword = _password(_("Mot de passe actuel"), "current-password")
    field_order = ("oldpassword", "password1", "password2")

    def clean_oldpassword(self) -> str:
        password: str = self.cleaned_data["oldpassword"]
        if not self.user.check_password(password):
            raise get_adapter().validation_error("enter_current_password")
        return password


class SignInCodeForm(AuthenticateForm):
    code = _code(CODE_HINT)


class ConfirmCodeForm(ReauthenticateByCodeForm):
    code = _code(CODE_HINT)


class SecondFactorForm(ActivateTOTPForm):
    code = _code(_("L’application montre alors un code à 6 chiffres. Écrivez-le."))
