"""Every colour that text or a mark may have, on every ground it may stand on, in every scheme: contrast is computed."""

import itertools
import re
from pathlib import Path

import pytest

from numerai.screens.components import css

SCHEMES = ("light", "dark", "contrast")
GROUNDS = ("bg", "card", "mist", "dune")

# Text: at least 7:1 (WCAG 2.2, 1.4.6).
TEXT = [
    *itertools.product(("ink", "soft", "head", "link", "rai-ink", "ok", "bad"), GROUNDS),
    ("btn-ink", "btn"),
    ("btn-ink", "btn-deep"),
    ("sun-ink", "sun"),
    ("band-ink", "band"),
    ("head", "sea"),
    ("head", "land"),
    *(("line-ink", f"line{number}") for number in range(1, 6)),
]
# Borders of controls, pictograms, states and focus: at least 3:1 (1.4.11).
MARKS = [
    *itertools.product(("edge", "focus", "head", "ok", "bad", "link"), GROUNDS),
    *((f"line{number}", ground) for number in range(1, 6) for ground in ("bg", "card", "mist")),
    ("btn", "bg"),
    ("btn", "card"),
    ("sun", "band"),  # the inner ring of the focus, on the footer
    ("link", "sea"),
]


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    full = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    channels = [int(full[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_weak(scheme: str, pairs: list[tuple[str, str]], least: float) -> list[str]:
    colours = css.palette(scheme)
    ratios = {(front, back): contrast(colours[f"--{front}"], colours[f"--{back}"]) for front, back in pairs}
    return [f"{front} on {back}: {ratio:.2f}" for (front, back), ratio in ratios.items() if ratio < least]


def stylesheets() -> dict[str, str]:
    files = [*css.FOLDER.glob("*.css"), *(Path(css.__file__).parent / "static").glob("*.css")]
    return {file.name: re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.S) for file in files}


def test_the_measure_itself() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_is_at_least_7_to_1(scheme: str) -> None:
    assert too_weak(scheme, TEXT, 7) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_borders_pictograms_and_focus_are_at_least_3_to_1(scheme: str) -> None:
    assert too_weak(scheme, MARKS, 3) == []


def test_schemes_define_the_same_colours() -> None:
    light, dark, contrasted = (set(css.palette(scheme)) for scheme in SCHEMES)
    assert light == dark == contrasted


def test_colours_come_from_the_palette_only() -> None:
    """A colour written elsewhere would escape this file. Paper has its own black and white."""
    strays = {}
    for name, text in stylesheets().items():
        screen_only = text.split("@media print")[0]
        if name != "tokens.css" and (found := re.findall(r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?)\(", screen_only)):
            strays[name] = found
    assert strays == {}


def test_every_colour_of_text_is_declared() -> None:
    declared = {front for front, _ in TEXT}
    used = {
        colour
        for text in stylesheets().values()
        for colour in re.findall(r"(?<![\w-])color:\s*var\(--([\w-]+)\)", text)
    }
    assert used - declared == set()


def test_every_colour_used_exists() -> None:
    known = set(css.palette("light"))
    used = {colour for text in stylesheets().values() for colour in re.findall(r"var\((--[\w-]+)\)", text)}
    assert used - known == set()
    assert known - used == set(), "declared but never used"
