"""Signing in: by password, by a link that serves once, with a code when one was added."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import NoReverseMatch, reverse

from numerai.base import keys
from numerai.base.models import Programme
from numerai.programme.people.models import Account, SignInLink
from numerai.programme.people.rules import Role
from numerai.screens.team import account_urls
from tests.screens.team.reading import get, post, title, words
from tests.screens.team.stage import staff

PASSWORD = "tortue banian pirogue"
TOKEN = "jeton-de-test"
ACCOUNT_PAGES = [str(entry.name) for entry in account_urls.urlpatterns]


@pytest.fixture
def account(programme: Programme) -> Account:
    account = staff(programme, Role.COORDINATOR)
    account.set_password(PASSWORD)
    account.save()
    return account


@pytest.fixture
def link(programme: Programme, now: datetime, clock: datetime) -> SignInLink:
    account = staff(programme, Role.COORDINATOR)
    account.set_unusable_password()
    account.save()
    digest = keys.digest("sign-in", TOKEN)
    return SignInLink.objects.create(digest=digest, account=account, expires_at=now + timedelta(days=1))


def sign_in(client: Client, account: Account, password: str = PASSWORD):  # type: ignore[no-untyped-def]  # test client
    return post(client, "account_login", login=account.username, password=password)


def test_a_password_opens_the_day(client: Client, account: Account) -> None:
    assert "Ma journée" in title(sign_in(client, account))


def test_after_signing_in_the_asked_page_opens(client: Client, account: Account) -> None:
    asked = client.get(reverse("team:sessions"), {"etat": "passes"})
    response = client.post(asked.url, {"login": account.username, "password": PASSWORD, "next": "/equipe/ateliers/"})
    assert response.url == "/equipe/ateliers/"


def test_a_wrong_password_says_what_to_check(client: Client, account: Account) -> None:
    response = sign_in(client, account, "autre chose")
    assert "Vérifiez les deux" in words(response)
    assert title(response).startswith("Erreur")
    assert account.username in response.content.decode()


# ── Guessing ──────────────────────────────────────────────────────────────────────────────────────

COOKIE = "1234567890abcdef1234567890abcdef"


def guess(account: Account, address: str, number: int, *, password: str = "autre chose") -> bool:
    """False once tries are refused. Each guess comes with a new cookie and a new browser."""
    client = Client(REMOTE_ADDR=address, headers={"user-agent": f"Browser {number}"})
    client.cookies["jeton"] = f"{number:04d}{COOKIE}"[:32]
    return "trop d’essais" not in words(sign_in(client, account, password))


def test_many_wrong_passwords_of_one_visitor_are_stopped(client: Client, account: Account, clock: datetime) -> None:
    client.cookies["jeton"] = COOKIE
    answers = [words(sign_in(client, account, "autre chose")) for _ in range(9)]
    assert [number for number, said in enumerate(answers, 1) if "trop d’essais" in said] == [9]
    assert "trop d’essais" in words(sign_in(client, account))  # even the right one
    assert "Vérifiez les deux" in words(post(client, "account_login", login="autre-nom", password="autre chose"))


def test_wrong_passwords_elsewhere_do_not_shut_the_coordination_out(
    client: Client, account: Account, clock: datetime
) -> None:
    tried = [guess(account, "203.0.113.9", number) for number in range(60)]
    assert tried == [True] * 24 + [False] * 36
    assert "Ma journée" in title(sign_in(client, account))


def test_many_who_guess_together_are_stopped(client: Client, account: Account, clock: datetime) -> None:
    account.username = account.username.upper()  # the same account in another case
    tried = [guess(account, f"203.0.113.{number}", number) for number in range(110)]
    assert sum(tried) == 100


def test_signing_in_often_is_not_guessing(account: Account, clock: datetime) -> None:
    for _ in range(12):
        client = Client()
        client.cookies["jeton"] = COOKIE
        assert "Ma journée" in title(sign_in(client, account))


# ── What the account pages keep to themselves ─────────────────────────────────────────────────────


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_an_address_elsewhere_is_dropped(client: Client, db: None, method: str, elsewhere: str) -> None:
    page = getattr(client, method)(reverse("account_login"), {"next": elsewhere})
    assert "Se connecter" in title(page)
    assert "evil" not in page.content.decode()
    assert "alert" not in page.content.decode()


def test_an_address_of_ours_is_kept(client: Client, db: None) -> None:
    page = client.get(reverse("account_login"), {"next": "/equipe/ateliers/"})
    assert 'name="next" value="/equipe/ateliers/"' in page.content.decode()


def test_a_reader_lands_on_the_figures(client: Client, programme: Programme) -> None:
    reader = staff(programme, Role.READER)
    reader.set_password(PASSWORD)
    reader.save()
    assert "Chiffres" in title(sign_in(client, reader))


def test_a_closed_account_does_not_sign_in(client: Client, account: Account) -> None:
    Account.objects.update(is_active=False)
    assert "compte est fermé" in words(sign_in(client, account))


def test_signing_out_takes_a_button(client: Client, account: Account) -> None:
    client.force_login(account)
    assert get(client, "account_logout").status_code == 200
    assert get(client, "team:day").status_code == 200
    post(client, "account_logout")
    assert get(client, "team:day").status_code == 302


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password", "mfa_trust"])
def test_what_we_do_not_use_has_no_address(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


# ── The link that serves once ─────────────────────────────────────────────────────────────────────


def test_looking_at_the_link_does_not_use_it(client: Client, link: SignInLink) -> None:
    for _ in range(3):
        assert "Entrer" in words(get(client, "team:first_sign_in", TOKEN))
    link.refresh_from_db()
    assert link.used_at is None
    assert get(client, "team:day").status_code == 302


def test_the_link_signs_in_once_and_asks_for_a_password(client: Client, link: SignInLink) -> None:
    first = post(client, "team:first_sign_in", TOKEN)
    assert "Choisissez votre mot de passe" in title(first)
    second = post(Client(), "team:first_sign_in", TOKEN)
    assert second.status_code == 410
    assert "ne sert plus" in words(second)


@pytest.mark.parametrize("why", ["used", "late", "unknown", "closed account"])
def test_a_link_that_does_not_serve_is_said_kindly(client: Client, link: SignInLink, now: datetime, why: str) -> None:
    changes = {"used": {"used_at": now}, "late": {"expires_at": now}, "unknown": {"digest": "0" * 64}}.get(why, {})
    SignInLink.objects.update(**changes)
    Account.objects.update(is_active=why != "closed account")
    for response in (get(client, "team:first_sign_in", TOKEN), post(client, "team:first_sign_in", TOKEN)):
        assert response.status_code == 410
        assert "demandez un nouveau lien" in words(response)


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("court", "court", "trop court"),
        ("password1234", "password1234", "Trop de personnes"),
        (PASSWORD, PASSWORD + "!", "deux fois le même"),
        ("", "", "Écrivez votre mot de passe"),
    ],
)
def test_a_password_too_easy_is_refused(client: Client, link: SignInLink, first: str, second: str, told: str) -> None:
    post(client, "team:first_sign_in", TOKEN)
    assert told in words(post(client, "account_set_password", name="Corail Exemple", password1=first, password2=second))


def test_the_chosen_password_opens_and_the_second_factor_is_offered(client: Client, link: SignInLink) -> None:
    post(client, "team:first_sign_in", TOKEN)
    offered = post(client, "account_set_password", name="Corail Exemple", password1=PASSWORD, password2=PASSWORD)
    assert "Ajouter un code de sécurité" in words(offered)
    assert get(client, "mfa_activate_totp").status_code == 200  # without asking again for what was just written
    assert "Ma journée" in title(sign_in(Client(), link.account))


def test_no_page_of_the_team_opens_before_the_password(client: Client, link: SignInLink) -> None:
    post(client, "team:first_sign_in", TOKEN)
    page = client.get("/equipe/", follow=True)
    assert "Choisissez votre mot de passe" in title(page)
    assert link.account.username in words(page)


def test_a_password_is_only_set_anew_after_a_link(client: Client, account: Account) -> None:
    client.force_login(account)
    assert post(client, "account_set_password", follow=False).url == reverse("account_change_password")


def test_changing_the_password_asks_for_the_old_one(client: Client, account: Account) -> None:
    client.force_login(account)
    new = "requin notou santal"
    wrong = post(client, "account_change_password", oldpassword="autre", password1=new, password2=new)
    assert "mot de passe actuel" in words(wrong)
    right = post(client, "account_change_password", oldpassword=PASSWORD, password1=new, password2=new)
    assert "nouveau mot de passe est gardé" in words(right)
    assert "Ma journée" in title(sign_in(Client(), account, new))


# ── The code ──────────────────────────────────────────────────────────────────────────────────────


def code_for(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


@pytest.fixture
def secret(account: Account) -> str:
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(account)
    return "JBSWY3DPEHPK3PXP"


def test_adding_a_code_shows_recovery_codes(client: Client, account: Account) -> None:
    sign_in(client, account)
    asked = get(client, "mfa_activate_totp")
    assert asked.url.startswith(reverse("account_reauthenticate"))
    page = client.post(asked.url, {"password": PASSWORD}, follow=True)
    assert "photographiez" in words(page)
    code = code_for(page.context["form"].secret)
    shown = post(client, "mfa_activate_totp", code=code)
    assert "Codes de secours" in title(shown)
    assert len(re.findall(r"<code>\d{8}</code>", shown.content.decode())) == 10


def is_never_kept(response: Any) -> bool:
    return {"no-store", "private"} <= set(response.headers.get("Cache-Control", "").split(", "))


@pytest.mark.parametrize("page", ACCOUNT_PAGES)
def test_no_account_page_is_kept(client: Client, account: Account, secret: str, page: str) -> None:
    sign_in(client, account)
    post(client, "mfa_authenticate", code=code_for(secret))
    post(client, "account_reauthenticate", password=PASSWORD)
    assert is_never_kept(get(client, page))


def test_the_secret_that_is_shown_is_not_kept(client: Client, account: Account) -> None:
    sign_in(client, account)
    page = client.post(get(client, "mfa_activate_totp").url, {"password": PASSWORD}, follow=True)
    assert page.context["form"].secret in page.content.decode()
    assert is_never_kept(page)


def test_then_a_password_is_not_enough(client: Client, account: Account, secret: str) -> None:
    asked = sign_in(client, account)
    assert "Quel est votre code" in title(asked)
    assert get(client, "team:day").status_code == 302
    assert "ne marche pas" in words(post(client, "mfa_authenticate", code="000000"))
    assert "Ma journée" in title(post(client, "mfa_authenticate", code=code_for(secret)))


def test_a_recovery_code_serves_once(client: Client, account: Account, secret: str) -> None:
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    sign_in(client, account)
    assert "Ma journée" in title(post(client, "mfa_authenticate", code=code))
    other = Client()
    sign_in(other, account)
    assert "ne marche pas" in words(post(other, "mfa_authenticate", code=code))


def test_a_link_does_not_pass_over_the_code(client: Client, account: Account, secret: str, now: datetime) -> None:
    digest = keys.digest("sign-in", TOKEN)
    SignInLink.objects.create(digest=digest, account=account, expires_at=now + timedelta(days=400))
    assert "Quel est votre code" in title(post(client, "team:first_sign_in", TOKEN))


def test_the_secret_of_the_code_is_sealed(account: Account, secret: str) -> None:
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept
    assert get_adapter().decrypt(kept) == secret


def test_the_account_page_tells_the_state_of_the_code(client: Client, account: Account, secret: str) -> None:
    client.force_login(account)
    assert "Le code est demandé" in words(get(client, "mfa_index"))
