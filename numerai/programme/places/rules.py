"""What can be known about a place: three states, never two."""

import hashlib
from collections.abc import Iterable, Mapping
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
    ADAPTED_PARKING = "adapted_parking"
    STABLE_PATH = "stable_path"
    RAMP = "ramp"
    WIDE_DOOR = "wide_door"
    HELP_TO_ENTER = "help_to_enter"
    LEVEL_INSIDE = "level_inside"
    TRAINED_STAFF = "trained_staff"
    MOBILE_NETWORK = "mobile_network"
    POWER = "power"


class FeatureGroup(StrEnum):
    """In the order in which someone who visits a venue meets them."""

    COMING = "coming"
    ENTERING = "entering"
    INSIDE = "inside"
    WORKING = "working"


# After the fields of Acceslibre (schema 0.0.20) that decide whether someone can come; the last group is our own.
GROUPS: Mapping[FeatureGroup, tuple[VenueFeature, ...]] = {
    FeatureGroup.COMING: (
        VenueFeature.PUBLIC_TRANSPORT,  # transport_station_presence
        VenueFeature.PARKING,  # stationnement_presence
        VenueFeature.ADAPTED_PARKING,  # stationnement_pmr
        VenueFeature.STABLE_PATH,  # cheminement_ext_terrain_stable
    ),
    FeatureGroup.ENTERING: (
        VenueFeature.STEP_FREE,  # entree_plain_pied
        VenueFeature.RAMP,  # entree_marches_rampe
        VenueFeature.WIDE_DOOR,  # entree_largeur_mini
        VenueFeature.HELP_TO_ENTER,  # entree_aide_humaine
    ),
    FeatureGroup.INSIDE: (
        VenueFeature.LEVEL_INSIDE,  # accueil_cheminement_plain_pied, accueil_cheminement_ascenseur
        VenueFeature.ADAPTED_TOILET,  # sanitaires_adaptes
        VenueFeature.HEARING_LOOP,  # accueil_equipements_malentendants
        VenueFeature.TRAINED_STAFF,  # accueil_personnels
        VenueFeature.DRINKING_WATER,
    ),
    FeatureGroup.WORKING: (VenueFeature.WIFI, VenueFeature.MOBILE_NETWORK, VenueFeature.POWER),
}
IN_ORDER: tuple[VenueFeature, ...] = tuple(feature for features in GROUPS.values() for feature in features)


class PhotoSubject(StrEnum):
    """What a photo shows, in the order in which someone who comes meets it."""

    WAY_IN = "way_in"
    ENTRANCE = "entrance"
    ROOM = "room"
    TOILETS = "toilets"
    OTHER = "other"


MOST_PHOTOS = 12  # of one venue
ALTERNATIVE_LONGEST = 300
ALTERNATIVE_WORDS = 3  # fewer name a thing and tell nothing of it


def tells_something(alternative: str) -> bool:
    return len(alternative.split()) >= ALTERNATIVE_WORDS


class ContactKind(StrEnum):
    KEY_HOLDER = "key_holder"
    CUSTOMARY = "customary"


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone to see before coming to a venue. All of it is about a person: sealed as one piece."""

    name: str = ""
    phone: str | None = None
    words: str = ""

    @property
    def is_known(self) -> bool:
        return bool(self.name or self.phone or self.words)


@dataclass(frozen=True, slots=True)
class Room:
    """Chairs and computer posts are counted apart: a post may have two chairs, a chair may have no table."""

    name: str
    chairs: int | None = None
    posts: int | None = None


def edition_of(rooms: Iterable[Room]) -> str:
    return _digest([asdict(room) for room in rooms])


def _digest(value: object) -> str:
    return hashlib.sha256(canonical.dumps(value).encode()).hexdigest()[:16]


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
        return _digest(asdict(self))


@dataclass(frozen=True, slots=True)
class Stop:
    """A commune on the map of the programme; x and y in the map's own units."""

    code: str
    x: int
    y: int
    label_side: str  # "start", "end" or "middle"
