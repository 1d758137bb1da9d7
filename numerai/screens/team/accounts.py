"""How the team signs in: sign-up is closed, invitations come from the team or the terminal, secrets are sealed."""

import base64
from dataclasses import replace
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from numerai.base import dates, keys, throttle
from numerai.base.throttle import Limit, Visitor
from numerai.programme.people.permissions import only_reads_figures, roles_of

_SECOND_FACTOR = "second-factor"

# Wrong passwords for one name in a quarter of an hour: a visitor · an address · from everywhere. The first two stop
# whoever guesses without shutting the account's owner out; the last stops many who guess together.
PASSWORD = Limit("password", by_visitor=8, by_place=24, in_all=100)


class TeamAccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": lazy("Ce compte est fermé. Demandez à la coordination de l’ouvrir."),
        "enter_current_password": lazy("Ce n’est pas votre mot de passe actuel. Écrivez-le encore une fois."),
        "incorrect_password": lazy("Ce n’est pas votre mot de passe. Écrivez-le encore une fois."),
        "too_many_login_attempts": lazy("Il y a eu trop d’essais. Attendez un quart d’heure, puis recommencez."),
        "username_password_mismatch": lazy("Ce nom et ce mot de passe ne vont pas ensemble. Vérifiez les deux."),
        "rate_limited": lazy("Il y a eu trop d’essais. Attendez quelques minutes, puis recommencez."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """The library counts by name alone: anyone could shut the coordination out. Codes are still counted by it."""
        if not throttle.allowed(PASSWORD, **_tries(request, credentials)):
            raise self.validation_error("too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        account = super().authenticate(request, **credentials)
        if account:
            throttle.forgive(PASSWORD, **_tries(request, credentials))
        return account

    def get_user_search_fields(self) -> list[str]:
        return ["username", "display_name"]

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Whoever only reads the figures lands on them."""
        reads = only_reads_figures(roles_of(request.user, request.programme))
        return reverse("team:figures" if reads else "team:day")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")


def _tries(request: HttpRequest, credentials: dict[str, Any]) -> dict[str, Any]:
    """Counted for one name, in whatever case; without the browser, which whoever guesses changes at will."""
    name = str(credentials.get("username", "")).casefold()
    return {"visitor": replace(Visitor.of(request), browser=""), "programme": f"account:{name}", "now": dates.now()}


class TeamSecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": lazy("Ce code ne marche pas. Attendez le code suivant de votre téléphone, puis écrivez-le."),
    }

    def build_totp_svg(self, url: str) -> str:
        """The same QR code as everywhere else in the project, on white also at night: phones need it."""
        import segno  # only where a code is drawn: most workers never need it

        title = _("Code à photographier avec l’application de votre téléphone")
        return str(segno.make(url).svg_inline(scale=4, light="#fff", title=title))

    def get_totp_label(self, user: Any) -> str:
        return str(user.username)

    def encrypt(self, text: str) -> str:
        """Whoever reads the database alone must not be able to make codes."""
        sealed = keys.seal(keys.derived(_SECOND_FACTOR, ""), text.encode(), _SECOND_FACTOR)
        return base64.b64encode(sealed).decode()

    def decrypt(self, encrypted_text: str) -> str:
        sealed = base64.b64decode(encrypted_text)
        return keys.unseal(keys.derived(_SECOND_FACTOR, ""), sealed, _SECOND_FACTOR).decode()
