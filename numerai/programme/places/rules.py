"""What can be known about a place: three states, never two."""

from dataclasses import dataclass
from enum import StrEnum


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
class Stop:
    """A commune on the map of the programme; x and y in the map's own units."""

    code: str
    x: int
    y: int
    label_side: str  # "start", "end" or "middle"
