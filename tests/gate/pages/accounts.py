"""Accounts of the team: the first link, signing in, one's password and the code of one's telephone."""

from datetime import timedelta
from functools import partial

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.test import override_settings

from numerai.base import keys
from numerai.programme.people.models import Account, SignInLink
from tests.support.pages import Response, Scene, not_a_page, page
from tests.support.people import NOTOU

not_a_page("mfa_download_recovery_codes", "a text file with the codes")
PASSWORD = "corail banian notou kaori"
TOKEN = "jeton-de-premiere-connexion"
at_the_door = partial(page, simple=False)
of_coordinator = partial(page, role="coordinator")


def account(*, code: bool = False) -> Account:
    """Notou, with a password; with `code`, a code of the telephone is asked too."""
    notou, _ = Account.objects.get_or_create(username=NOTOU.username, defaults={"display_name": NOTOU.full_name})
    notou.set_password(PASSWORD)
    notou.save()
    if code:
        totp.TOTP.activate(notou, totp.generate_totp_secret())
        RecoveryCodes.activate(notou)
    return notou


def by_password(scene: Scene) -> Response:
    return scene.post("account_login", {"login": NOTOU.username, "password": PASSWORD})


def confirmed(scene: Scene, *, code: bool = False) -> None:
    """Signed in, and the password said once more: what touches the safety of an account asks for that."""
    scene.client.force_login(account(code=code))
    scene.post("account_reauthenticate", {"password": PASSWORD})


def link(scene: Scene, *, used: bool = False) -> str:
    SignInLink.objects.create(
        digest=keys.digest("sign-in", TOKEN),
        account=account(),
        expires_at=scene.now + timedelta(days=7),
        used_at=scene.now if used else None,
    )
    return TOKEN


@at_the_door("team:first_sign_in")
def a_first_link(scene: Scene) -> Response:
    return scene.get("team:first_sign_in", link(scene))


@at_the_door("team:first_sign_in", "error")
def a_link_already_used(scene: Scene) -> Response:
    return scene.get("team:first_sign_in", link(scene, used=True))


@of_coordinator("account_set_password")
def choose_a_password(scene: Scene) -> Response:
    return scene.post("team:first_sign_in", None, link(scene))


@of_coordinator("account_set_password", "error")
def a_password_too_short_and_typed_otherwise(scene: Scene) -> Response:
    scene.post("team:first_sign_in", None, link(scene))
    return scene.post("account_set_password", {"password1": "court", "password2": "autre"})


@of_coordinator("mfa_index", "success")
def a_password_chosen(scene: Scene) -> Response:
    scene.post("team:first_sign_in", None, link(scene))
    return scene.post("account_set_password", {"name": "Notou Exemple", "password1": PASSWORD, "password2": PASSWORD})


@at_the_door("account_login", "empty")
def sign_in(scene: Scene) -> Response:
    return scene.get("account_login")


@at_the_door("account_login", "error")
def sign_in_with_nothing(scene: Scene) -> Response:
    return scene.post("account_login")


@at_the_door("account_login", "error")
def sign_in_with_another_password(scene: Scene) -> Response:
    account()
    return scene.post("account_login", {"login": NOTOU.username, "password": "autre"})


@at_the_door("account_login", "error")
def sign_in_too_often(scene: Scene) -> Response:
    account()
    for _ in range(8):
        sign_in_with_another_password(scene)
    return sign_in_with_another_password(scene)


@at_the_door("account_inactive")
def a_closed_account(scene: Scene) -> Response:
    return scene.get("account_inactive")


@of_coordinator("account_logout")
def sign_out(scene: Scene) -> Response:
    return scene.get("account_logout")


@of_coordinator("account_change_password")
def change_password(scene: Scene) -> Response:
    scene.client.force_login(account())
    return scene.get("account_change_password")


@of_coordinator("account_change_password", "error")
def change_password_with_mistakes(scene: Scene) -> Response:
    scene.client.force_login(account())
    wrong = {"oldpassword": "autre", "password1": "motdepasse123", "password2": "autre"}
    return scene.post("account_change_password", wrong)


@of_coordinator("account_reauthenticate")
def the_password_once_more(scene: Scene) -> Response:
    scene.client.force_login(account())
    return scene.get("account_reauthenticate")


@of_coordinator("account_reauthenticate", "error")
def another_password_once_more(scene: Scene) -> Response:
    scene.client.force_login(account())
    return scene.post("account_reauthenticate", {"password": "autre"})


@of_coordinator("mfa_index")
def my_account(scene: Scene) -> Response:
    return scene.get("mfa_index")


@of_coordinator("mfa_index")
def my_account_with_a_code(scene: Scene) -> Response:
    confirmed(scene, code=True)
    return scene.get("mfa_index")


@page("mfa_index", role="referent")
def a_code_before_the_register(scene: Scene) -> Response:
    with override_settings(REFERENTS_NEED_A_CODE=True):
        return scene.get("team:concerns")


@of_coordinator("mfa_activate_totp")
def add_a_code(scene: Scene) -> Response:
    confirmed(scene)
    return scene.get("mfa_activate_totp")


@of_coordinator("mfa_activate_totp", "error")
def add_a_code_typed_otherwise(scene: Scene) -> Response:
    confirmed(scene)
    return scene.post("mfa_activate_totp", {"code": "000000"})


@of_coordinator("mfa_view_recovery_codes", "success")
def a_code_added(scene: Scene) -> Response:
    confirmed(scene)
    page_with_key = scene.get("mfa_activate_totp")
    secret = page_with_key.context["form"].secret  # type: ignore[attr-defined]  # added by the test client
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    code = totp.format_hotp_value(totp.hotp_value(secret, counter))
    return scene.post("mfa_activate_totp", {"code": code})


@at_the_door("mfa_authenticate", "empty")
def the_code_is_asked(scene: Scene) -> Response:
    account(code=True)
    return by_password(scene)


@at_the_door("mfa_authenticate", "error")
def another_code(scene: Scene) -> Response:
    account(code=True)
    by_password(scene)
    return scene.post("mfa_authenticate", {"code": "000000"})


@of_coordinator("mfa_reauthenticate")
def a_code_once_more(scene: Scene) -> Response:
    confirmed(scene, code=True)
    return scene.get("mfa_reauthenticate")


@of_coordinator("mfa_reauthenticate", "error")
def another_code_once_more(scene: Scene) -> Response:
    confirmed(scene, code=True)
    return scene.post("mfa_reauthenticate", {"code": ""})


@of_coordinator("mfa_deactivate_totp")
def no_more_code(scene: Scene) -> Response:
    confirmed(scene, code=True)
    return scene.get("mfa_deactivate_totp")


@of_coordinator("mfa_view_recovery_codes")
def spare_codes(scene: Scene) -> Response:
    confirmed(scene, code=True)
    return scene.get("mfa_view_recovery_codes")


@of_coordinator("mfa_generate_recovery_codes")
def new_spare_codes(scene: Scene) -> Response:
    confirmed(scene, code=True)
    return scene.get("mfa_generate_recovery_codes")
