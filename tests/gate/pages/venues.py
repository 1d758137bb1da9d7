"""Venues before the public, and their photos: added, corrected, taken away."""

from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from numerai.programme.places.models import Venue
from numerai.programme.places.rules import PhotoSubject
from tests.gate.pages.public import HEAVIEST
from tests.gate.pages.team_venues import known_venue
from tests.gate.scenes import furnished, planner
from tests.screens.public.planning import KONE, NOUMEA, PAITA, Planner
from tests.screens.team.stage import Furnisher
from tests.support.pages import Response, Scene, not_a_page, page
from tests.support.pictures import drawn

not_a_page("public:venue_photo", "a picture")
not_a_page("public:venue_photo_small", "a picture")

SAID = {"subject": "entrance", "alternative": "Une porte bleue, une marche haute.", "people": "on"}


def by(scene: Scene) -> Furnisher:
    return Furnisher(scene.programme, scene.now, "Exemple")


def photographed(scene: Scene) -> Venue:
    venue = known_venue(scene)
    for subject, words in (
        (PhotoSubject.ENTRANCE, "Une porte bleue, une marche haute, une rampe à gauche"),
        (PhotoSubject.WAY_IN, "Un chemin de terre entre deux cocotiers"),
    ):
        by(scene).photo(venue.id, subject, words)
    return venue


def photo_of(scene: Scene) -> UUID:
    return by(scene).photo(known_venue(scene).id)


def visited(plan: Planner, scene: Scene) -> Venue:
    venue = plan.venue(step_free="yes", adapted_toilet="no", wifi="yes")
    Venue.objects.filter(id=venue.id).update(directions="Derrière la mairie, la porte bleue.\nLe bus s’arrête devant.")
    by(scene).photo(venue.id)
    by(scene).photo(venue.id, PhotoSubject.ROOM, "Une grande salle, vingt chaises, deux tables hautes")
    for days in range(1, 8):
        plan.session(days, commune_id=NOUMEA, venue_id=venue.id)
    return venue


@page("public:venues", "empty", heaviest=HEAVIEST)
def no_venue_announced(scene: Scene) -> Response:
    return scene.get("public:venues")


@page("public:venues", heaviest=HEAVIEST)
def venues_of_neighbouring_communes(scene: Scene) -> Response:
    plan = planner(scene)
    visited(plan, scene)
    for rank, commune in enumerate((KONE, PAITA, PAITA, "98805", "98817", "98814")):
        plan.session(9, commune_id=commune, venue_id=by(scene).venue(f"Salle {rank}", commune))
    return scene.get("public:venues")


@page("public:venue", heaviest=HEAVIEST)
def a_venue_with_photos_and_workshops(scene: Scene) -> Response:
    return scene.get("public:venue", visited(planner(scene), scene).id)


@page("public:venue", "empty", heaviest=HEAVIEST)
def a_venue_that_nobody_visited(scene: Scene) -> Response:
    return scene.get("public:venue", planner(scene).venue().id)


@page("public:session", heaviest=HEAVIEST)
def a_workshop_in_a_venue_with_photos(scene: Scene) -> Response:
    plan = planner(scene)
    visited(plan, scene)
    return scene.get("public:session", slug=plan.session(20, venue_id=Venue.objects.of(scene.programme).get().id).slug)


@page("team:venue", role="coordinator")
def a_venue_with_photos(scene: Scene) -> Response:
    return scene.get("team:venue", photographed(scene).id)


@page("team:venue", "success", role="coordinator")
def a_venue_whose_photo_was_added(scene: Scene) -> Response:
    return send(scene, SAID, drawn())


def send(scene: Scene, said: dict[str, str], data: bytes | None) -> Response:
    file: dict[str, Any] = {"photo": SimpleUploadedFile("photo.jpg", data, "image/jpeg")} if data is not None else {}
    return scene.post("team:venue_photo_new", {**said, **file}, furnished(scene).stage.venue)


@page("team:venue_photo_new", role="coordinator")
def add_a_photo(scene: Scene) -> Response:
    return scene.get("team:venue_photo_new", known_venue(scene).id)


@page("team:venue_photo_new", "error", role="coordinator")
def add_a_photo_with_nothing_said(scene: Scene) -> Response:
    return send(scene, {}, None)


@page("team:venue_photo_new", "error", role="coordinator")
def add_a_photo_without_its_words(scene: Scene) -> Response:
    return send(scene, {**SAID, "alternative": ""}, drawn())


@page("team:venue_photo_new", "error", role="coordinator")
def add_what_is_no_photo(scene: Scene) -> Response:
    return send(scene, SAID, b"<!doctype html>")


@page("team:venue_photo", role="coordinator")
def correct_the_words_of_a_photo(scene: Scene) -> Response:
    return scene.get("team:venue_photo", photo_of(scene))


@page("team:venue_photo", "error", role="coordinator")
def correct_the_words_of_a_photo_to_nothing(scene: Scene) -> Response:
    return scene.post("team:venue_photo", {"subject": "room", "alternative": ""}, photo_of(scene))


@page("team:venue_photo_remove", role="coordinator")
def take_a_photo_away(scene: Scene) -> Response:
    return scene.get("team:venue_photo_remove", photo_of(scene))
