"""Pages of the team: what a coordinator meets after signing in."""

from tests.support.pages import Response, Scene, page


@page("team:day", "empty", role="coordinator")
def a_day_without_work(scene: Scene) -> Response:
    return scene.get("team:day")


@page("team:sessions", "empty", role="coordinator")
def no_session_yet(scene: Scene) -> Response:
    return scene.get("team:sessions")


@page("team:session_new", role="coordinator")
def plan_a_session(scene: Scene) -> Response:
    return scene.get("team:session_new")


@page("team:session_new", "error", role="coordinator")
def plan_a_session_with_nothing_written(scene: Scene) -> Response:
    return scene.post("team:session_new")
