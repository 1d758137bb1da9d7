"""The inbox of offers, one offer in each of its states, and what the team does with it."""

from datetime import timedelta

from tests.gate.scenes import furnished
from tests.screens.team.stage import Furnisher
from tests.support.pages import Response, Scene, not_a_page, page

not_a_page("team:offer_close", "takes a POST and leads to the offer")
not_a_page("team:offer_reopen", "takes a POST and leads to the offer")


@page("team:offers", "empty", role="coordinator")
def no_offer_yet(scene: Scene) -> Response:
    return scene.get("team:offers")


@page("team:offers", role="coordinator")
def offers_of_which_some_are_late(scene: Scene) -> Response:
    furnished(scene)
    Furnisher(scene.programme, scene.now - timedelta(days=12), "Exemple").offer(name="Kaori")
    return scene.get("team:offers")


@page("team:offers", role="coordinator")
def more_offers_than_a_page_holds(scene: Scene) -> Response:
    by = furnished(scene).by
    for rank in range(32):
        by.offer(name=f"Niaouli {rank}")
    return scene.get("team:offers")


@page("team:offers", "empty", role="coordinator")
def no_closed_offer(scene: Scene) -> Response:
    return scene.get("team:offers", query={"etat": "fermees"})


@page("team:offer", role="coordinator")
def an_offer_to_answer(scene: Scene) -> Response:
    return scene.get("team:offer", furnished(scene).by.offer(email="niaouli.de.la.mairie.du.village@exemple.invalid"))


@page("team:offer", "success", role="coordinator")
def an_offer_answered(scene: Scene) -> Response:
    answer = {"how": "call", "note": "Elle ouvre la salle le samedi."}
    return scene.post("team:offer_answer", answer, furnished(scene).stage.offer)


@page("team:offer", "success", role="coordinator")
def an_offer_closed(scene: Scene) -> Response:
    return scene.post("team:offer_close", None, furnished(scene).stage.offer)


@page("team:offer", role="coordinator")
def an_offer_erased(scene: Scene) -> Response:
    offer = furnished(scene).stage.offer
    scene.post("team:offer_erase", None, offer)
    return scene.get("team:offer", offer)


@page("team:offer_answer", role="coordinator")
def note_an_answer(scene: Scene) -> Response:
    return scene.get("team:offer_answer", furnished(scene).stage.offer)


@page("team:offer_answer", "error", role="coordinator")
def note_an_answer_without_how(scene: Scene) -> Response:
    return scene.post("team:offer_answer", {"note": "Elle ouvre la salle."}, furnished(scene).stage.offer)


@page("team:offer_erase", role="coordinator")
def erase_an_offer(scene: Scene) -> Response:
    return scene.get("team:offer_erase", furnished(scene).stage.offer)


@page("team:tasks", role="coordinator")
def tasks_while_an_offer_waits(scene: Scene) -> Response:
    furnished(scene)
    return scene.get("team:tasks")
