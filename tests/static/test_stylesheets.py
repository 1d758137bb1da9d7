"""Style sheets: nothing hides the focus, moves unasked, or leaves the palette; every declared pair is 7:1."""

import re
from pathlib import Path

import pytest

from tests.support.sources import PACKAGE, project_files, shown
from tests.support.stylesheets import Rule, contrast, faults, rules

SHEETS = [path for path in project_files() if path.suffix == ".css" and path.is_relative_to(PACKAGE)]
CSS = PACKAGE / "screens" / "components" / "css"
TEXT, GRAPHIC = 7.0, 3.0
WORDS = ("ink", "soft", "head", "link", "rai-ink", "ok", "bad")
SURFACES = ("bg", "card", "mist")
PAIRS = [
    *((word, surface) for word in WORDS for surface in SURFACES),
    *(("head", surface) for surface in ("sea", "reef", "land")),  # names on the map
    ("btn-ink", "btn"), ("btn-ink", "btn-deep"), ("band-ink", "band"), ("sun-ink", "sun"),
    *(("line-ink", f"line{number}") for number in range(1, 6)),
]  # fmt: skip
EDGES = [(edge, surface) for edge in ("edge", "focus") for surface in SURFACES]


def schemes() -> dict[str, dict[str, str]]:
    """Each colour scheme of tokens.css: the colour of each role."""
    found = rules((CSS / "tokens.css").read_text(encoding="utf-8"))
    return {
        rule.selector.removeprefix("@scheme "): {
            name.removeprefix("--"): value for name, value in rule.declarations if name.startswith("--")
        }
        for rule in found
        if rule.selector.startswith("@scheme ")
    }


def weak(pairs: list[tuple[str, str]], least: float) -> dict[str, float]:
    return {
        f"{scheme}: {one} on {two}": round(ratio, 2)
        for scheme, colours in schemes().items()
        for one, two in pairs
        if (ratio := contrast(colours[one], colours[two])) < least
    }


def declared_pairs() -> list[tuple[str, str]]:
    """A rule that gives both a colour and a background from the palette."""
    found = set()
    for sheet in SHEETS:
        for rule in rules(sheet.read_text(encoding="utf-8")):
            front = re.fullmatch(r"var\(--([\w-]+)\)", rule.value("color"))
            back = re.match(r"var\(--([\w-]+)\)", rule.value("background") or rule.value("background-color"))
            if front and back:
                found.add((front.group(1), back.group(1)))
    return sorted(found)


@pytest.mark.parametrize("sheet", SHEETS, ids=shown)
def test_no_rule_works_against_readers(sheet: Path) -> None:
    whole = rules(sheet.read_text(encoding="utf-8"))
    assert [(rule.selector, faults(rule, whole)) for rule in whole if faults(rule, whole)] == []


def test_the_palette_holds_three_schemes() -> None:
    assert set(schemes()) == {"light", "dark", "contrast"}


def test_words_of_the_palette_are_seven_to_one() -> None:
    assert weak(PAIRS, TEXT) == {}


def test_edges_and_focus_are_three_to_one() -> None:
    assert weak(EDGES, GRAPHIC) == {}


def test_every_pair_that_a_rule_declares_is_seven_to_one() -> None:
    assert declared_pairs()
    assert weak(declared_pairs(), TEXT) == {}


def test_text_is_large_and_airy() -> None:
    found = {rule.selector: rule for rule in rules((CSS / "base.css").read_text(encoding="utf-8")) if not rule.around}
    assert float(found["html"].value("font-size").removesuffix("%")) >= 112.5  # 18 px
    size, height = re.match(r"([\d.]+)rem/([\d.]+)", found["body"].value("font")).groups()  # type: ignore[union-attr]  # a missing font must fail here
    assert (float(size) >= 1, float(height) >= 1.5) == (True, True)


def test_lines_of_text_are_short() -> None:
    """About two characters to a rem in our letters: 38 rem hold some seventy."""
    found = {rule.selector: rule for rule in rules((CSS / "base.css").read_text(encoding="utf-8")) if not rule.around}
    widest = next(rule for selector, rule in found.items() if "p" in selector.split(", ")).value("max-width")
    assert float(widest.removesuffix("rem")) <= 38


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("a:focus { outline: none }", "no-outline"),
        (".bus { animation: drive 3s }", "moves"),
        ("p { font-size: 14px }", "size-in-px"),
        ("p { color: #777 }", "colour-outside-palette"),
        ("p { color: grey }", "colour-outside-palette"),
        ("p { text-align: justify }", "justified"),
        ("p { text-transform: uppercase }", "all-capitals"),
        ("p { font-style: italic }", "italic"),
        ("a:focus-visible { opacity: 0 }", "hidden-focus"),
        ("p { line-height: 1 }", "tight-lines"),
        ("p { user-select: none }", "not-selectable"),
        ("p { background: url(//ailleurs.example/x.png) }", "third-party"),
    ],
)
def test_each_fault_is_seen(source: str, name: str) -> None:
    assert [faults(rule) for rule in rules(source)] == [{name}]


def test_what_is_allowed_passes() -> None:
    source = (
        "@media (prefers-reduced-motion: no-preference) { .bus { transition: top 1s } }"
        "@media print { p { color: #000; font-size: 14pt } } main:focus { outline: 0 }"
        ":root { --ink: #1a1c1e } p { color: var(--ink) }"
        ".row:has(:focus-visible) { outline: 3px solid } .row input { outline: 0 } .chart text { font-size: 30px }"
    )
    found = rules(source)
    assert found[0] == Rule(("@media (prefers-reduced-motion: no-preference)",), ".bus", (("transition", "top 1s"),))
    assert [rule.selector for rule in found if faults(rule, found)] == []


def test_contrast_is_that_of_wcag() -> None:
    assert round(contrast("#fff", "#000"), 1) == 21.0
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54
