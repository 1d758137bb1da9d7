"""A workshop in Koné with two places, a telephone, and the clock of the tests."""

from datetime import datetime

import pytest

from numerai.base.models import Programme
from numerai.programme.workshops.models import Session
from tests.screens.participant.walking import Walk, planned


@pytest.fixture(autouse=True)
def today(programme: Programme, clock: datetime) -> None:
    """Every page is read on the same Monday, in the programme."""


@pytest.fixture
def session(programme: Programme, clock: datetime) -> Session:
    return planned(programme, clock)


@pytest.fixture
def walk(session: Session) -> Walk:
    return Walk(session)
