"""The public statement and its rules, before anyone tried anything, after a good try, after a bad one."""

from datetime import timedelta

from tests.screens.team.stage import TODAY, Furnisher
from tests.support.pages import Response, Scene, page

HEAVIEST = 14_000


def by(scene: Scene) -> Furnisher:
    return Furnisher(scene.programme, scene.now, "Exemple")


@page("public:accessibility", "empty", heaviest=HEAVIEST)
def nobody_tried_anything(scene: Scene) -> Response:
    return scene.get("public:accessibility")


@page("public:accessibility", heaviest=HEAVIEST)
def some_passed_some_did_not(scene: Scene) -> Response:
    furnisher = by(scene)
    furnisher.check()
    furnisher.check("loupe", loupe_400="fails")
    furnisher.check("textes-simples", day=TODAY - timedelta(days=400))
    return scene.get("public:accessibility")


@page("public:criteria", heaviest=HEAVIEST)
def the_rules_by_theme(scene: Scene) -> Response:
    return scene.get("public:criteria")


@page("public:criteria", heaviest=HEAVIEST)
def the_rules_that_nobody_tested(scene: Scene) -> Response:
    return scene.get("public:criteria", query={"reponse": "non-teste"})


@page("public:criteria_theme", heaviest=HEAVIEST)
def the_rules_about_pictures(scene: Scene) -> Response:
    return scene.get("public:criteria_theme", "images")


@page("public:criteria_theme", heaviest=HEAVIEST)
def the_longest_theme_with_tries(scene: Scene) -> Response:
    furnisher = by(scene)
    furnisher.check("loupe", loupe_400="fails")
    furnisher.check("loupe", day=TODAY - timedelta(days=400))
    return scene.get("public:criteria_theme", "presentation-de-linformation")
