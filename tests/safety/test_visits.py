"""The visit of someone signed in: never one that another prepared, over when it must be, inherited by nobody."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from numerai.base import keys
from numerai.base.models import Programme
from numerai.programme.people.models import Account, SignInLink
from numerai.programme.people.rules import Role
from tests.screens.team.reading import get, post, title
from tests.screens.team.stage import staff
from tests.screens.team.test_signing_in import code_for

PASSWORD = "tortue banian pirogue"
SECRET = "JBSWY3DPEHPK3PXP"
VISIT, TOKEN = "equipe", "jeton"


@pytest.fixture
def account(programme: Programme) -> Account:
    return with_password(programme, "compte-exemple")


def with_password(programme: Programme, name: str) -> Account:
    account = staff(programme, Role.COORDINATOR, name)
    account.set_password(PASSWORD)
    account.save()
    return account


def enter(client: Client, account: Account) -> Any:
    return post(client, "account_login", login=account.username, password=PASSWORD)


def visit(client: Client) -> str:
    return client.cookies[VISIT].value


def with_visit(value: str) -> Client:
    client = Client()
    client.cookies[VISIT] = value
    return client


# ── Nobody enters a visit that another prepared ──────────────────────────────────────────────────


def test_a_visit_prepared_by_another_is_not_the_one_that_signs_in(account: Account) -> None:
    """The thief puts a visit of theirs on the telephone, then waits for its owner to sign in."""
    prepared = Client()
    prepared.get(reverse("account_login"))
    session = prepared.session
    session["from"] = "thief"
    session.save()
    victim = with_visit(str(session.session_key))
    victim.get(reverse("account_login"))
    assert "Ma journée" in title(enter(victim, account))
    assert visit(victim) != session.session_key
    assert get(with_visit(str(session.session_key)), "team:day").status_code == 302
    assert get(with_visit(visit(victim)), "team:day").status_code == 200  # negative control: the right one opens


def test_a_visit_invented_by_another_is_not_adopted(account: Account) -> None:
    victim = with_visit("a" * 32)
    enter(victim, account)
    assert visit(victim) != "a" * 32


def test_the_token_against_forgery_changes_at_sign_in(account: Account) -> None:
    client = Client()
    client.get(reverse("account_login"))
    before = client.cookies[TOKEN].value
    enter(client, account)
    assert client.cookies[TOKEN].value != before


def test_the_second_factor_changes_the_visit_and_a_password_alone_opens_nothing(account: Account) -> None:
    TOTP.activate(account, SECRET)
    RecoveryCodes.activate(account)
    client = Client()
    enter(client, account)
    half = visit(client)
    assert get(with_visit(half), "team:day").status_code == 302
    post(client, "mfa_authenticate", code=code_for(SECRET))
    assert get(client, "team:day").status_code == 200
    assert visit(client) != half
    assert get(with_visit(half), "team:day").status_code == 302


def test_a_code_of_the_telephone_serves_once(account: Account) -> None:
    """Whoever looks over a shoulder types it in their turn, a second later."""
    TOTP.activate(account, SECRET)
    RecoveryCodes.activate(account)
    code, owner, thief = code_for(SECRET), Client(), Client()
    for client in (owner, thief):
        enter(client, account)
        post(client, "mfa_authenticate", code=code)
    assert [get(client, "team:day").status_code for client in (owner, thief)] == [200, 302]


# ── It ends when it must ─────────────────────────────────────────────────────────────────────────


def test_signing_out_ends_the_visit_itself(account: Account) -> None:
    client = Client()
    enter(client, account)
    stolen = visit(client)
    assert get(with_visit(stolen), "team:day").status_code == 200
    post(client, "account_logout")
    assert get(with_visit(stolen), "team:day").status_code == 302
    assert not Session.objects.filter(session_key=stolen).exists()


def test_another_password_ends_the_other_visits(account: Account) -> None:
    mine, stolen = Client(), Client()
    for client in (mine, stolen):
        enter(client, account)
    new = "requin notou santal"
    post(mine, "account_change_password", oldpassword=PASSWORD, password1=new, password2=new)
    assert [get(client, "team:day").status_code for client in (mine, stolen)] == [200, 302]


@pytest.mark.parametrize("change", ["closed", "role"])
def test_a_closed_account_or_a_role_taken_back_holds_at_the_next_page(account: Account, change: str) -> None:
    client = Client()
    enter(client, account)
    assert get(client, "team:people").status_code == 200
    if change == "closed":
        Account.objects.filter(id=account.id).update(is_active=False)
    else:
        account.memberships.update(role=Role.READER)
    assert get(client, "team:people").status_code == (302 if change == "closed" else 403)


def test_a_visit_ends_after_half_a_day(account: Account) -> None:
    client = Client()
    enter(client, account)
    left = Session.objects.get(session_key=visit(client)).expire_date - client.session.get_expiry_date()
    assert abs(left) < timedelta(minutes=1)
    assert client.session.get_expiry_age() <= 12 * 3600
    assert client.session.get_expire_at_browser_close()


def test_the_second_factor_goes_only_by_its_form(account: Account) -> None:
    """The library takes a PUT for a form."""
    TOTP.activate(account, SECRET)
    client = Client()
    enter(client, account)
    post(client, "mfa_authenticate", code=code_for(SECRET))
    assert client.put(reverse("mfa_deactivate_totp")).status_code == 405
    assert account.authenticator_set.count() == 1
    post(client, "account_reauthenticate", password=PASSWORD)
    post(client, "mfa_deactivate_totp")
    assert account.authenticator_set.count() == 0


# ── Nobody inherits it ───────────────────────────────────────────────────────────────────────────


def test_a_link_left_half_way_lets_nobody_else_choose_a_password(
    account: Account, programme: Programme, clock: datetime
) -> None:
    """On a shared computer: someone opens their link and goes away at the code; then a colleague signs in."""
    other = with_password(programme, "compte-autre")
    TOTP.activate(other, SECRET)
    RecoveryCodes.activate(other)
    digest = keys.digest("sign-in", "jeton-de-test")
    SignInLink.objects.create(digest=digest, account=other, expires_at=clock + timedelta(days=1))
    shared = Client()
    assert "Quel est votre code" in title(post(shared, "team:first_sign_in", "jeton-de-test"))
    assert "Quel est votre code" in title(enter(shared, account))  # still the first one's
    post(shared, "account_logout")
    assert "Ma journée" in title(enter(shared, account))
    assert post(shared, "account_set_password", follow=False).url == reverse("account_change_password")


def test_two_people_on_one_computer_share_nothing(account: Account, programme: Programme) -> None:
    shared = Client()
    enter(shared, account)
    session = shared.session
    session["of_the_first"] = "1"
    session.save()
    shared.force_login(with_password(programme, "compte-autre"))
    assert "of_the_first" not in shared.session


# ── Its cookies ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("over_tls", [True, False])
def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(
    account: Account, settings: Any, over_tls: bool
) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = over_tls
    client = Client()
    client.get(reverse("account_login"))
    enter(client, account)
    for name in (VISIT, TOKEN):
        cookie = client.cookies[name]
        assert (cookie["httponly"], cookie["samesite"], bool(cookie["secure"])) == (True, "Lax", over_tls)
        assert not cookie["domain"]
