"""What the team knows of people: finding a file, correcting it, erasing it, two files for one person, tasks."""

from numerai.programme.people.models import Participant
from numerai.programme.people.rules import Role
from numerai.programme.workshops.rules import NeedKind
from tests.gate.scenes import furnished
from tests.screens.team.stage import staff
from tests.support.pages import Response, Scene, not_a_page, page

for _name in ("merge", "keep_apart", "unmerge"):
    not_a_page(f"team:{_name}", "takes a POST and leads to the duplicates")
not_a_page("team:consent_withdraw", "takes a POST and leads to the file")
for _name in ("task_take", "task_release", "task_tick", "task_untick"):
    not_a_page(f"team:{_name}", "takes a POST and leads to the tasks")


@page("team:tasks", "empty", role="coordinator")
def nothing_to_do(scene: Scene) -> Response:
    return scene.get("team:tasks")


@page("team:tasks", role="coordinator")
def tasks(scene: Scene) -> Response:
    task = furnished(scene).stage.task
    scene.post("team:task_tick", None, task)
    return scene.get("team:tasks")


@page("team:tasks", "success", role="coordinator")
def a_task_of_mine(scene: Scene) -> Response:
    return scene.post("team:task_take", None, furnished(scene).stage.task)


@page("team:tasks", "success", role="coordinator")
def a_task_to_do_again(scene: Scene) -> Response:
    task = furnished(scene).stage.task
    scene.post("team:task_tick", None, task)
    return scene.post("team:task_untick", None, task)


@page("team:people", "empty", role="coordinator")
def nobody_known(scene: Scene) -> Response:
    return scene.get("team:people")


@page("team:people", role="coordinator")
def people_found(scene: Scene) -> Response:
    furnished(scene)
    return scene.post("team:people", {"asked": "gaillac exemple"})


@page("team:people", "empty", role="coordinator")
def people_not_found(scene: Scene) -> Response:
    furnished(scene)
    return scene.post("team:people", {"asked": "Zoreillou"})


@page("team:people", "error", role="coordinator")
def nobody_looked_for(scene: Scene) -> Response:
    return scene.post("team:people")


@page("team:people", "success", role="coordinator")
def someone_erased_now(scene: Scene) -> Response:
    return scene.post("team:person_erase", None, furnished(scene).stage.person)


@page("team:person", role="coordinator")
def the_file_of_someone(scene: Scene) -> Response:
    return scene.get("team:person", furnished(scene).stage.person)


@page("team:person", role="coordinator")
def the_needs_of_someone(scene: Scene) -> Response:
    return scene.post("team:person", None, furnished(scene).stage.person)


@page("team:person", role="coordinator")
def a_file_joined_to_another(scene: Scene) -> Response:
    return scene.get("team:person", furnished(scene).stage.alias)


@page("team:person", role="coordinator")
def a_file_that_holds_another(scene: Scene) -> Response:
    alias = Participant.objects.get(id=furnished(scene).stage.alias)
    return scene.get("team:person", alias.merged_into_id)


@page("team:person", "success", role="coordinator")
def a_file_corrected(scene: Scene) -> Response:
    corrected = {"given_name": "Corail", "family_name": "Exemple", "birth_year": "1972", "commune": "98811"}
    return scene.post("team:person_correct", corrected, furnished(scene).stage.person)


@page("team:person_correct", role="coordinator")
def correct_a_file(scene: Scene) -> Response:
    return scene.get("team:person_correct", furnished(scene).stage.person)


@page("team:person_correct", "error", role="coordinator")
def correct_a_file_with_mistakes(scene: Scene) -> Response:
    wrong = {"phone": "12", "email": "corail", "birth_year": "71", "contact_way": "call", "no_call": "on"}
    return scene.post("team:person_correct", wrong, furnished(scene).stage.person)


