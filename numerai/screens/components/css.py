"""The critical CSS of every page: the files of css/ joined, colour schemes expanded, minified, hashed for the CSP.

It imports nothing from Django, so that settings can read the hashes."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "css"
PARTS = ("base", "layout", "forms", "map", "board", "cards", "modes")
# What a page needs when another site shows it in a frame: a few links, no menu, no form.
SHEETS = {"page": PARTS, "framed": ("base", "board")}


def schemes() -> dict[str, str]:
    """Name of each colour scheme → its declarations, as written in tokens.css."""
    source = (FOLDER / "tokens.css").read_text(encoding="utf-8")
    return dict(re.findall(r"@scheme (\w+) \{([^}]*)\}", source))


def palette(name: str) -> dict[str, str]:
    """Custom property → colour, for one scheme."""
    return dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]+);", schemes()[name]))


def minify(css: str) -> str:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    css = re.sub(r":\s+", ":", css)
    return css.replace(";}", "}").strip()


def tokens() -> str:
    """A scheme applies by itself (the device's choice) or by the class that "Réglages d’affichage" puts on <html>."""
    light, dark, contrast = (schemes()[name] for name in ("light", "dark", "contrast"))
    return (
        f":root{{{light}}}@media screen{{@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"
        # The classes come last, because the person's choice wins over the device's. Paper is always light.
        f".scheme-light{{{light}}}.scheme-dark{{{dark}}}.scheme-contrast{{{contrast}}}}}"
    )


@cache
def inline_css(sheet: str = "page") -> str:
    parts = [tokens(), *((FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS[sheet])]
    return minify("".join(parts))


def inline_css_hashes() -> list[str]:
    """Sources for the style-src directive, quotes included."""
    digests = (hashlib.sha256(inline_css(sheet).encode()).digest() for sheet in SHEETS)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
