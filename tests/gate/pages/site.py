"""Public pages about the site itself."""

from tests.gate.pages.public import HEAVIEST
from tests.gate.scenes import alive
from tests.support.pages import Response, Scene, page


@page("public:contact", heaviest=HEAVIEST)
def contact(scene: Scene) -> Response:
    return scene.get("public:contact")


@page("public:privacy", heaviest=HEAVIEST)
def privacy(scene: Scene) -> Response:
    return scene.get("public:privacy")


@page("public:display", heaviest=HEAVIEST)
def display_settings(scene: Scene) -> Response:
    return scene.get("public:display")


@page("public:display", "success", heaviest=HEAVIEST)
def display_settings_kept(scene: Scene) -> Response:
    return scene.post("public:display", {"taille": "size-large", "couleurs": "scheme-contrast"})


@page("public:site_map", "empty", heaviest=HEAVIEST)
def site_map_before_any_session(scene: Scene) -> Response:
    return scene.get("public:site_map")


@page("public:site_map", heaviest=HEAVIEST)
def site_map(scene: Scene) -> Response:
    alive(scene)
    return scene.get("public:site_map")
