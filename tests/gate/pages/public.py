"""Public pages about workshops: what anyone meets without signing in."""

from typing import Any

from django.urls import reverse

from numerai.screens.components import display
from tests.gate.scenes import alive, planner
from tests.screens.public.planning import KONE, NOUMEA, PAITA, Planner
from tests.support.pages import Response, Scene, not_a_page, page

HOME_HEAVIEST = 20_000
HEAVIEST = 14_000
COMPLETE: dict[str, Any] = {
    "activities": "Regarder\nEssayer\nRecommencer chez soi",
    "provided": "Un ordinateur par personne\nUn repas",
    "directions": "Derrière la mairie, la porte bleue.\nLe bus s’arrête devant.",
    "trainers": "Notou",
    "sign_language": True,
    "contact_name": "Notou",
    "contact_phone": "+687751236",
}
UNKNOWN: dict[str, Any] = {
    "commune_id": None,
    "place": "",
    "line": "",
    "title": "",
    "starts_at": None,
    "ends_at": None,
    "capacity": None,
}

not_a_page("health", "JSON for the operator's watch")
not_a_page("public:session_ics", "a calendar file")
not_a_page("public:robots", "a text for search engines")


@page("public:home", "empty", heaviest=HOME_HEAVIEST)
def home_before_any_session(scene: Scene) -> Response:
    return scene.get("public:home")


@page("public:home", heaviest=HOME_HEAVIEST)
def home_of_a_programme_that_is_alive(scene: Scene) -> Response:
    alive(scene)
    return scene.get("public:home")


@page("public:home", demo=True, heaviest=HOME_HEAVIEST)
def home_of_the_demonstration(scene: Scene) -> Response:
    alive(scene)
    return scene.get("public:home")


@page("public:sessions", "empty", heaviest=HEAVIEST)
def no_workshop_planned(scene: Scene) -> Response:
    return scene.get("public:sessions")


@page("public:sessions", heaviest=HEAVIEST)
def more_workshops_than_a_page_holds(scene: Scene) -> Response:
    planner(scene).many(45)
    return scene.get("public:sessions")


@page("public:sessions", heaviest=HEAVIEST)
def workshops_of_one_commune_and_line(scene: Scene) -> Response:
    alive(scene)
    return scene.get("public:sessions", query={"commune": "noumea", "ligne": "2"})


@page("public:sessions", heaviest=HEAVIEST)
def workshops_where_the_access_was_checked(scene: Scene) -> Response:
    plan = alive(scene)
    plan.session(9, commune_id=NOUMEA, venue_id=plan.venue(step_free="yes").id)
    return scene.get("public:sessions", query={"acces": "sans-marche", "mois": "2026-12"})


@page("public:sessions", "empty", heaviest=HEAVIEST)
def no_workshop_for_all_these_choices(scene: Scene) -> Response:
    alive(scene)
    return scene.get("public:sessions", query={"commune": "thio", "ligne": "5"})


@page("public:sessions", heaviest=HEAVIEST)
def past_workshops(scene: Scene) -> Response:
    alive(scene)
    return scene.get("public:sessions", query={"quand": "passes"})


@page("public:sessions", "empty", heaviest=HEAVIEST)
def no_past_workshop(scene: Scene) -> Response:
    return scene.get("public:sessions", query={"quand": "passes"})


def complete(plan: Planner, **values: Any) -> str:
    """The address of a session of which all is known."""
    venue = plan.venue(step_free="yes", adapted_toilet="yes", hearing_loop="no")
    session = plan.session(commune_id=NOUMEA, venue_id=venue.id, **{**COMPLETE, **values})
    return session.slug


@page("public:session", heaviest=HEAVIEST)
def a_workshop_of_which_all_is_known(scene: Scene) -> Response:
    return scene.get("public:session", slug=complete(planner(scene)))


@page("public:session", "empty", heaviest=HEAVIEST)
def a_workshop_of_which_only_the_day_is_known(scene: Scene) -> Response:
    return scene.get("public:session", slug=planner(scene).session(**UNKNOWN).slug)


@page("public:session", heaviest=HEAVIEST)
def a_full_workshop(scene: Scene) -> Response:
    plan = planner(scene)
    session = plan.session(capacity=1)
    plan.enrol(session, 2)
    return scene.get("public:session", slug=session.slug)


@page("public:session", heaviest=HEAVIEST)
def a_workshop_not_open_yet(scene: Scene) -> Response:
    return scene.get("public:session", slug=planner(scene).session(capacity=None).slug)


@page("public:session", heaviest=HEAVIEST)
def a_cancelled_workshop(scene: Scene) -> Response:
    plan = planner(scene)
    session = plan.session()
    plan.cancel(session)
    return scene.get("public:session", slug=session.slug)


@page("public:session", heaviest=HEAVIEST)
def a_past_workshop(scene: Scene) -> Response:
    return scene.get("public:session", slug=planner(scene).session(-30).slug)


@page("public:session", demo=True, heaviest=HEAVIEST)
def a_workshop_of_the_demonstration(scene: Scene) -> Response:
    return scene.get("public:session", slug=complete(planner(scene)))


@page("public:communes", "empty", heaviest=HEAVIEST)
def all_communes_before_any_session(scene: Scene) -> Response:
    return scene.get("public:communes")


@page("public:communes", heaviest=HEAVIEST)
def all_communes(scene: Scene) -> Response:
    alive(scene).session(8, commune_id=PAITA)
    return scene.get("public:communes")


@page("public:commune", "empty", heaviest=HEAVIEST)
def a_commune_of_the_programme_without_session(scene: Scene) -> Response:
    return scene.get("public:commune", slug="thio")


@page("public:commune", "empty", heaviest=HEAVIEST)
def a_commune_that_the_programme_does_not_aim_at(scene: Scene) -> Response:
    return scene.get("public:commune", slug="paita")


@page("public:commune", heaviest=HEAVIEST)
def a_commune_with_more_sessions_than_shown(scene: Scene) -> Response:
    plan = planner(scene)
    plan.came(plan.session(-40), 12)
    for rank in range(1, 9):
        plan.session(rank, commune_id=KONE)
    return scene.get("public:commune", slug="kone")


@page("public:counting", "empty", heaviest=HEAVIEST)
def how_we_count_before_any_session(scene: Scene) -> Response:
    return scene.get("public:counting")


@page("public:counting", heaviest=HEAVIEST)
def how_we_count(scene: Scene) -> Response:
    alive(scene)
    return scene.get("public:counting")


def seen_with(scene: Scene, **choices: str) -> Response:
    """A workshop, after these display settings."""
    scene.client.cookies[display.COOKIE] = display.to_cookie(choices)
    return scene.client.get(reverse("public:session", args=[complete(planner(scene))]))


@page("public:session", heaviest=HEAVIEST)
def a_workshop_in_very_large_and_spaced_letters(scene: Scene) -> Response:
    return seen_with(scene, taille="size-huge", espace="spaced", calme="calm")


@page("public:session", heaviest=HEAVIEST)
def a_workshop_in_dark_colours(scene: Scene) -> Response:
    return seen_with(scene, couleurs="scheme-dark")


@page("public:session", heaviest=HEAVIEST)
def a_workshop_in_contrasted_colours(scene: Scene) -> Response:
    return seen_with(scene, couleurs="scheme-contrast")
