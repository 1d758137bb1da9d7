"""A fault campaign says what it did: how often the fault was made, what was kept, lost or doubled."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from tests.support.servers import Servers

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


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[Servers]:
    with Servers(tmp_path) as started:
        yield started
