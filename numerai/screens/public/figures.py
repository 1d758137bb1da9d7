"""How the published figures are said: what was promised beside what was done, unknown as unknown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from numerai.programme.workshops.queries.figures import PublishedFigures


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of `components/figures.html`."""

    value: str
    label: str
    detail: str = ""


def shown_figures(figures: PublishedFigures, facts: Mapping[str, Any]) -> tuple[Figure, ...]:
    """None while nothing was held: an empty page of zeros tells nothing."""
    if figures.is_empty:
        return ()
    return (_sessions(figures, facts), _attendances(figures), _communes(figures))


def _sessions(figures: PublishedFigures, facts: Mapping[str, Any]) -> Figure:
    label = ngettext("atelier a eu lieu", "ateliers ont eu lieu", figures.sessions_held)
    about = next((t["about"] for t in facts.get("targets", []) if t["key"] == "sessions_held" and "about" in t), None)
    return Figure(str(figures.sessions_held), label, _("sur %(n)s environ") % {"n": about} if about else "")


def _attendances(figures: PublishedFigures) -> Figure:
    detail = _("Qui vient 2 fois compte 2 fois.")
    if figures.more_than is None:
        return Figure(_("10 ou moins"), _("présences"), detail)
    return Figure(_("plus de %(n)s") % {"n": figures.more_than}, _("présences"), detail)


def _communes(figures: PublishedFigures) -> Figure:
    label = ngettext("commune atteinte", "communes atteintes", figures.communes_reached)
    return Figure(str(figures.communes_reached), label, _("sur %(n)s visées") % {"n": figures.communes_targeted})
