"""The JavaScript that the checks run in a page: a body of `js/`, after the words they share."""

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "js"
SHARED = ("prelude", "colours", "texts")
REPORT = re.compile(r'\breport(?:|Cut|Overlaps|Wider)\("([a-z0-9-]+)"')


@cache
def source(name: str) -> str:
    return (FOLDER / f"{name}.js").read_text(encoding="utf-8")


def script(name: str, without: frozenset[str] = frozenset()) -> str:
    """A function of one argument, `options`, that answers what it found. The reports of `without` are emptied."""
    body = REPORT.sub(lambda found: f'void ("{found[1]}"' if found[1] in without else found[0], source(name))
    shared = "\n".join(map(source, SHARED))
    return f"(options) => {{\n{shared}\n{body}\nreturn findings;\n}}"
