"""A fault campaign says what it did: how often the fault was made, what was kept, lost or doubled."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.faults.browsing import Browser
from tests.support.servers import Server, Servers

PROPERTY = "campaign"


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the table of `make faults`.

    `tries`: times the fault was made. `kept`: things that were confirmed to someone, and found again afterwards.
    `control`: the same without its protection; then something must have gone wrong.
    """

    name: str
    tries: int
    kept: int
    lost: int = 0
    doubled: int = 0
    note: str = ""
    control: bool = False

    @property
    def holds(self) -> bool:
        went_wrong = self.lost + self.doubled > 0
        return self.tries > 0 and went_wrong == self.control


Tell = Callable[[Told], None]


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Tell:
    """`tell(Told("the last seat", tries=20, kept=20, lost=0))`: written in the table, then judged."""

    def written(told: Told) -> None:
        record_property(PROPERTY, json.dumps({**asdict(told), "holds": told.holds}))
        assert told.holds, told

    return written


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, dict[str, Any]]]:
    """One server for the campaigns of a file, with colleagues signed in: `tests.faults.team_scenes stage`."""
    with Servers(tmp_path_factory.mktemp("staged")) as started:
        server = started.start(workers=2, NUMERAI_REFERENT_CODE="0")  # the referent signs in with a password alone
        yield server, json.loads(server.python("-m", "tests.faults.team_scenes", "stage").stdout)


@pytest.fixture
def browse() -> Iterator[Callable[..., Browser]]:
    """`browse(server.url, cookie)`: someone in front of a screen; all leave at the end."""
    opened: list[Browser] = []

    def sit_down(url: str, cookie: str = "") -> Browser:
        opened.append(Browser(url, cookie))
        return opened[-1]

    yield sit_down
    for browser in opened:
        browser.client.close()


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[Servers]:
    with Servers(tmp_path) as started:
        yield started