@page("team:person_correct", "error", role="coordinator")
def correct_a_file_until_nothing_is_left(scene: Scene) -> Response:
    return scene.post("team:person_correct", {"birth_year": "1971"}, furnished(scene).stage.person)


@page("team:person_correct", "error", role="coordinator")
def correct_a_file_that_somebody_else_corrects(scene: Scene) -> Response:
    """A page opened before a colleague wrote another answer to the same questions."""
    person = furnished(scene).stage.person
    shown = {"shown": '{"family_name":"Autrement","gender":"man"}'}
    return scene.post("team:person_correct", {**shown, "family_name": "Exemple deux", "gender": "man"}, person)


@page("team:person_consents", role="coordinator")
def what_someone_agreed_to(scene: Scene) -> Response:
    return scene.get("team:person_consents", furnished(scene).stage.person)


@page("team:person_consents", "error", role="coordinator")
def what_someone_agreed_to_without_an_answer(scene: Scene) -> Response:
    return scene.post("team:person_consents", None, furnished(scene).stage.person)


@page("team:person_relay", "empty", role="coordinator")
def no_relay_to_choose(scene: Scene) -> Response:
    return scene.get("team:person_relay", furnished(scene).stage.person)


@page("team:person_relay", role="coordinator")
def choose_a_relay(scene: Scene) -> Response:
    staff(scene.programme, Role.RELAY)
    return scene.get("team:person_relay", furnished(scene).stage.person)


@page("team:person_relay", "error", role="coordinator")
def choose_no_relay(scene: Scene) -> Response:
    return scene.post("team:person_relay", None, furnished(scene).stage.person)


@page("team:person", "success", role="coordinator")
def a_consent_withdrawn(scene: Scene) -> Response:
    return scene.post("team:consent_withdraw", {"purpose": "take_part"}, furnished(scene).stage.person)


@page("team:person_erase", role="coordinator")
def erase_someone(scene: Scene) -> Response:
    return scene.get("team:person_erase", furnished(scene).stage.person)


@page("team:person_erase", role="coordinator")
def erase_someone_of_two_files(scene: Scene) -> Response:
    return scene.get("team:person_erase", furnished(scene).stage.alias)


@page("team:duplicates", "empty", role="coordinator")
def no_duplicate(scene: Scene) -> Response:
    return scene.get("team:duplicates")


@page("team:duplicates", role="coordinator")
def duplicates(scene: Scene) -> Response:
    furnished(scene)
    return scene.get("team:duplicates")


@page("team:duplicates", "success", role="coordinator")
def two_files_apart_again(scene: Scene) -> Response:
    return scene.post("team:unmerge", None, furnished(scene).stage.alias)


@page("team:duplicates", "success", role="coordinator")
def two_files_just_joined(scene: Scene) -> Response:
    furnished(scene)
    pair = scene.get("team:duplicates").context["pairs"][0]  # type: ignore[attr-defined]  # added by the test client
    return scene.post("team:merge", {side: pair[side]["found"].id for side in ("one", "other")})


@page("team:person_access", role="coordinator")
def before_giving_someone_their_data(scene: Scene) -> Response:
    return scene.get("team:person_access", furnished(scene).stage.person)


@page("team:person_access", "success", role="coordinator")
def the_data_of_someone(scene: Scene) -> Response:
    person = furnished(scene).stage.person
    scene.post("team:person", None, person)
    return scene.post("team:person_access", None, person)


@page("team:calls", "empty", role="coordinator")
def nobody_to_call(scene: Scene) -> Response:
    return scene.get("team:calls")


@page("team:calls", role="coordinator")
def people_to_call(scene: Scene) -> Response:
    by = furnished(scene).by
    session = by.plan(1, capacity=9)
    by.enrol(session, by.someone("Cagou", commune="98811"), NeedKind.TALK)
    by.enrol(session, by.someone("Dugong", commune="98818", no_call=True), NeedKind.TALK)
    return scene.get("team:calls")
