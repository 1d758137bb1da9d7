"""What the team does about one session: presences, needs, places given and taken back."""

from typing import Any

from numerai.base.ids import uuid7
from numerai.programme.people.rules import Identity
from numerai.programme.workshops.actions.presence import count_heads, mark_presence
from numerai.programme.workshops.models import Enrolment
from numerai.programme.workshops.rules import Presence
from tests.gate.scenes import Furnished, furnished
from tests.screens.team.stage import Furnisher
from tests.support.pages import Response, Scene, not_a_page, page

not_a_page("team:walk_in", "takes a POST and leads to the presences; its question is an answer of the presences")
not_a_page("team:enrolment_admit", "takes a POST and leads to the session")
PERSON = {"given_name": "Cagou", "family_name": "Exemple"}
CONSENTS = {"take_part": "yes", "call_back": "no"}


def sheet(**typed: str) -> dict[str, Any]:
    """What the presence page sends; the identifier of a newcomer is made with the page."""
    return {"walk_in": uuid7(), **typed}


@page("team:attendance", "empty", role="trainer")
def presences_of_a_session_without_anyone(scene: Scene) -> Response:
    return scene.get("team:attendance", furnished(scene).by.plan(-1))


@page("team:attendance", role="trainer")
def presences_to_mark(scene: Scene) -> Response:
    return scene.get("team:attendance", furnished(scene).stage.past)


@page("team:attendance", role="trainer")
def presences_of_a_session_to_come(scene: Scene) -> Response:
    return scene.get("team:attendance", furnished(scene).stage.full)


@page("team:attendance", role="coordinator")
def counts_that_cannot_all_be_true(scene: Scene) -> Response:
    play = furnished(scene)
    margins = {"women": 9, "with_disability": 12, "age_30-44": 1}
    count_heads(scene.programme, **play.by.who, session_id=play.stage.held, changes={"total": 6, **margins})
    scene.post("team:attendance", sheet(**PERSON, agreed="yes"), play.stage.held)
    return scene.get("team:attendance", play.stage.held)


@page("team:attendance", "error", role="trainer")
def presences_with_mistakes(scene: Scene) -> Response:
    wrong = sheet(given_name="Cagou", phone="12", total="beaucoup", women="trois")
    return scene.post("team:attendance", wrong, furnished(scene).stage.past)


@page("team:attendance", role="trainer")
def presences_that_somebody_else_noted(scene: Scene) -> Response:
    """A page opened before a colleague marked the same person otherwise, and wrote another count."""
    play = furnished(scene)
    someone = Enrolment.objects.get(session=play.stage.past).participant_id
    who = {**play.by.who, "session_id": play.stage.past}
    mark_presence(scene.programme, marks={someone: Presence.PRESENT}, **who)
    count_heads(scene.programme, changes={"total": 3}, **who)
    mine = {f"presence-{someone}": "absent", f"shown-{someone}": "unknown"}
    return scene.post("team:attendance", sheet(total="4", **mine), play.stage.past)


@page("team:attendance", "success", role="trainer")
def presences_kept(scene: Scene) -> Response:
    return scene.post("team:attendance", sheet(everyone="1", total="12", women="7"), furnished(scene).stage.past)


@page("team:attendance", role="trainer")
def perhaps_someone_known(scene: Scene) -> Response:
    known = {"given_name": "Corail", "family_name": "Exemple", "agreed": "yes"}
    return scene.post("team:attendance", sheet(**known), furnished(scene).stage.past)


@page("team:session_needs", role="coordinator")
def needs_of_a_session(scene: Scene) -> Response:
    return scene.post("team:session_needs", None, furnished(scene).stage.full)


@page("team:session_needs", "empty", role="coordinator")
def no_need_said(scene: Scene) -> Response:
    return scene.post("team:session_needs", None, furnished(scene).stage.held)


@page("team:enrol", "empty", role="coordinator")
def whom_to_enrol(scene: Scene) -> Response:
    return scene.get("team:enrol", furnished(scene).stage.full)


@page("team:enrol", role="coordinator")
def people_of_that_name(scene: Scene) -> Response:
    return scene.post("team:enrol", {"asked": "corail exemple"}, furnished(scene).stage.full)


@page("team:enrol", role="trainer")
def people_of_that_name_for_a_trainer(scene: Scene) -> Response:
    return scene.post("team:enrol", {"asked": "corail exemple"}, furnished(scene).stage.full)


