"""Checks of accessibility: the protocols, one to follow, one to write down, what one gave, and who may write."""

from datetime import timedelta
from typing import Any

from numerai.programme.accessibility import reference
from numerai.programme.people.rules import Role
from tests.screens.team.stage import TODAY, Furnisher, staff
from tests.support.pages import Response, Scene, not_a_page, page

for _name in ("check_withdraw", "check_restore", "check_unname"):
    not_a_page(f"team:{_name}", "takes a POST and leads to the check")
not_a_page("team:protocol_paper", "a PDF, checked against PDF/UA-1 in tests/screens/team/test_checks.py")

SAID: dict[str, Any] = {
    "day_day": "20",
    "day_month": "11",
    "day_year": "2026",
    "checked_by": "Corail Exemple",
    "agrees": "yes",
    "organisation": "Association Exemple",
    "tool": "NVDA et Firefox",
    "tool_version": "2026.1",
    "device": "Ordinateur portable de l’espace numérique",
    "pages": "Accueil, ateliers, inscription",
}


def answers(slug: str, outcome: str = "passes", **other: str) -> dict[str, Any]:
    """`other`: what some steps gave, « nvda_titres »."""
    protocol = reference.protocol(slug)
    assert protocol
    return {step.key: other.get(step.key.replace("-", "_"), outcome) for step in protocol.steps}


def by(scene: Scene) -> Furnisher:
    return Furnisher(scene.programme, scene.now, "Exemple")


@page("team:checks", "empty", role="coordinator")
def no_check_yet(scene: Scene) -> Response:
    return scene.get("team:checks")


@page("team:checks", role="coordinator")
def checks_of_several_protocols(scene: Scene) -> Response:
    furnisher = by(scene)
    furnisher.check(nvda_titres="fails", nvda_erreur="not_tried")
    furnisher.check("loupe", day=TODAY - timedelta(days=400))
    scene.post("team:check_withdraw", None, furnisher.check("voix"))
    return scene.get("team:checks")


@page("team:protocol", role="coordinator")
def a_protocol_to_follow(scene: Scene) -> Response:
    return scene.get("team:protocol", "regard-mots")


@page("team:check_new", role="coordinator")
def a_check_to_write_down(scene: Scene) -> Response:
    return scene.get("team:check_new", "nvda")


@page("team:check_new", "error", role="coordinator")
def a_check_without_answers(scene: Scene) -> Response:
    return scene.post("team:check_new", {"checked_by": "Corail Exemple"}, "nvda")


@page("team:check", "success", role="coordinator")
def a_check_written_down(scene: Scene) -> Response:
    notes = {"nvda-titres-mots": "Le titre « Ateliers » est lu deux fois.\nLe reste va bien."}
    return scene.post("team:check_new", SAID | answers("nvda", nvda_titres="fails") | notes, "nvda")


@page("team:check", role="coordinator")
def a_check_taken_back(scene: Scene) -> Response:
    check = by(scene).check()
    scene.post("team:check_withdraw", None, check)
    return scene.get("team:check", check)


@page("team:check", role="coordinator")
def a_check_of_long_ago(scene: Scene) -> Response:
    return scene.get("team:check", by(scene).check("textes-simples", day=TODAY - timedelta(days=400)))


@page("team:checkers", "empty", role="coordinator")
def nobody_to_choose(scene: Scene) -> Response:
    return scene.get("team:checkers")


@page("team:checkers", role="coordinator")
def colleagues_to_choose(scene: Scene) -> Response:
    for name, role in (("kaori", Role.TRAINER), ("gaiac", Role.RELAY)):
        staff(scene.programme, role, name)
    return scene.get("team:checkers")


@page("team:checkers", "error", role="coordinator")
def a_colleague_who_left(scene: Scene) -> Response:
    staff(scene.programme, Role.TRAINER, "kaori")
    return scene.post("team:checkers", {"accounts": "00000000-0000-7000-8000-000000000000"})
