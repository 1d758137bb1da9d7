"""What the team prints and takes away: files, and the pages that answer when there is nothing to take."""

from tests.gate.scenes import furnished
from tests.support.pages import Response, Scene, not_a_page, page

for _name in ("sessions_export", "venues_export", "people_export", "tasks_export", "figure_export", "presences_export"):
    not_a_page(f"team:{_name}", "a CSV or XLSX file, compared row by row in tests/screens/team/test_exports.py")
not_a_page("team:activities_export", "a CSV or XLSX file, read in tests/screens/team/test_activities.py")
for _name in ("figures_paper", "sign_in_sheet", "session_certificates", "person_certificates"):
    not_a_page(f"team:{_name}", "a PDF, checked against PDF/UA-1 in tests/screens/team/test_papers.py")


@page("team:session", role="trainer")
def no_sheet_for_a_cancelled_session(scene: Scene) -> Response:
    return scene.post("team:sign_in_sheet", None, furnished(scene).stage.cancelled)


@page("team:session", role="coordinator")
def nobody_to_attest(scene: Scene) -> Response:
    return scene.post("team:session_certificates", None, furnished(scene).stage.full)


@page("team:person", role="coordinator")
def no_presence_to_attest(scene: Scene) -> Response:
    return scene.post("team:person_certificates", None, furnished(scene).stage.person)


@page("team:session", role="coordinator")
def papers_of_a_session_held(scene: Scene) -> Response:
    return scene.get("team:session", furnished(scene).stage.held)


@page("team:person", role="coordinator")
def papers_of_someone_who_came(scene: Scene) -> Response:
    return scene.get("team:person", furnished(scene).stage.unlike)
