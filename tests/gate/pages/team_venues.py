"""Where sessions happen: the list of venues, adding one, writing what was found there."""

from numerai.programme.places.models import Venue
from numerai.programme.places.rules import Known
from tests.gate.scenes import furnished
from tests.support.pages import Response, Scene, page

MISTAKES = {
    "commune": "98811",
    "step_free_state": "yes",
    "parking_state": "no",
    "parking_on_day": "8",
    "parking_on_month": "12",
    "parking_on_year": "2027",
    "wifi_state": "unknown",
}
HALL = {
    "commune": "98811",
    "name": "Maison de la mer",
    "directions": "Après le pont, à gauche.",
    "step_free_state": "yes",
    "step_free_on_day": "20",
    "step_free_on_month": "11",
    "step_free_on_year": "2026",
    "step_free_by": "L’équipe",
}


def known_venue(scene: Scene) -> Venue:
    by = furnished(scene).by
    by.venue("Médiathèque", "98818", step_free=Known.YES, hearing_loop=Known.NO, wifi=Known.YES)
    return Venue.objects.get(name__startswith="Médiathèque")


@page("team:venues", "empty", role="coordinator")
def no_venue_yet(scene: Scene) -> Response:
    return scene.get("team:venues")


@page("team:venues", role="coordinator")
def venues_of_two_communes(scene: Scene) -> Response:
    known_venue(scene)
    return scene.get("team:venues")


@page("team:venues", role="trainer")
def venues_as_a_trainer_reads_them(scene: Scene) -> Response:
    known_venue(scene)
    return scene.get("team:venues")


@page("team:venue", "success", role="coordinator")
def a_venue_added(scene: Scene) -> Response:
    return scene.post("team:venue_new", HALL)


@page("team:venue", "success", role="coordinator")
def a_venue_kept(scene: Scene) -> Response:
    venue = known_venue(scene)
    return scene.post("team:venue_edit", {**HALL, "commune": venue.commune_id, "edition": edition(scene)}, venue.id)


@page("team:venue_new", role="coordinator")
def add_a_venue(scene: Scene) -> Response:
    return scene.get("team:venue_new")


@page("team:venue_new", "error", role="coordinator")
def add_a_venue_with_nothing_written(scene: Scene) -> Response:
    return scene.post("team:venue_new")


@page("team:venue_new", "error", role="coordinator")
def add_a_venue_with_mistakes(scene: Scene) -> Response:
    return scene.post("team:venue_new", MISTAKES)


@page("team:venue_new", "error", role="coordinator")
def add_a_venue_that_exists(scene: Scene) -> Response:
    venue = known_venue(scene)
    return scene.post("team:venue_new", {**HALL, "commune": venue.commune_id, "name": venue.name})


@page("team:venue_edit", role="coordinator")
def edit_a_venue(scene: Scene) -> Response:
    return scene.get("team:venue_edit", known_venue(scene).id)


@page("team:venue_edit", "error", role="coordinator")
def edit_a_venue_with_mistakes(scene: Scene) -> Response:
    return scene.post("team:venue_edit", MISTAKES, known_venue(scene).id)


@page("team:venue_edit", role="coordinator")
def edit_a_venue_that_someone_changed_meanwhile(scene: Scene) -> Response:
    venue, before = known_venue(scene), edition(scene)
    scene.post("team:venue_edit", {**HALL, "name": "Nom de l’une", "edition": before}, venue.id)
    return scene.post("team:venue_edit", {**HALL, "name": "Nom de l’autre", "edition": before}, venue.id)


def edition(scene: Scene) -> str:
    """What a browser would send back as the version that it shows."""
    venue = Venue.objects.get(name__startswith="Médiathèque")
    opened = scene.get("team:venue_edit", venue.id)
    return str(opened.context["form"]["edition"].value())  # type: ignore[attr-defined]  # added by the test client


CONTACTS = {"key_holder_name": "Banian Modèle", "key_holder_phone": "75.12.35", "key_holder_words": "Après 16 h."}
ROOMS = {"name_0": "Grande salle", "chairs_0": "24", "posts_0": "6", "name_1": "Véranda", "chairs_1": "", "posts_1": ""}


def rooms_edition(scene: Scene, venue: Venue) -> str:
    opened = scene.get("team:venue_rooms", venue.id)
    return str(opened.context["form"]["edition"].value())  # type: ignore[attr-defined]  # added by the test client


@page("team:venues", "empty", role="coordinator")
def no_venue_that_fits(scene: Scene) -> Response:
    known_venue(scene)
    return scene.get("team:venues", query={"avec": "toilettes"})


@page("team:venue", "empty", role="coordinator")
def a_venue_of_which_nothing_is_known(scene: Scene) -> Response:
    return scene.get("team:venue", furnished(scene).stage.venue)


@page("team:venue", role="trainer")
def a_venue_as_a_trainer_reads_it(scene: Scene) -> Response:
    return scene.get("team:venue", known_venue(scene).id)


@page("team:venue", "success", role="coordinator")
def a_venue_whose_rooms_were_written(scene: Scene) -> Response:
    venue = known_venue(scene)
    scene.post("team:venue_contacts", CONTACTS, venue.id)
    return scene.post("team:venue_rooms", {**ROOMS, "edition": rooms_edition(scene, venue)}, venue.id)


@page("team:venue_rooms", role="coordinator")
def the_rooms_of_a_venue(scene: Scene) -> Response:
    return scene.get("team:venue_rooms", known_venue(scene).id)


@page("team:venue_rooms", "error", role="coordinator")
def rooms_with_mistakes(scene: Scene) -> Response:
    return scene.post(
        "team:venue_rooms", {**ROOMS, "chairs_0": "beaucoup", "name_1": "Grande salle"}, known_venue(scene).id
    )


@page("team:venue_rooms", role="coordinator")
def rooms_that_someone_changed_meanwhile(scene: Scene) -> Response:
    venue = known_venue(scene)
    before = rooms_edition(scene, venue)
    scene.post("team:venue_rooms", {**ROOMS, "edition": before}, venue.id)
    return scene.post("team:venue_rooms", {"name_0": "Autre salle", "edition": before}, venue.id)


@page("team:venue_contacts", role="coordinator")
def whom_to_tell_in_a_venue(scene: Scene) -> Response:
    return scene.get("team:venue_contacts", known_venue(scene).id)


@page("team:venue_contacts", "error", role="coordinator")
def whom_to_tell_with_a_wrong_number(scene: Scene) -> Response:
    return scene.post("team:venue_contacts", {**CONTACTS, "customary_phone": "12"}, known_venue(scene).id)
