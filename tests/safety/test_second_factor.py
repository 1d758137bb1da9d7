"""A stolen password of a referent reads no problem: the register and the files of requests ask for a second factor."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse

from numerai.base import worlds
from numerai.base.models import Programme
from numerai.programme.people.models import Account
from numerai.programme.people.rules import Role
from tests.screens import test_permission_matrix as matrix
from tests.screens.team.reading import get, title, words
from tests.screens.team.stage import staff
from tests.screens.test_permission_matrix import ALL, EXPECTED, OPEN, url_of

arguments = matrix.arguments
SIGNALEMENTS = "Avant d’ouvrir les signalements"


@pytest.fixture(autouse=True)
def asked(settings: Any) -> None:
    settings.REFERENTS_NEED_A_CODE = True


@pytest.fixture
def referent(programme: Programme, clock: datetime) -> tuple[Client, Account]:
    client, account = Client(), staff(programme, Role.REFERENT)
    client.force_login(account)
    return client, account


def of_referents() -> list[matrix.Address]:
    """All that nothing but being a referent opens: what trainers, relays and readers never see."""
    never = (Role.TRAINER, Role.RELAY, Role.READER)
    return [one for one in ALL if EXPECTED[one.name][Role.REFERENT] == OPEN and _closed_to(one, never)]


def _closed_to(address: matrix.Address, roles: tuple[Role, ...]) -> bool:
    return all(EXPECTED[address.name][role] != OPEN for role in roles)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_every_page_of_referents_leads_first_to_the_second_factor(
    method: str, referent: tuple[Client, Account], arguments: dict[str, Any]
) -> None:
    client, account = referent
    pages = of_referents()
    assert len(pages) > 15
    sent = {one.name: client.generic(method, url_of(one, arguments)) for one in pages}
    assert {name for name, answer in sent.items() if answer.get("Location") != reverse("mfa_index")} - DEAF == set()
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")  # then, they open
    again = {one.name: client.generic(method, url_of(one, arguments)) for one in pages}
    assert {name for name, answer in again.items() if answer.get("Location") == reverse("mfa_index")} == set()


DEAF = {name for name in EXPECTED if name in matrix.ONLY_WRITTEN}  # they answer 405 to a reading


def test_it_is_said_kindly_and_one_s_day_still_opens(referent: tuple[Client, Account]) -> None:
    client, _ = referent
    page = client.get(reverse("team:concerns"), follow=True)
    assert SIGNALEMENTS in words(page)
    assert "Ajouter un code de sécurité" in words(page)
    assert "Ma journée" in title(get(client, "team:day"))


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.TRAINER])
def test_nobody_else_is_asked(role: Role, programme: Programme, arguments: dict[str, Any], clock: datetime) -> None:
    client = Client()
    client.force_login(staff(programme, role))
    sent = {one.name: client.get(url_of(one, arguments)) for one in ALL if EXPECTED[one.name][role] == OPEN}
    assert {name for name, answer in sent.items() if answer.get("Location") == reverse("mfa_index")} == set()


def test_a_coordinator_who_is_a_referent_too_opens_files_as_a_coordinator(
    referent: tuple[Client, Account], programme: Programme, arguments: dict[str, Any]
) -> None:
    client, account = referent
    account.memberships.create(programme=programme, role=Role.COORDINATOR)
    assert get(client, "team:person_correct", arguments["participant_id"]).status_code == 200
    assert get(client, "team:concerns").status_code == 302


@pytest.mark.parametrize("world", ["demonstration", "operator"])
def test_where_it_is_not_asked(
    world: str, referent: tuple[Client, Account], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the demonstration, and where the operator said that referents have nothing to make a code with."""
    if world == "operator":
        settings.REFERENTS_NEED_A_CODE = False
    else:
        monkeypatch.setattr("numerai.screens.team.second_factor.worlds.current", _in_the_demonstration())
    assert get(referent[0], "team:concerns").status_code == 200


def _in_the_demonstration() -> Callable[[], str]:
    return lambda: worlds.DEMO
