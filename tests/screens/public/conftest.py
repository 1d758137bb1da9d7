"""What the tests of public pages share: a planner of sessions, and pages read while the clock stands still."""

from datetime import datetime
from functools import partial

import pytest
from django.test import Client

from numerai.base.models import Programme
from tests.screens.public import reading
from tests.screens.public.planning import Planner


@pytest.fixture
def plan(programme: Programme, now: datetime) -> Planner:
    return Planner(programme, now)


@pytest.fixture
def read(client: Client, clock: datetime, db: None) -> reading.Reading:
    return partial(reading.read, client)
