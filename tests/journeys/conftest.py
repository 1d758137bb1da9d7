"""A real server with one workshop to come, and people in front of it with a keyboard and no script."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.journeys.hands import Hands
from tests.support.browser import PHONE
from tests.support.servers import Server, Servers

SEATS = 20


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Shared: each journey enrols somebody of its own, and there are seats for all."""
    with Servers(tmp_path_factory.mktemp("journeys")) as servers:
        server = servers.start()
        server.python("-m", "tests.faults.scenes", "plan", str(SEATS))
        yield server


@pytest.fixture
def hands(open_page: Callable[..., Page]) -> Callable[..., Hands]:
    """`hands(address, width=360)`: without any script."""

    def arrive(address: str, width: int = PHONE) -> Hands:
        return Hands(open_page(address, width=width, scripts=False))

    return arrive
