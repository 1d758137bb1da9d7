"""A furnished programme, and someone of the team in front of it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from numerai.base.models import Programme
from numerai.programme.people.rules import Role
from tests.screens.team.stage import Furnisher, Stage, staff


@pytest.fixture
def furnisher(programme: Programme, clock: datetime) -> Furnisher:
    return Furnisher(programme, clock, "Exemple")


@pytest.fixture
def stage(furnisher: Furnisher) -> Stage:
    return furnisher.furnish()


@pytest.fixture
def signed_in(programme: Programme) -> Callable[[Role], Client]:
    def sign_in(role: Role) -> Client:
        client = Client()
        client.force_login(staff(programme, role))
        return client

    return sign_in


@pytest.fixture
def team(signed_in: Callable[[Role], Client]) -> Client:
    """A coordinator."""
    return signed_in(Role.COORDINATOR)