@page("team:enrol", "empty", role="coordinator")
def nobody_of_that_name(scene: Scene) -> Response:
    return scene.post("team:enrol", {"asked": "Zoreillou"}, furnished(scene).stage.full)


@page("team:enrol", "error", role="coordinator")
def nothing_to_look_for(scene: Scene) -> Response:
    return scene.post("team:enrol", None, furnished(scene).stage.full)


def planned(scene: Scene) -> Furnisher:
    return Furnisher(scene.programme, scene.now, "Exemple")


def to_come(play: Furnished) -> Any:
    """A session with places left."""
    return play.by.plan(12)


@page("team:enrol_new", "empty", role="coordinator")
def someone_new(scene: Scene) -> Response:
    return scene.get("team:enrol_new", to_come(furnished(scene)))


@page("team:enrol_new", "empty", role="relay")
def someone_new_for_a_relay(scene: Scene) -> Response:
    return scene.get("team:enrol_new", to_come(furnished(scene)))


@page("team:enrol_new", role="coordinator")
def someone_new_for_a_full_session(scene: Scene) -> Response:
    return scene.post("team:enrol_new", {"begun": "Cagou Exemple"}, furnished(scene).stage.full)


@page("team:enrol_new", role="coordinator")
def someone_new_for_a_past_session(scene: Scene) -> Response:
    return scene.get("team:enrol_new", furnished(scene).stage.past)


@page("team:enrol_new", "error", role="coordinator")
def someone_new_without_an_answer(scene: Scene) -> Response:
    wrong = {"enrolment": uuid7(), "phone": "12", "email": "cagou", "birth_year": "71"}
    return scene.post("team:enrol_new", wrong, furnished(scene).stage.full)


@page("team:enrol_new", "error", role="trainer")
def someone_new_who_does_not_agree(scene: Scene) -> Response:
    refused = {"enrolment": uuid7(), **PERSON, **CONSENTS, "take_part": "no"}
    return scene.post("team:enrol_new", refused, to_come(furnished(scene)))


@page("team:session", "success", role="trainer")
def someone_new_enrolled(scene: Scene) -> Response:
    return scene.post("team:enrol_new", {"enrolment": uuid7(), **PERSON, **CONSENTS}, to_come(furnished(scene)))


@page("team:enrol_known", role="coordinator")
def someone_known(scene: Scene) -> Response:
    play = furnished(scene)
    return scene.get("team:enrol_known", to_come(play), play.stage.person)


@page("team:enrol_known", "error", role="coordinator")
def someone_known_without_a_name(scene: Scene) -> Response:
    by = planned(scene)
    return scene.post("team:enrol_known", {"enrolment": uuid7()}, by.plan(12), by.file(Identity(phone="+687741234")))


@page("team:enrol", role="coordinator")
def a_name_to_put_in_order(scene: Scene) -> Response:
    return scene.post("team:enrol", {"asked": "Zoreillou Marie"}, furnished(scene).stage.full)


@page("team:person_enrol", role="coordinator")
def sessions_for_someone(scene: Scene) -> Response:
    return scene.get("team:person_enrol", furnished(scene).stage.unlike)


@page("team:person_enrol", "empty", role="coordinator")
def no_session_for_someone(scene: Scene) -> Response:
    by = planned(scene)
    return scene.get("team:person_enrol", by.file(by.someone("Cagou")))


@page("team:enrol_known", "error", role="coordinator")
def someone_known_for_a_full_session_without_a_choice(scene: Scene) -> Response:
    stage = furnished(scene).stage
    return scene.post("team:enrol_known", {"enrolment": uuid7()}, stage.full, stage.unlike)


@page("team:session", "success", role="coordinator")
def someone_known_who_waits(scene: Scene) -> Response:
    stage = furnished(scene).stage
    return scene.post("team:enrol_known", {"enrolment": uuid7(), "place": "wait"}, stage.full, stage.unlike)


@page("team:enrolment_cancel", role="coordinator")
def take_back_a_place_that_someone_waits_for(scene: Scene) -> Response:
    return scene.get("team:enrolment_cancel", furnished(scene).stage.enrolment)


@page("team:session", "success", role="coordinator")
def a_place_taken_back(scene: Scene) -> Response:
    return scene.post("team:enrolment_cancel", None, furnished(scene).stage.enrolment)
