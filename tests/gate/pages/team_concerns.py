"""The register of referents: what is owed, one concern, its answer, whom it names, one that came on paper."""

from datetime import timedelta

from numerai.programme.concerns import actions
from numerai.programme.people.models import Account
from tests.gate.referents import answered, me, of_team
from tests.screens.team.stage import Furnisher
from tests.support.pages import Response, Scene, not_a_page, page

not_a_page("team:concern_acknowledge", "takes a POST and leads to the concern")
not_a_page("team:concern_close", "takes a POST and leads to the concern")


@page("team:concerns", "empty", role="referent")
def no_concern(scene: Scene) -> Response:
    return scene.get("team:concerns")


@page("team:concerns", role="referent")
def concerns_in_time_late_and_answered(scene: Scene) -> Response:
    of_team(scene)
    late = Furnisher(scene.programme, scene.now - timedelta(days=20), "Exemple")
    late.concern()
    answered(scene, late.concern())
    return scene.get("team:concerns")


@page("team:concern", role="referent")
def a_concern_hidden(scene: Scene) -> Response:
    return scene.get("team:concern", of_team(scene))


@page("team:concern", role="referent")
def a_concern_read(scene: Scene) -> Response:
    return scene.post("team:concern", None, Furnisher(scene.programme, scene.now, "Exemple").concern(who="Le maître"))


@page("team:concern", "success", role="referent")
def a_concern_acknowledged(scene: Scene) -> Response:
    return scene.post("team:concern_acknowledge", None, of_team(scene))


@page("team:concern", role="referent")
def a_concern_that_someone_else_decides(scene: Scene) -> Response:
    concern = of_team(scene)
    other = Account.objects.create(username="autre", display_name="Pétrel Exemple")
    other.memberships.create(programme=scene.programme, role="referent")
    answered(scene, concern, by=me().id)
    actions.appeal(scene.programme, actor="public", now=scene.now, concern_id=concern, text="")
    return scene.get("team:concern", concern)


@page("team:concern_answer", role="referent")
def answer_a_concern(scene: Scene) -> Response:
    return scene.get("team:concern_answer", of_team(scene))


@page("team:concern_answer", "success", role="referent")
def answer_with_the_words_at_hand(scene: Scene) -> Response:
    return scene.post("team:concern_answer", {"lire": "1"}, concern_id=of_team(scene))


@page("team:concern_name", "error", role="referent")
def name_all_the_others(scene: Scene) -> Response:
    concern_id, other = of_team(scene), Account.objects.create(username="petrel", display_name="Pétrel")
    other.memberships.create(programme=scene.programme, role="referent")
    values = {"accounts": [str(other.id)], "session": "none"}
    return scene.post("team:concern_name", values, concern_id=concern_id)


@page("team:concern_answer", "error", role="referent")
def answer_a_concern_with_nothing(scene: Scene) -> Response:
    return scene.post("team:concern_answer", None, of_team(scene))


@page("team:concern_decide", role="referent")
def decide_alone(scene: Scene) -> Response:
    concern = of_team(scene)
    answered(scene, concern, by=me().id)
    actions.appeal(scene.programme, actor="public", now=scene.now, concern_id=concern, text="Non.")
    return scene.get("team:concern_decide", concern)


@page("team:concern_decide", "error", role="referent")
def decide_with_nothing_written(scene: Scene) -> Response:
    concern = of_team(scene)
    answered(scene, concern, by=me().id)
    actions.appeal(scene.programme, actor="public", now=scene.now, concern_id=concern, text="Non.")
    return scene.post("team:concern_decide", None, concern)


@page("team:concern_name", "error", role="referent")
def say_whom_it_is_about_without_a_session(scene: Scene) -> Response:
    return scene.post("team:concern_name", None, of_team(scene))


@page("team:concern_name", role="referent")
def say_whom_it_is_about(scene: Scene) -> Response:
    return scene.get("team:concern_name", of_team(scene))


@page("team:concern_erase", role="referent")
def erase_a_closed_concern(scene: Scene) -> Response:
    concern = of_team(scene)
    answered(scene, concern, days=40)
    actions.close(scene.programme, actor="test", now=scene.now, concern_id=concern)
    return scene.get("team:concern_erase", concern)


@page("team:concern_new", "empty", role="referent")
def write_a_concern_received(scene: Scene) -> Response:
    return scene.get("team:concern_new")


@page("team:concern_new", "error", role="referent")
def write_a_concern_with_mistakes(scene: Scene) -> Response:
    return scene.post("team:concern_new", {"answer_way": "call", "kind": "incident"})
