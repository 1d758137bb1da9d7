"""Our CSS read as rules: the conditions around them, the selector, the declarations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

COMMENT = re.compile(r"/\*.*?\*/", re.S)
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|color)\(", re.I)
NAMED = re.compile(r"\b(?:white|black|red|green|blue|gr[ae]y|orange|yellow|purple|pink|navy|teal|silver)\b", re.I)

UNIT = re.compile(r"\d(?:px|pt|mm|cm)\b")
TIGHTEST = 1.1
HIDDEN = {("display", "none"), ("visibility", "hidden"), ("opacity", "0")}
DRAWINGS = (".chart", ".badge", "svg")  # a pixel there is a unit of the drawing, which grows with its box


@dataclass(frozen=True, slots=True)
class Rule:
    """`around`: the at-rules it sits in, outermost first."""

    around: tuple[str, ...]
    selector: str
    declarations: tuple[tuple[str, str], ...]

    def value(self, name: str) -> str:
        """The last one said wins; empty when nothing is said."""
        return dict(self.declarations).get(name, "")


def rules(source: str) -> list[Rule]:
    return list(_read(COMMENT.sub("", source), ()))


def _read(source: str, around: tuple[str, ...]) -> Iterator[Rule]:
    position = 0
    while (opening := source.find("{", position)) >= 0:
        head = " ".join(source[position:opening].split())
        closing = _closing(source, opening)
        body = source[opening + 1 : closing]
        if "{" in body:
            yield from _read(body, (*around, head))
        else:
            yield Rule(around, head, tuple(_declarations(body)))
        position = closing + 1


def _closing(source: str, opening: int) -> int:
    depth = 0
    for match in re.finditer(r"[{}]", source[opening:]):
        depth += 1 if match.group() == "{" else -1
        if depth == 0:
            return opening + match.start()
    raise ValueError("a block is never closed")


def _declarations(body: str) -> Iterator[tuple[str, str]]:
    for part in body.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            yield name.strip(), " ".join(value.split())


def faults(rule: Rule, sheet: list[Rule] | None = None) -> set[str]:
    """Names of what this rule does against readers; the rest of the sheet may show the focus in its place."""
    return {name for name, value in _faults(rule, sheet or []) if value}


def _focus_shown_elsewhere(rule: Rule, sheet: list[Rule]) -> bool:
    """`main` is reached by a link only. A control in a row may leave the ring to the whole row."""
    row = f"{rule.selector.split()[0]}:has(:focus-visible)"
    return rule.selector == "main:focus" or any(other.selector == row and other.value("outline") for other in sheet)


def _faults(rule: Rule, sheet: list[Rule]) -> Iterator[tuple[str, bool]]:
    calm = any("prefers-reduced-motion: no-preference" in condition for condition in rule.around)
    paper = any("print" in condition for condition in rule.around)
    own_focus = _focus_shown_elsewhere(rule, sheet)
    drawing = rule.selector.startswith(DRAWINGS)
    for name, value in rule.declarations:
        in_font = name in {"font", "font-size"}
        literal = bool(COLOUR.search(value) or NAMED.search(value))
        yield "no-outline", name.startswith("outline") and value in {"none", "0", "0px"} and not own_focus
        yield "moves", name.startswith(("animation", "transition")) and not calm and value != "none"
        yield "size-in-px", in_font and bool(UNIT.search(value)) and not drawing and not (paper and "px" not in value)
        yield "colour-outside-palette", literal and not name.startswith("--") and not paper and "url(" not in value
        yield "justified", (name, value) == ("text-align", "justify")
        yield "all-capitals", (name, value) == ("text-transform", "uppercase")
        yield "italic", name == "font-style" and value in {"italic", "oblique"}
        yield "hidden-focus", ":focus" in rule.selector and (name, value) in HIDDEN
        yield "tight-lines", name == "line-height" and _is_tight(value) and not rule.selector.startswith(DRAWINGS)
        yield "not-selectable", name == "user-select" and value == "none"
        yield "third-party", bool(re.search(r"url\([\"']?(?:https?:)?//", value))


def _is_tight(value: str) -> bool:
    """Less than what headings need; a paragraph is measured on its page, where its size is known."""
    number = re.fullmatch(r"([\d.]+)(?:em)?", value)
    return bool(number) and float(number[1]) < TIGHTEST


def contrast(one: str, two: str) -> float:
    """WCAG's ratio of two `#rgb` or `#rrggbb` colours."""
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    full = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(full[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
