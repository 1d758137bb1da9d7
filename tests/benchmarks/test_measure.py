"""The figures that `make benchmark` tells are computed as they say; what they measure is never timed here."""

import pytest

from benchmarks import page
from benchmarks.__main__ import SUBJECTS, arguments, module
from benchmarks.measure import Figure, exponent, growths, said


def series(name: str, costs: dict[int, float]) -> list[Figure]:
    return [Figure(f"{name} {size}", "ms", (cost,), series=name, size=size) for size, cost in costs.items()]


@pytest.mark.parametrize("power", [0, 0.5, 1, 2])
def test_a_power_is_found_again(power: float) -> None:
    assert exponent({size: 3 * size**power for size in (30, 300, 3000)}) == pytest.approx(power)


def test_a_series_needs_two_sizes() -> None:
    found = list(growths([*series("list", {30: 2, 300: 4}), *series("alone", {10: 1}), Figure("other", "s", (1,))]))
    assert [(name, points) for name, points, _ in found] == [("list", {30: 2, 300: 4})]


@pytest.mark.parametrize(
    ("figure", "holds"),
    [
        (Figure("start", "s", (2, 3, 9), limit=3), True),
        (Figure("start", "s", (2, 3.1, 9), limit=3), False),
        (Figure("rate", "a second", (10, 11), limit=10, at_least=True), True),
        (Figure("rate", "a second", (9, 10), limit=10, at_least=True), False),
        (Figure("weight", "bytes", (1,)), True),
    ],
)
def test_the_median_is_what_is_promised(figure: Figure, holds: bool) -> None:
    assert figure.holds is holds
    assert Figure.from_dict(figure.to_dict()) == figure


def test_a_number_is_told_with_three_figures() -> None:
    assert [said(value) for value in (0.1234, 12.34, 123.4, 12345.6)] == ["0.12", "12.3", "123", "12,346"]


def test_the_page_says_when_where_and_what_was_passed() -> None:
    results = {"Starting": [Figure("start", "s", (4, 5), limit=3)], "Pages": series("list", {10: 1, 100: 100})}
    text = page.written(results, quick=True)
    assert "| start | 4.50 s | 4.00 – 5.00 | ≤ 3.00 **passed** |  |" in text
    assert "| list | 10: 1.00 · 100: 100 | 2.00 **look why** |" in text
    for word in ("UTC, commit", "cores", "Python 3.", "SQLite 3.", "quick run"):
        assert word in text
    assert "quick" not in page.written(results, quick=False)


def test_each_subject_says_what_it_measures() -> None:
    assert all(module(subject).TITLE and callable(module(subject).run) for subject in SUBJECTS)
    with pytest.raises(SystemExit):
        arguments(["unknown"])
