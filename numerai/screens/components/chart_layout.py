"""Any commune on the drawing: where its mark goes, beside its place when neighbours are too near for a finger, and
where its name is written, so that none covers another. A thread leads from the place to its mark and to its name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import cos, dist, pi, sin

from numerai.screens.components.chart import NAME_WIDTH, NAMES, Stop

# The drawing is a plain projection; these come from its nine stops, and give them back within one unit.
X_PER_DEGREE, X_ORIGIN = 204.16423, -33360.804
Y_PER_DEGREE, Y_ORIGIN = -219.18128, -4274.2295
LEFT, TOP, RIGHT, BOTTOM = 60, 90, 1000, 710
MARK = 33  # half of what a finger needs around a mark, as near as the nine stops are
LETTER = 17  # a usual letter, as large as desks show it; telephones show the names placed by hand alone
ABOVE, BELOW = 26, 36  # around the foot of the first of two lines

Spot = tuple[int, int]
Name = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Place:
    code: str  # INSEE
    name: str
    latitude: float
    longitude: float
    url: str
    words: str


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    @property
    def is_inside(self) -> bool:
        return self.left >= LEFT and self.right <= RIGHT and self.top >= TOP and self.bottom <= BOTTOM


def laid_out(places: Iterable[Place]) -> tuple[Stop, ...]:
    """In the order given. Those whose names were placed by hand come first when room is short."""
    given = list(places)
    taken = [_name_box(NAMES[place.code], place.name) for place in given if place.code in NAMES]
    marks: dict[str, Spot] = {}
    for place in sorted(given, key=lambda place: place.code not in NAMES):
        spot = _free_spot(_true_spot(place), taken if place.code not in NAMES else [])
        marks[place.code] = spot
        taken.append(_mark_box(spot))
    names = {place.code: NAMES[place.code] for place in given if place.code in NAMES}
    for place in given:
        if place.code not in names:
            names[place.code] = _free_name(place.name, marks[place.code], taken)
            taken.append(_name_box(names[place.code], place.name))
    return tuple(_stop(place, marks[place.code], names[place.code]) for place in given)


def _true_spot(place: Place) -> Spot:
    return (
        round(X_PER_DEGREE * place.longitude + X_ORIGIN),
        round(Y_PER_DEGREE * place.latitude + Y_ORIGIN),
    )


def _mark_box(spot: Spot) -> Box:
    return Box(spot[0] - MARK, spot[1] - MARK, spot[0] + MARK, spot[1] + MARK)


def _name_box(name: Name, words: str) -> Box:
    x, y, anchor = name
    width = max(NAME_WIDTH - 50, LETTER * len(words))
    left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
    return Box(left, y - ABOVE, left + width, y + BELOW)


def _free_spot(true: Spot, taken: list[Box]) -> Spot:
    for spot in _around(true):
        box = _mark_box(spot)
        if box.is_inside and not any(box.meets(other) for other in taken):
            return spot
    return true


def _around(true: Spot) -> Iterator[Spot]:
    yield true
    for radius in range(15, 240, 15):
        for step in range(16):
            angle = step * pi / 8
            yield round(true[0] + radius * cos(angle)), round(true[1] + radius * sin(angle))


def _free_name(words: str, mark: Spot, taken: list[Box]) -> Name:
    """Its own mark is taken too, so that a name never stands on it."""
    for name in _beside(mark):
        box = _name_box(name, words)
        if box.is_inside and not any(box.meets(other) for other in taken):
            return name
    return next(_beside(mark))


def _beside(mark: Spot) -> Iterator[Name]:
    x, y = mark
    for away in range(MARK + 1, 480, 15):
        for lift in sorted(range(-away, away + 1, 15), key=abs):
            yield x + away, y + 9 + lift, "start"
            yield x - away, y + 9 + lift, "end"
        yield x, y + away + ABOVE, "middle"
        yield x, y - away - BELOW, "middle"


def _stop(place: Place, mark: Spot, name: Name) -> Stop:
    true = _true_spot(place)
    thread = f"M{true[0]} {true[1]}L{mark[0]} {mark[1]}" if dist(true, mark) > 2 else ""
    if place.code not in NAMES and dist(mark, name[:2]) > 2 * MARK:
        thread += f"M{mark[0]} {mark[1]}L{name[0]} {name[1] - 9}"
    return Stop(
        code=place.code,
        name=place.name,
        url=place.url,
        date_text=place.words,
        planned=True,
        x=mark[0],
        y=mark[1],
        name_at=name,
        thread=thread,
    )
