"""« Mon inscription » and « Laisser mon numéro »: what someone meets after enrolling, or instead of it."""

from numerai.base.ids import check_digit
from numerai.programme.workshops.models import Session
from tests.gate.scenes import planner, walk, walk_when_full
from tests.screens.participant.walking import TODAY
from tests.support.pages import Response, Scene, not_a_page, page
from tests.support.people import CORAIL

not_a_page("participant:mine_leave", "takes a POST and leads to « Mon inscription »")
not_a_page("participant:mine_come_back", "takes a POST and leads to « Mon inscription »")


def enrolled(scene: Scene) -> Session:
    """The visitor has a place, and their telephone knows it."""
    visitor = walk(scene)
    visitor.enrol()
    return visitor.session


@page("participant:mine", "empty")
def the_code_is_asked(scene: Scene) -> Response:
    return scene.get("participant:mine")


@page("participant:mine", "error")
def no_code_typed(scene: Scene) -> Response:
    return scene.post("participant:mine")


@page("participant:mine", "error")
def a_code_with_a_wrong_digit(scene: Scene) -> Response:
    return scene.post("participant:mine", {"code": "123 456 789"})


@page("participant:mine", "error")
def a_code_of_nobody(scene: Scene) -> Response:
    return scene.post("participant:mine", {"code": "10000000" + check_digit("10000000")})


@page("participant:mine")
def my_place(scene: Scene) -> Response:
    enrolled(scene)
    return scene.get("participant:mine")


@page("participant:mine")
def my_place_on_the_waiting_list(scene: Scene) -> Response:
    walk_when_full(scene).enrol()
    return scene.get("participant:mine")


@page("participant:mine", "success")
def i_do_not_come(scene: Scene) -> Response:
    enrolled(scene)
    return scene.post("participant:mine_leave")


@page("participant:mine", "success")
def i_come_after_all(scene: Scene) -> Response:
    enrolled(scene)
    scene.post("participant:mine_leave")
    return scene.post("participant:mine_come_back")


@page("participant:mine")
def my_workshop_is_cancelled(scene: Scene) -> Response:
    planner(scene).cancel(enrolled(scene))
    return scene.get("participant:mine")


@page("participant:mine")
def my_workshop_is_over(scene: Scene) -> Response:
    session = enrolled(scene)
    Session.objects.filter(id=session.id).update(day=TODAY.replace(day=1))
    return scene.get("participant:mine")


@page("participant:mine_close", "success")
def my_enrolment_is_closed_on_a_shared_telephone(scene: Scene) -> Response:
    enrolled(scene)
    return scene.post("participant:mine_close")


@page("participant:mine_ticket")
def my_ticket(scene: Scene) -> Response:
    enrolled(scene)
    return scene.get("participant:mine_ticket")


@page("participant:mine_ticket")
def my_ticket_of_the_waiting_list(scene: Scene) -> Response:
    walk_when_full(scene).enrol()
    return scene.get("participant:mine_ticket")


@page("participant:mine_needs")
def my_needs(scene: Scene) -> Response:
    enrolled(scene)
    return scene.get("participant:mine_needs")


@page("participant:mine_needs", "error")
def my_needs_to_correct(scene: Scene) -> Response:
    enrolled(scene)
    return scene.post("participant:mine_needs", {"needs": ["step_free", "nothing"]})


@page("participant:mine", "success")
def my_needs_changed(scene: Scene) -> Response:
    enrolled(scene)
    return scene.post("participant:mine_needs", {"needs": ["step_free"]})


@page("participant:mine_reach")
def how_to_reach_me(scene: Scene) -> Response:
    enrolled(scene)
    return scene.get("participant:mine_reach")


@page("participant:mine_reach", "error")
def how_to_reach_me_to_choose(scene: Scene) -> Response:
    enrolled(scene)
    return scene.post("participant:mine_reach")


@page("participant:mine_reach_details")
def my_trusted_person(scene: Scene) -> Response:
    enrolled(scene)
    return scene.get("participant:mine_reach_details", facon="trusted")


@page("participant:mine_reach_details", "error")
def my_trusted_person_to_correct(scene: Scene) -> Response:
    enrolled(scene)
    return scene.post("participant:mine_reach_details", {"trusted_phone": "12"}, facon="trusted")


@page("participant:contact_me", "empty")
def to_be_contacted(scene: Scene) -> Response:
    return scene.get("participant:contact_me")


@page("participant:contact_me")
def to_be_contacted_about_a_workshop(scene: Scene) -> Response:
    return scene.get("participant:contact_me", query={"atelier": planner(scene).session().slug})


@page("participant:contact_me", "error")
def to_be_contacted_without_a_number(scene: Scene) -> Response:
    return scene.post("participant:contact_me")


@page("participant:contact_me", "error")
def to_be_contacted_with_a_number_that_cannot_be(scene: Scene) -> Response:
    return scene.post("participant:contact_me", {"phone": "12", "given_name": CORAIL.given_name})


@page("participant:contact_done", "success")
def someone_will_call(scene: Scene) -> Response:
    return scene.post("participant:contact_me", {"phone": CORAIL.phone})
