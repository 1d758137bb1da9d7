"""Colleagues: the list, letting someone in, the link shown once, what one person does."""

from typing import Any

from numerai.programme.people.models import Account
from numerai.programme.people.rules import Asked, Role
from numerai.programme.workshops.actions.sessions import cancel_session
from numerai.programme.workshops.rules import CancelCause
from tests.gate.scenes import furnished
from tests.screens.team.stage import asked_of_referents, colleague, staff
from tests.support.pages import Response, Scene, not_a_page, page

not_a_page("team:colleague_leave", "takes a POST and leads to the list, or back to the page of that person")
ASKED = {"name": "Corail Exemple", "roles": ["trainer", "relay"], "organisation": "open-nc", "phone": "75.12.34"}


def someone(scene: Scene) -> Account:
    return colleague(scene.programme, "Exemple")


@page("team:colleagues", "empty", role="coordinator")
def a_team_of_one(scene: Scene) -> Response:
    return scene.get("team:colleagues")


@page("team:colleagues", role="coordinator")
def a_team_of_three(scene: Scene) -> Response:
    someone(scene)
    scene.post("team:colleague_new", ASKED)
    return scene.get("team:colleagues")


@page("team:colleagues", "success", role="coordinator")
def someone_left(scene: Scene) -> Response:
    return scene.post("team:colleague_leave", None, someone(scene).id)


@page("team:colleague_new", role="coordinator")
def invite_someone(scene: Scene) -> Response:
    return scene.get("team:colleague_new")


@page("team:colleague_new", "error", role="coordinator")
def invite_someone_with_nothing_written(scene: Scene) -> Response:
    return scene.post("team:colleague_new", {"email": "corail", "phone": "12"})


@page("team:colleague_new", "success", role="coordinator")
def a_link_shown_once(scene: Scene) -> Response:
    return scene.post("team:colleague_new", ASKED)


@page("team:colleague_link", "success", role="coordinator")
def a_new_link_for_someone_with_an_e_mail(scene: Scene) -> Response:
    account = someone(scene)
    Account.objects.filter(id=account.id).update(email="notou@exemple.nc")
    return scene.post("team:colleague_link", None, account.id)


@page("team:colleague", role="coordinator")
def one_person_of_the_team(scene: Scene) -> Response:
    return scene.get("team:colleague", someone(scene).id)


@page("team:colleague", "error", role="coordinator")
def the_last_coordinator_gives_it_up(scene: Scene) -> Response:
    gives_up = {"roles": ["reader"], "organisation": "unknown", "shown": "unknown coordinator"}
    return scene.post("team:colleague", gives_up, Account.objects.get().id)


@page("team:colleague", "error", role="coordinator")
def a_partner_cannot_read_what_people_say(scene: Scene) -> Response:
    wrong = {"roles": ["referent"], "organisation": "other", "shown": "unknown reader"}
    return scene.post("team:colleague", wrong, someone(scene).id)


@page("team:colleagues", role="coordinator")
def one_organisation_without_a_referent(scene: Scene) -> Response:
    chosen = {"roles": ["referent"], "organisation": "open-nc", "shown": "unknown reader"}
    scene.post("team:colleague", chosen, someone(scene).id)
    return scene.get("team:colleagues")


@page("team:colleague", "error", role="coordinator")
def roles_ticked_on_an_older_page(scene: Scene) -> Response:
    older = {"roles": ["trainer"], "organisation": "open-nc", "shown": "unknown relay"}
    return scene.post("team:colleague", older, someone(scene).id)


@page("team:colleague_details", role="coordinator")
def how_a_colleague_is_named_and_reached(scene: Scene) -> Response:
    return scene.get("team:colleague_details", someone(scene).id)


@page("team:colleague_details", "error", role="coordinator")
def a_colleague_without_a_name(scene: Scene) -> Response:
    return scene.post("team:colleague_details", {"name": "", "email": "corail", "phone": "12"}, someone(scene).id)


@page("account_details", role="relay")
def how_i_am_named_and_reached(scene: Scene) -> Response:
    return scene.get("account_details")


@page("account_details", "error", role="relay")
def myself_without_a_name(scene: Scene) -> Response:
    return scene.post("account_details", {"name": ""})


