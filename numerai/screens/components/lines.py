"""The five lines (themes): number, word, colour and shape together, so that none is needed alone."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Line:
    number: int
    code: str  # the theme's code in the programme
    word: "StrOrPromise"
    slug: str  # of its page
    shape: str  # both drawn on a 24 × 24 grid
    digit: str


LINES = (
    Line(1, "browsing", _("Naviguer"), "naviguer", '<circle cx="12" cy="12" r="11"/>', "M9.6 9.4 12.6 7.4v9.2"),
    Line(
        2,
        "office",
        _("Écrire, compter"),
        "ecrire-compter",
        '<rect x="1.5" y="1.5" width="21" height="21" rx="4"/>',
        "M9.2 9.9a2.8 2.7 0 1 1 4.7 2L9.1 16.5h5.8",
    ),
    Line(
        3,
        "cybersecurity",
        _("Se protéger"),
        "se-proteger",
        '<path d="M12 .5 22 4v8c0 6-4 9.5-10 12C6 21.5 2 18 2 12V4z"/>',
        "M9.3 8.4c1.5-1.5 5-1.2 5 1.3 0 1.5-1.1 2.2-2.6 2.2 1.7 0 3 .8 3 2.3 0 2.7-4 3-5.7 1.3",
    ),
    Line(
        4,
        "collaboration",
        _("Travailler ensemble"),
        "travailler-ensemble",
        '<path d="M6.5 2h11L23.5 12l-6 10h-11L.5 12z"/>',
        "M13.3 16.7V7.5L8.8 13.7h6.4",
    ),
    Line(
        5,
        "ai",
        _("Découvrir l’intelligence artificielle"),
        "intelligence-artificielle",
        '<path d="M11 .8q1-1 2 0l10.2 10.2q1 1 0 2L13 23.2q-1 1-2 0L.8 13q-1-1 0-2z"/>',
        "M14.5 7.6h-4.4l-.4 3.9c1.5-1 5.1-.7 5.1 2.2 0 3-3.8 3.4-5.5 1.7",
    ),
)


def line(key: "int | str | Line") -> Line:
    """The line of this number or theme code."""
    if isinstance(key, Line):
        return key
    return next(line for line in LINES if str(key) in (str(line.number), line.code))
