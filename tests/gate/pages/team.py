"""What the team meets first: the day, the sessions, one session and what is planned of it."""

from typing import Any

from numerai.programme.workshops.models import Session
from tests.gate.pages.public import UNKNOWN
from tests.gate.scenes import furnished
from tests.support.pages import Response, Scene, not_a_page, page

not_a_page("team:session_reopen", "takes a POST and leads to the session")
DAY = {"day_day": "8", "day_month": "12", "day_year": "2026"}
NIGHT = {**DAY, "starts_at": "13 h 30", "ends_at": "9 h", "capacity": "beaucoup", "contact_phone": "12"}


@page("team:day", "empty", role="coordinator")
def a_day_without_work(scene: Scene) -> Response:
    return scene.get("team:day")


@page("team:day", role="coordinator")
def a_day_with_work(scene: Scene) -> Response:
    furnished(scene)
    return scene.get("team:day")


@page("team:day", role="trainer")
def a_day_of_a_trainer(scene: Scene) -> Response:
    furnished(scene)
    return scene.get("team:day")


@page("team:day", "success", role="coordinator")
def a_task_done(scene: Scene) -> Response:
    task = furnished(scene).stage.task
    return scene.post("team:task_tick", {"here": "day"}, task)


@page("team:day", role="coordinator", demo=True)
def a_day_of_the_demonstration(scene: Scene) -> Response:
    furnished(scene)
    return scene.get("team:day")


@page("team:sessions", "empty", role="coordinator")
def no_session_yet(scene: Scene) -> Response:
    return scene.get("team:sessions")


@page("team:sessions", role="coordinator")
def more_sessions_than_a_page_holds(scene: Scene) -> Response:
    by = furnished(scene).by
    for rank in range(35):
        by.plan(rank + 10, commune_id=("98811", "98818", "98814")[rank % 3], line="")
    return scene.get("team:sessions")


@page("team:sessions", role="coordinator")
def sessions_to_report(scene: Scene) -> Response:
    furnished(scene)
    return scene.get("team:sessions", query={"etat": "a-noter"})


@page("team:sessions", role="trainer")
def cancelled_sessions(scene: Scene) -> Response:
    furnished(scene)
    return scene.get("team:sessions", query={"etat": "annules"})


@page("team:session", "empty", role="coordinator")
def a_session_of_which_only_the_day_is_known(scene: Scene) -> Response:
    return scene.get("team:session", furnished(scene).by.plan(31, **UNKNOWN))


@page("team:session", role="coordinator")
def a_full_session(scene: Scene) -> Response:
    return scene.get("team:session", furnished(scene).stage.full)


@page("team:session", role="trainer")
def a_full_session_of_a_trainer(scene: Scene) -> Response:
    return scene.get("team:session", furnished(scene).stage.full)


@page("team:session", role="coordinator")
def a_session_held(scene: Scene) -> Response:
    return scene.get("team:session", furnished(scene).stage.held)


@page("team:session", role="coordinator")
def a_session_cancelled(scene: Scene) -> Response:
    return scene.get("team:session", furnished(scene).stage.cancelled)


@page("team:session", "success", role="coordinator")
def a_session_planned(scene: Scene) -> Response:
    return scene.post("team:session_new", DAY)


@page("team:session", "success", role="coordinator")
def someone_accepted_beyond_the_places(scene: Scene) -> Response:
    return scene.post("team:enrolment_admit", None, furnished(scene).stage.waiting)


@page("team:session_new", role="coordinator")
def plan_a_session(scene: Scene) -> Response:
    return scene.get("team:session_new")


@page("team:session_new", "error", role="coordinator")
def plan_a_session_with_nothing_written(scene: Scene) -> Response:
    return scene.post("team:session_new")


@page("team:session_new", "error", role="coordinator")
def plan_a_session_that_cannot_be(scene: Scene) -> Response:
    return scene.post("team:session_new", NIGHT)


@page("team:session_edit", role="coordinator")
def edit_a_session(scene: Scene) -> Response:
    return scene.get("team:session_edit", furnished(scene).stage.full)


@page("team:session_edit", "error", role="coordinator")
def edit_a_session_with_mistakes(scene: Scene) -> Response:
    return scene.post("team:session_edit", NIGHT, furnished(scene).stage.full)


@page("team:session_edit", role="coordinator")
def edit_a_session_that_someone_changed_meanwhile(scene: Scene) -> Response:
    session = Session.objects.get(id=furnished(scene).stage.full)
    before: dict[str, Any] = {**DAY, "edition": session.edition, "title": "Titre de l’une"}
    scene.post("team:session_edit", before, session.id)
    return scene.post("team:session_edit", {**before, "title": "Titre de l’autre"}, session.id)


@page("team:session_copy", role="coordinator")
def copy_a_session(scene: Scene) -> Response:
    return scene.get("team:session_copy", furnished(scene).stage.held)


@page("team:session_copy", "error", role="coordinator")
def copy_a_session_without_its_new_day(scene: Scene) -> Response:
    return scene.post("team:session_copy", None, furnished(scene).stage.held)


@page("team:session_cancel", role="coordinator")
def cancel_a_session(scene: Scene) -> Response:
    return scene.get("team:session_cancel", furnished(scene).stage.full)


@page("team:session_cancel", "error", role="coordinator")
def cancel_a_session_without_a_cause(scene: Scene) -> Response:
    return scene.post("team:session_cancel", None, furnished(scene).stage.full)
