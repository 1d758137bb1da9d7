"""Two organisations read the register; a request about data leads to a file."""

from numerai.programme.people.models import Account
from numerai.programme.people.organisations import write_organisation
from tests.gate.referents import colleague, furnisher, me
from tests.gate.scenes import furnished
from tests.support.pages import Response, Scene, not_a_page, page

for _name in ("request_link", "request_unlink", "request_nobody", "concern_notified"):
    not_a_page(f"team:{_name}", "takes a POST and leads to the concern")


def of_carrier(scene: Scene, account: Account, key: str) -> Account:
    write_organisation(scene.programme, account, key)
    return account


@page("team:concerns", role="referent")
def concerns_read_by_one_organisation(scene: Scene) -> Response:
    of_carrier(scene, me(), "open-nc")
    by = furnisher(scene)
    scene.post("team:concern", None, by.concern())
    by.request()
    by.breach()
    return scene.get("team:concerns")


@page("team:concern", role="referent")
def a_concern_that_names_the_referents_of_the_other_organisation(scene: Scene) -> Response:
    of_carrier(scene, me(), "open-nc")
    other = of_carrier(scene, colleague(scene, "banian"), "collectif-handicaps")
    return scene.get("team:concern", furnisher(scene).concern(named=[other.id]))


@page("team:concern", role="referent")
def an_incident_about_data(scene: Scene) -> Response:
    return scene.get("team:concern", furnisher(scene).breach())


@page("team:concern", "success", role="referent")
def an_incident_that_the_authority_knows(scene: Scene) -> Response:
    return scene.post("team:concern_notified", None, furnisher(scene).breach())


@page("team:concern", role="referent")
def a_request_without_a_file(scene: Scene) -> Response:
    return scene.get("team:concern", furnisher(scene).request())


@page("team:concern", "success", role="referent")
def a_request_whose_file_is_found(scene: Scene) -> Response:
    by = furnisher(scene)
    person = by.file(by.someone("Corail"))
    return scene.post("team:request_link", {"participant": person}, by.request())


@page("team:concern", role="referent")
def a_request_worked_on(scene: Scene) -> Response:
    stage = furnished(scene).stage
    scene.post("team:person_access", None, stage.person)
    scene.post("team:person_erase", None, stage.person)
    return scene.get("team:concern", stage.request)


@page("team:concern_answer", role="referent")
def answer_proposed_when_nobody_is_found(scene: Scene) -> Response:
    asked = furnisher(scene).request()
    scene.post("team:request_nobody", None, asked)
    return scene.get("team:concern_answer", asked)


@page("team:request_find", "empty", role="referent")
def look_for_the_file_of_a_request(scene: Scene) -> Response:
    return scene.get("team:request_find", furnished(scene).stage.request)


@page("team:request_find", "error", role="referent")
def look_for_nobody(scene: Scene) -> Response:
    return scene.post("team:request_find", {"asked": ""}, furnisher(scene).request())


@page("team:request_find", role="referent")
def look_with_the_words_of_the_request(scene: Scene) -> Response:
    asked = furnisher(scene).request(words="Je suis Corail Exemple. Effacez tout.", phone="+687751234")
    return scene.post("team:request_find", {"read": "1"}, asked)


@page("team:request_find", role="referent")
def the_file_of_a_request_is_perhaps_here(scene: Scene) -> Response:
    return scene.post("team:request_find", {"asked": "corail"}, furnished(scene).stage.request)


@page("team:request_find", "empty", role="referent")
def the_file_of_a_request_is_not_found(scene: Scene) -> Response:
    return scene.post("team:request_find", {"asked": "Zoreillou"}, furnished(scene).stage.request)


@page("team:request_refuse", role="referent")
def refuse_a_request(scene: Scene) -> Response:
    return scene.get("team:request_refuse", furnisher(scene).request())


@page("team:request_refuse", "error", role="referent")
def refuse_a_request_without_a_reason(scene: Scene) -> Response:
    return scene.post("team:request_refuse", None, furnisher(scene).request())


@page("team:person_access", role="referent")
def before_giving_the_data_of_a_request(scene: Scene) -> Response:
    return scene.get("team:person_access", furnished(scene).stage.person)


@page("team:person_erase", role="referent")
def erase_for_a_request(scene: Scene) -> Response:
    return scene.get("team:person_erase", furnished(scene).stage.person)
