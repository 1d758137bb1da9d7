"""The drawing of New Caledonia: its coast, the bus and boat lines, and where the name of each stop is written."""

from dataclasses import dataclass

VIEW_BOX = "60 90 940 620"
ROADS = "M622 608 495 484 428 453 299 342 315 260M495 484 575 462"
BOATS = "M622 608Q800 600 914 449 880 350 789 310 720 260 645 252"
# INSEE code → x, y and text-anchor of the name, placed by hand so that no name covers a line or another name.
NAMES: dict[str, tuple[int, int, str]] = {
    "98818": (616, 662, "middle"),
    "98813": (484, 532, "end"),
    "98829": (602, 470, "start"),
    "98803": (404, 466, "end"),
    "98811": (275, 352, "end"),
    "98807": (342, 268, "start"),
    "98820": (660, 186, "middle"),
    "98814": (814, 314, "start"),
    "98815": (888, 460, "end"),
}
OFFSETS = {"start": (27, 9), "end": (-24, 10), "middle": (0, 54)}
NAME_WIDTH = 180


@dataclass(frozen=True)
class Stop:
    """One commune of the programme. `planned` is false while no date is known: `date_text` then says "bientôt"."""

    code: str  # INSEE
    name: str
    url: str
    date_text: str
    planned: bool
    x: int
    y: int
    side: str = "start"  # where the name stands: start (right), end (left), middle (below)
    name_at: tuple[int, int, str] | None = None  # x, y and text-anchor, when they were computed (chart_layout)
    thread: str = ""  # path from the true place to the mark and to the name, when they stand apart

    @property
    def is_for_desks(self) -> bool:
        """Letters are larger on telephones: only the names placed by hand have room there."""
        return self.code not in NAMES

    @property
    def label(self) -> dict[str, int | str]:
        dx, dy = OFFSETS[self.side]
        x, y, anchor = self.name_at or NAMES.get(self.code, (self.x + dx, self.y + dy, self.side))
        return {"x": x, "y": y, "anchor": anchor}

    @property
    def target(self) -> str:
        """What answers to the finger: a square on the stop, a rectangle on its name; neighbours stay apart."""
        x, y, anchor = (self.label[part] for part in ("x", "y", "anchor"))
        left = int(x) - {"start": 0, "middle": NAME_WIDTH // 2, "end": NAME_WIDTH}[str(anchor)]
        return f"M{self.x - 34} {self.y - 34}h68v68h-68zM{left} {int(y) - 32}h{NAME_WIDTH}v68h-{NAME_WIDTH}z"


# Coast simplified from Natural Earth (public domain).
LAND = (
    "M119 120l-1 8-1-4-5 0-2-6 4-8zM841 672l7 10 0 5-5-7-3 1 1 9-3 4-18-5 3-23zM694 635l5-1 3 4 0 4-3-1-5 4 4 1-2 3-8"
    "-3zM967 423l-2 42-3 2-16 6-8-1-8-4 1-6-15-3-5 2-1-3 6-7 0-5-17-33 20 1 17-12-4 13 8 13 14 0zM617 267l7 0-8 5-5-3"
    "zM823 334l7 9-7 2-2 16-7 7-12-4-2-6-8-2-3-8-18-1-12-7-12-14 2-6-10-11 13 1 8-3 14-20-2-5-13-6-15 2 0-7 7-7 18 1 "
    "2-6 7-2 18 9 2 3-6 12 4 15-4 9 10 8 11 3 4 7-3 7zM661 202l8 7-15 7-5 14 1 9 9 1-14 22-14 4-3-3 15-14 3-23 7-12 0"
    "-8-6-8-2 2 9-6zM741 600l-5 20-9 4 1 4-10 6-5 0 6-5-4 0-6-11-3 6-3-2-1-9-4 10 4 7-8 0-5 4-7-7 4-4-9 0-3-2 2-4-9-2"
    "-7-7-7 3-9-4 2-5-4-2-8-1-6 11-5 1 1 4-5 0 3-13-6 0-4-5 7 1 4-4-5-2 1-7-8 0-10 13 1-6-7-7 2-6-3 3-5-2-3 4-11-3-2-"
    "7-10-8-6 5-5-3 3-7 6 3-6-10 9-1-6-4 0-11-13-3 2-4-4-7-5 11-6-1-1 6-26-23-13-1 0-3 4 2-7-8 1-5-4 0 0 5-3-1-7-20-1"
    "1 10 0-8-6 0-1 3-28-14-7-6 3-6-5 1 3-2-3-3-14 3-21-9-7-14-17-7-13-24-7 5-3-4-7 2 3-8-7-1 0-6-5-3-2 10-2 2-4-3 2-"
    "9-7-4-18-22-2-18-4 2-2-10-7 4-2-5-4 0-3 6-10-16 4-3-10-6 5-2-8-10-4 2-9-7-7-1-32-29 7-1 1-7-9-4-15-28-4 1-15-12-"
    "7-21-7-4-1-5 9-1 1-10-5-8-15-2 0-7-5 8-4 0-7-8 5-7 6 2 2-3-5-7 4-4-1-5-3-3-8 3 3-6-4-3 1-6 4 0 8 5 5 9 7 3 18 22"
    " 9 5 10-1 5 9 4 0-6-19 39 14 24 26 22 12 46 47 8 0 15 10 25 8 3-2 12 8 5 19 10 10 17 5-4 15 2 8 40 27 3 6-12-5 2"
    " 5 8 4 3 10 33 10 6 10 3-1 2 10 4 3-1-7 4-1 3 4-1-9 3 1 11 20-5 1 9 10 5-2-6-13 2-5 10 9 9 2-3 4 3 1 2 9 9-2 28 "
    "22 23 9-6 1 3 6 14 5 30 35 19 14 2-3 9 6-7 6 16 1 3 7 20 4 13 10 5 7-3 12 5 1zM168 140l3 4-9-4-6-8 1-9z"
)
