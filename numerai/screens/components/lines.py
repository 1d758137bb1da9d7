"""The five lines (themes): number, word, colour and shape together, so that none is needed alone."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Line:
    number: int
    code: str  # the theme's code in the programme
    word: str
    shape: str  # drawn on a 24 × 24 grid


LINES = (
    Line(1, "browsing", _("Naviguer"), '<circle cx="12" cy="12" r="11"/>'),
    Line(2, "office", _("Écrire, compter"), '<rect x="1.5" y="1.5" width="21" height="21" rx="4"/>'),
    Line(3, "cybersecurity", _("Se protéger"), '<path d="M12 .5 22 4v8c0 6-4 9.5-10 12C6 21.5 2 18 2 12V4z"/>'),
    Line(4, "collaboration", _("Travailler ensemble"), '<path d="M6.5 2h11L23.5 12l-6 10h-11L.5 12z"/>'),
    Line(5, "ai", _("Découvrir l’IA"), '<path d="M11 .8q1-1 2 0l10.2 10.2q1 1 0 2L13 23.2q-1 1-2 0L.8 13q-1-1 0-2z"/>'),
)


def line(key: "int | str | Line") -> Line:
    """The line of this number or theme code."""
    if isinstance(key, Line):
        return key
    return next(line for line in LINES if str(key) in (str(line.number), line.code))
