"""Documents that leave on paper: our own templates become PDF/UA-1 files, the same bytes for the same words.

The words come from Python, translated; a template only lays them out. What a person typed is data, never markup.
"""

import json
import re
import unicodedata
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]  # what a template may read: nothing outside the package
# What our fonts can draw: Latin letters with all their marks, and the signs of French. The rest would refuse the page.
_UNDRAWABLE = re.compile(
    "[^\n\u0020-\u007e\u00a0-\u024f\u02bb\u02bc\u1e00-\u1eff\u2010-\u2015\u2018-\u201e\u2022\u2026\u202f\u20ac]"
)
FONTS = ROOT / "base" / "paper" / "fonts"


def pdf(template: str, words: dict[str, Any], *, day: date) -> bytes:
    """`template`: from the package, « screens/team/paper/sign_in_sheet.typ ». `day`: when the document is made.

    Raises typst.TypstError when the document would not be accessible: without a title, a language, an alternative.
    """
    import typst  # 25 MiB that most workers never need

    compiler = typst.Compiler(
        input=str(ROOT / template),
        root=str(ROOT),
        font_paths=_fonts(),
        sys_inputs={"words": json.dumps(drawable({**words, "day": day.isoformat()}), ensure_ascii=False)},
    )
    moment = datetime.combine(day, time(), tzinfo=UTC)
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=moment)
    assert isinstance(made, bytes)
    return made


def drawable(words: Any) -> Any:
    """The same words, with « ? » for each sign that no font of ours has: a name with one still gets its line."""
    if isinstance(words, str):
        return _UNDRAWABLE.sub("?", unicodedata.normalize("NFC", words))
    if isinstance(words, dict):
        return {name: drawable(value) for name, value in words.items()}
    return [drawable(value) for value in words] if isinstance(words, list | tuple) else words


@cache
def _fonts() -> Any:
    """Ours and those of the library: a document is the same on every machine."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])


def qr_drawing(text: str) -> str:
    """A drawing that a telephone reads, black on white."""
    import io

    import segno

    drawing = io.BytesIO()
    segno.make(text, error="m", micro=False).save(drawing, kind="svg", border=4, light="#fff", scale=4)
    return drawing.getvalue().decode()
