"""The figures on two pages for a meeting: those of the page of the figures, frozen at the day they are printed."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from numerai.base.dates import NBSP, say_day, say_month
from numerai.programme.people.permissions import may_read_figures
from numerai.programme.reporting.remaining import say_remaining
from numerai.programme.reporting.rules import Key
from numerai.screens.team.downloads import pdf_file
from numerai.screens.team.figures import Figure, figures_of
from numerai.screens.team.guard import TeamRequest, team_page
from numerai.screens.team.papers import paper

SESSIONS = (Key.SESSIONS_HELD, Key.SESSIONS_PLANNED, Key.SESSIONS_TO_REPORT, Key.SESSIONS_CANCELLED)


@team_page(may_read_figures)
def figures_paper(request: TeamRequest) -> HttpResponse:
    words = words_of(request, figures_of(request.programme, today=request.today))
    return pdf_file(paper(request, "figures", words), f"chiffres-{request.today:%Y-%m-%d}")


def words_of(request: TeamRequest, figures: dict[Key, Figure]) -> dict[str, Any]:
    """Each figure stands in at least one of the three tables, with what it cannot say."""
    aimed = [figure for figure in figures.values() if figure["target"]]
    end = request.programme.facts.get("ends_on", "")
    until = say_month(date.fromisoformat(end)) if end else _("la fin du programme")
    others = [f for key, f in figures.items() if not f["target"] and key not in SESSIONS]
    first = [f for key, f in figures.items() if f["target"] or key in SESSIONS]
    return {
        "title": _("%(programme)s en chiffres") % {"programme": request.programme.name},
        "description": _("Deux pages pour une réunion"),
        "period": _period(request.programme.facts),
        "frozen": _("Chiffres arrêtés au %(day)s. Ce que personne n’a noté reste inconnu, jamais zéro.")
        % {"day": say_day(request.today)},
        "targets_title": _("Les objectifs"),
        "targets_heads": [_("Objectif"), _("Fait"), _("Reste d’ici %(month)s") % {"month": until}, _("Source")],
        "targets": [_target(figure) for figure in aimed],
        "sessions_title": _("Les séances"),
        "figures_heads": [_("Chiffre"), _("Nombre")],
        "sessions": [_figure(figures[key]) for key in SESSIONS],
        "others_title": _("Les autres chiffres"),
        "others": [_figure(figure) for figure in others],
        "limits_title": _("Ce que nous ne pouvons pas dire"),
        "first_limits": [_limit(figure) for figure in first],
        "limits": [_limit(figure) for figure in others],
    }


def _period(facts: dict[str, Any]) -> str:
    start, end = facts.get("starts_on"), facts.get("ends_on")
    if not start or not end:
        return _("Période : depuis le début du programme.")
    said = {"start": say_day(date.fromisoformat(start)), "end": say_day(date.fromisoformat(end))}
    return _("Période : du %(start)s au %(end)s.") % said


def _target(figure: Figure) -> list[str]:
    target = figure["target"] or {}
    return [target["words"], str(figure["value"]), say_remaining(target), target["source"]]


def _figure(figure: Figure) -> list[str]:
    """A figure and its details, as on the page: « 1 (Cyclone 1) »."""
    value = str(figure["value"])
    return [figure["label"], f"{value} ({figure['detail']})" if figure["detail"] else value]


def _limit(figure: Figure) -> str:
    return f"{figure['label']}{NBSP}: {figure['note']}"
