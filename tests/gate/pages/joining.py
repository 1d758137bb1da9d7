"""The lines, the ways to join with their forms, the programme, calendars to follow, and the list that others embed."""

from typing import Any

from tests.gate.pages.public import HEAVIEST
from tests.gate.scenes import alive, planner
from tests.support.pages import Response, Scene, not_a_page, page

FRAMED_HEAVIEST = 6_000
ROOM: dict[str, Any] = {
    "gifts": ["room", "hardware"],
    "communes": ["98811"],
    "words": "Une salle le samedi.",
    "name": "Corail Exemple",
    "phone": "75 12 34",
}

not_a_page("public:feed", "a calendar file")
not_a_page("public:commune_feed", "a calendar file")


@page("public:lines", "empty", heaviest=HEAVIEST)
def all_lines_before_any_session(scene: Scene) -> Response:
    return scene.get("public:lines")


@page("public:lines", heaviest=HEAVIEST)
def all_lines(scene: Scene) -> Response:
    alive(scene)
    return scene.get("public:lines")


@page("public:line", "empty", heaviest=HEAVIEST)
def a_line_without_a_date(scene: Scene) -> Response:
    return scene.get("public:line", slug="intelligence-artificielle")


@page("public:line", heaviest=HEAVIEST)
def a_line_with_more_departures_than_shown(scene: Scene) -> Response:
    plan = planner(scene)
    for rank in range(1, 9):
        plan.session(rank, line="cybersecurity")
    return scene.get("public:line", slug="se-proteger")


@page("public:programme", heaviest=HEAVIEST)
def the_programme(scene: Scene) -> Response:
    return scene.get("public:programme")


@page("public:programme", "empty", heaviest=HEAVIEST)
def the_programme_without_its_facts(scene: Scene) -> Response:
    kept = {name: value for name, value in scene.programme.facts.items() if name in ("contacts", "carried_by")}
    type(scene.programme).objects.filter(id=scene.programme.id).update(facts=kept)
    return scene.get("public:programme")


@page("public:joining", heaviest=HEAVIEST)
def three_ways_to_join(scene: Scene) -> Response:
    return scene.get("public:joining")


@page("public:offer", heaviest=HEAVIEST)
def offer_to_teach(scene: Scene) -> Response:
    return scene.get("public:offer", slug="animer")


@page("public:offer", heaviest=HEAVIEST)
def offer_money(scene: Scene) -> Response:
    return scene.get("public:offer", slug="financer")


@page("public:offer", heaviest=HEAVIEST)
def offer_a_room(scene: Scene) -> Response:
    return scene.get("public:offer", slug="preter")


@page("public:offer", "error", heaviest=HEAVIEST)
def offer_with_nothing_written(scene: Scene) -> Response:
    return scene.post("public:offer", slug="preter")


@page("public:offer", "error", heaviest=HEAVIEST)
def offer_with_mistakes(scene: Scene) -> Response:
    return scene.post("public:offer", {**ROOM, "phone": "bonjour", "email": "corail chez exemple"}, slug="preter")


@page("public:offer_done", "success", heaviest=HEAVIEST)
def offer_sent(scene: Scene) -> Response:
    return scene.post("public:offer", ROOM, slug="preter")


@page("public:feeds", heaviest=HEAVIEST)
def calendars_to_follow(scene: Scene) -> Response:
    return scene.get("public:feeds")


@page("public:embedding", heaviest=HEAVIEST)
def how_to_embed(scene: Scene) -> Response:
    return scene.get("public:embedding")


@page("public:embedding", heaviest=HEAVIEST)
def how_to_embed_a_commune(scene: Scene) -> Response:
    return scene.get("public:embedding", query={"commune": "kone", "nombre": "10"})


@page("public:embedded", "empty", heaviest=FRAMED_HEAVIEST)
def embedded_before_any_session(scene: Scene) -> Response:
    return scene.get("public:embedded")


@page("public:embedded", heaviest=FRAMED_HEAVIEST)
def embedded_workshops(scene: Scene) -> Response:
    planner(scene).many(20)
    return scene.get("public:embedded", query={"nombre": "10"})


@page("public:embedded", demo=True, heaviest=FRAMED_HEAVIEST)
def embedded_workshops_of_the_demonstration(scene: Scene) -> Response:
    planner(scene).many(4)
    return scene.get("public:embedded")
