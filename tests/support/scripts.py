"""The JavaScript that the checks run in a page: a body of `js/`, after the words they share."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "js"


@cache
def script(name: str) -> str:
    """A function of one argument, `options`, that answers what it found."""
    prelude, body = ((FOLDER / f"{part}.js").read_text(encoding="utf-8") for part in ("prelude", name))
    return f"(options) => {{\n{prelude}\n{body}\nreturn findings;\n}}"
