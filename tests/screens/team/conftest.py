"""A furnished programme, and someone of the team in front of it."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client

from numerai.base.models import Programme
from numerai.programme.people.models import Account
from numerai.programme.people.rules import Role
from tests.screens.team.placing import animated_by
from tests.screens.team.stage import Furnisher, Stage, staff


@pytest.fixture
def furnisher(programme: Programme, clock: datetime) -> Furnisher:
    return Furnisher(programme, clock, "Exemple")


@pytest.fixture
def stage(furnisher: Furnisher) -> Stage:
    return furnisher.furnish()


@pytest.fixture
def signed_in(programme: Programme, clock: datetime) -> Callable[..., Client]:
    """`signed_in(role, *sessions)`: a trainer animates those."""

    def sign_in(role: Role, *sessions: UUID) -> Client:
        client, account = Client(), staff(programme, role)
        client.force_login(account)
        animated_by(programme, clock, account, *sessions)
        return client

    return sign_in


@pytest.fixture
def team(signed_in: Callable[[Role], Client]) -> Client:
    """A coordinator."""
    return signed_in(Role.COORDINATOR)


@pytest.fixture
def notou(programme: Programme) -> Account:
    """Trains, and is a referent too."""
    account = staff(programme, Role.REFERENT, "notou")
    account.display_name = "Notou Exemple"
    account.save()
    account.memberships.create(programme=programme, role=Role.TRAINER)
    return account


@pytest.fixture
def petrel(programme: Programme) -> Account:
    account = staff(programme, Role.REFERENT, "petrel")
    account.display_name = "Pétrel Modèle"
    account.save()
    return account