@page("mfa_index", "success", role="relay")
def my_name_is_kept(scene: Scene) -> Response:
    return scene.post("account_details", {"name": "Notou Modèle"})


@page("team:referent_request", role="referent")
def somebody_to_name_as_a_referent(scene: Scene) -> Response:
    return scene.get("team:referent_request", asked_of_referents(scene.programme, someone(scene)).id)


@page("team:referent_request", "success", role="referent")
def a_link_given_by_a_referent(scene: Scene) -> Response:
    asked = asked_of_referents(scene.programme, someone(scene))
    return scene.post("team:referent_request", {"answer": "agree"}, asked.id)


@page("team:day", role="referent")
def a_day_of_a_referent_whose_agreement_is_asked(scene: Scene) -> Response:
    asked_of_referents(scene.programme, someone(scene), Asked.LINK)
    return scene.get("team:day")


@page("team:colleagues", role="coordinator")
def a_team_with_referents_and_a_request(scene: Scene) -> Response:
    staff(scene.programme, Role.REFERENT, "petrel")
    scene.post("team:colleague_new", ASKED | {"roles": ["referent"]})
    return scene.get("team:colleagues")


@page("team:day", "empty", role="relay")
def a_day_of_a_relay_without_anyone(scene: Scene) -> Response:
    return scene.get("team:day")


@page("team:day", role="relay")
def a_day_of_a_relay(scene: Scene) -> Response:
    by = furnished(scene).by.by(Account.objects.get())
    session = by.plan(12, capacity=1)
    by.enrol(session, by.someone("Bulime"))
    by.enrol(session, by.someone("Tricot"))
    return scene.get("team:day")


@page("team:day", role="relay")
def a_day_of_a_relay_with_someone_to_tell(scene: Scene) -> Response:
    by = furnished(scene).by.by(Account.objects.get())
    session = by.plan(12)
    by.enrol(session, by.someone("Bulime"))
    cancel_session(scene.programme, **by.who, session_id=session, cause=CancelCause.CYCLONE)
    return scene.get("team:day")


@page("team:day", "success", role="relay")
def someone_enrolled_by_a_relay(scene: Scene) -> Response:
    by = furnished(scene).by.by(Account.objects.get())
    by.enrol(by.plan(12), by.someone("Bulime"))
    enrolment = by.enrol(by.plan(13), by.someone("Tricot"))
    return scene.get("team:day", query={"inscription": str(enrolment.id)})


def own_person(scene: Scene) -> Any:
    by = furnished(scene).by.by(Account.objects.get())
    return by.file(by.someone("Bulime"))


@page("team:person_own", role="relay")
def mend_an_own_person(scene: Scene) -> Response:
    return scene.get("team:person_own", own_person(scene))


@page("team:enrol_known", role="relay")
def enrol_an_own_person_again(scene: Scene) -> Response:
    play = furnished(scene)
    by = play.by.by(Account.objects.get())
    return scene.get("team:enrol_known", play.by.plan(14), by.file(by.someone("Bulime")))


@page("team:person_own", "error", role="relay")
def mend_an_own_person_with_mistakes(scene: Scene) -> Response:
    return scene.post("team:person_own", {"phone": "12"}, own_person(scene))


@page("team:day", "empty", role="referent")
def a_day_of_a_referent(scene: Scene) -> Response:
    return scene.get("team:day")


@page("team:day", role="referent")
def a_day_of_a_referent_with_an_answer_due(scene: Scene) -> Response:
    furnished(scene)  # a concern among the rest
    return scene.get("team:day")


@page("team:figures", role="reader")
def the_day_of_whoever_reads(scene: Scene) -> Response:
    return scene.get("team:day")


@page("team:enrol", "empty", role="relay")
def whom_to_enrol_for_a_relay(scene: Scene) -> Response:
    return scene.get("team:enrol", furnished(scene).stage.full)


@page("team:session_edit", role="coordinator")
def edit_who_animates_a_session(scene: Scene) -> Response:
    staff(scene.programme, Role.TRAINER)
    return scene.get("team:session_edit", furnished(scene).stage.full)
