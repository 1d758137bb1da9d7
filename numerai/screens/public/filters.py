"""The choices of the list of workshops, as plain links: each link keeps the other choices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from numerai.base.dates import say_month
from numerai.programme.places.queries import commune_by_slug
from numerai.programme.workshops.queries.listing import Access, Listing, Wanted
from numerai.programme.workshops.rules import Line
from numerai.screens.components.lines import LINES, line

PAST = "passes"
ACCESS = {
    Access.STEP_FREE: ("sans-marche", lazy("Entrée sans marche")),
    Access.ADAPTED_TOILET: ("toilettes", lazy("Toilettes adaptées")),
    Access.SIGN_LANGUAGE: ("langue-des-signes", lazy("Langue des signes")),
    Access.HEARING_LOOP: ("boucle", lazy("Boucle magnétique")),
}


@dataclass(frozen=True, slots=True)
class Tag:
    """A link of `components/tags.html`."""

    url: str
    label: str
    current: bool


@dataclass(frozen=True, slots=True)
class Facet:
    label: str
    tags: tuple[Tag, ...]


def read(query: QueryDict) -> Wanted:
    """What the address asks; what it cannot mean is left out, as an old link must still open the page."""
    slug = query.get("commune", "")
    return Wanted(
        past=query.get("quand") == PAST,
        commune=commune_by_slug(slug) if slug else None,
        line=next((line for line in Line if str(line.number) == query.get("ligne")), None),
        month=_month(query.get("mois", "")),
        access=next((access for access, (word, _label) in ACCESS.items() if word == query.get("acces")), None),
    )


def _month(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%Y-%m").date()
    except ValueError:
        return None


def written(wanted: Wanted) -> dict[str, str]:
    """The same choices, as they stand in an address."""
    said = {
        "quand": PAST if wanted.past else "",
        "commune": wanted.commune.slug if wanted.commune else "",
        "ligne": str(wanted.line.number) if wanted.line else "",
        "mois": f"{wanted.month:%Y-%m}" if wanted.month else "",
        "acces": ACCESS[wanted.access][0] if wanted.access else "",
    }
    return {name: value for name, value in said.items() if value}


def address(choices: Mapping[str, str]) -> str:
    query = urlencode({name: value for name, value in choices.items() if value})
    return reverse("public:sessions") + (f"?{query}" if query else "")


def without_choices(wanted: Wanted) -> str:
    """All the workshops of the same time, to come or past."""
    return address({"quand": PAST if wanted.past else ""})


def commune_facet(wanted: Wanted, found: Listing) -> Facet | None:
    """The first question: where. A current choice is always offered, even when it finds nothing."""
    communes = dict(found.communes)
    if wanted.commune:
        communes.setdefault(wanted.commune.slug, wanted.commune.name)
    return (
        _facet("commune", _("Commune"), _("Toutes les communes"), communes.items(), written(wanted))
        if communes
        else None
    )


def other_facets(wanted: Wanted, found: Listing) -> tuple[Facet, ...]:
    choices = written(wanted)
    months = sorted({*found.months, *([wanted.month] if wanted.month else [])})
    by_line = _facet(
        "ligne", _("Thème"), _("Tous les thèmes"), ((str(line.number), line.word) for line in LINES), choices
    )
    by_month = _facet(
        "mois", _("Mois"), _("Tous les mois"), ((f"{day:%Y-%m}", say_month(day)) for day in months), choices
    )
    by_access = _facet("acces", _("Accès vérifié"), _("Tous les accès"), ACCESS.values(), choices)
    return (by_line, by_month, by_access) if months else (by_line, by_access)


def _facet(name: str, label: str, every: str, values: Iterable[tuple[str, Any]], choices: Mapping[str, str]) -> Facet:
    chosen = choices.get(name, "")
    options = [("", every), *values]
    return Facet(
        label, tuple(Tag(address({**choices, name: value}), str(word), value == chosen) for value, word in options)
    )


def say_choices(wanted: Wanted) -> tuple[str, ...]:
    """Commune : Koné"""
    said = (
        _("Commune : %(name)s") % {"name": wanted.commune.name} if wanted.commune else "",
        _("Thème : %(name)s") % {"name": line(wanted.line).word} if wanted.line else "",
        _("Mois : %(name)s") % {"name": say_month(wanted.month)} if wanted.month else "",
        _("Accès vérifié : %(name)s") % {"name": ACCESS[wanted.access][1]} if wanted.access else "",
    )
    return tuple(words for words in said if words)


def say_count(wanted: Wanted, total: int, cancelled: int) -> str:
    """14 ateliers passés, dont 2 annulés"""
    if not total:
        return _("Aucun atelier passé") if wanted.past else _("Aucun atelier à venir")
    if cancelled == total:
        return ngettext("%(n)s atelier annulé", "%(n)s ateliers annulés", total) % {"n": total}
    said = _say_total(wanted, total)
    if not cancelled:
        return said
    return said + ngettext(", dont %(n)s annulé", ", dont %(n)s annulés", cancelled) % {"n": cancelled}


def _say_total(wanted: Wanted, total: int) -> str:
    if wanted.past:
        return ngettext("%(n)s atelier passé", "%(n)s ateliers passés", total) % {"n": total}
    return ngettext("%(n)s atelier à venir", "%(n)s ateliers à venir", total) % {"n": total}
