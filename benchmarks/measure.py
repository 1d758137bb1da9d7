"""What every measure is made of: repeated figures with their median and spread, a limit that we promise, and how fast
a cost grows with its size."""

import math
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

USUAL_RUNS = 9


@dataclass(frozen=True, slots=True)
class Figure:
    """`limit`: what we promise, in the same unit; the median must not pass it. `beside`: peers on the same ground.
    `series` and `size`: figures of one series at several sizes tell how the cost grows."""

    name: str
    unit: str
    values: tuple[float, ...]
    limit: float | None = None
    at_least: bool = False  # the limit is the least, not the most
    beside: str = ""
    series: str = ""
    size: int = 0

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def holds(self) -> bool:
        if self.limit is None:
            return True
        return self.median >= self.limit if self.at_least else self.median <= self.limit

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Figure":
        return cls(**{**data, "values": tuple(data["values"])})


def repeated(work: Callable[[], Any], runs: int = USUAL_RUNS) -> tuple[float, ...]:
    """Milliseconds of processor, after one run that warms up: busy neighbours do not count."""
    work()
    values = []
    for _ in range(runs):
        began = time.process_time()
        work()
        values.append((time.process_time() - began) * 1000)
    return tuple(values)


def seconds(work: Callable[[], Any], *, processor: bool = False) -> float:
    """Of the clock on the wall, or of the processor."""
    clock = time.process_time if processor else time.perf_counter
    began = clock()
    work()
    return clock() - began


def exponent(points: dict[int, float]) -> float:
    """The power of the size by which the cost grows: 0 is constant, 1 is in proportion, 2 is a page that will break.

    `points`: cost at each size, at least two. The slope of the straight line nearest to their logarithms.
    """
    xs, ys = [math.log(size) for size in points], [math.log(max(cost, 1e-9)) for cost in points.values()]
    return statistics.linear_regression(xs, ys).slope


def growths(figures: list[Figure]) -> Iterator[tuple[str, dict[int, float], float]]:
    """Each series measured at several sizes: its name, its points, its exponent."""
    for name in dict.fromkeys(figure.series for figure in figures if figure.series):
        points = {figure.size: figure.median for figure in figures if figure.series == name}
        if len(points) > 1:
            yield name, points, exponent(points)


def said(value: float) -> str:
    """Three figures that mean something."""
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
