"""Public pages: what anyone meets without signing in."""

from tests.support.pages import Response, Scene, not_a_page, page

not_a_page("health", "JSON for the operator's watch")
not_a_page("public:session_ics", "a calendar file")
not_a_page("public:robots", "a text for search engines")


@page("public:home", "empty")
def home_before_any_session(scene: Scene) -> Response:
    return scene.get("public:home")


@page("public:sessions", "empty")
def no_workshop_planned(scene: Scene) -> Response:
    return scene.get("public:sessions")


@page("public:communes")
def all_communes(scene: Scene) -> Response:
    return scene.get("public:communes")


@page("public:commune", "empty")
def a_commune_without_session(scene: Scene) -> Response:
    return scene.get("public:commune", slug="thio")


@page("public:contact")
def contact(scene: Scene) -> Response:
    return scene.get("public:contact")


@page("public:privacy")
def privacy(scene: Scene) -> Response:
    return scene.get("public:privacy")


@page("public:accessibility")
def accessibility(scene: Scene) -> Response:
    return scene.get("public:accessibility")


@page("public:display")
def display_settings(scene: Scene) -> Response:
    return scene.get("public:display")


@page("public:counting", "empty")
def how_we_count(scene: Scene) -> Response:
    return scene.get("public:counting")


@page("public:site_map")
def site_map(scene: Scene) -> Response:
    return scene.get("public:site_map")


@page("404", "error")
def unknown_address(scene: Scene) -> Response:
    return scene.client.get("/rien-ici")
