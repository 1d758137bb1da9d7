"""What can be known about a place: three states, never two."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from numerai.base import canonical


class Known(StrEnum):
    """Unknown is an answer: it is shown as such and never taken for a no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class VenueFeature(StrEnum):
    """What people need to know before they come to a venue."""

    STEP_FREE = "step_free"
    ADAPTED_TOILET = "adapted_toilet"
    PARKING = "parking"
    PUBLIC_TRANSPORT = "public_transport"
    HEARING_LOOP = "hearing_loop"
    WIFI = "wifi"
    DRINKING_WATER = "drinking_water"


@dataclass(frozen=True, slots=True)
class Finding:
    """What someone found out about one feature. Unknown carries neither a day nor a name."""

    state: Known = Known.UNKNOWN
    checked_on: date | None = None
    checked_by: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """All that the team writes about a venue; every feature has its finding."""

    commune_id: str
    name: str
    directions: str
    findings: Mapping[VenueFeature, Finding]

    @property
    def known(self) -> int:
        return sum(finding.state != Known.UNKNOWN for finding in self.findings.values())

    @property
    def edition(self) -> str:
        """Short, and other as soon as anything is: tells that someone else wrote meanwhile."""
        return hashlib.sha256(canonical.dumps(asdict(self)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Stop:
    """A commune on the map of the programme; x and y in the map's own units."""

    code: str
    x: int
    y: int
    label_side: str  # "start", "end" or "middle"
