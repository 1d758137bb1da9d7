"""Photos of a venue: never without their words, nothing hidden in them, nobody on them against their will."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from numerai.base.journal import verify
from numerai.base.journal.models import Event
from numerai.base.models import Draft, Programme
from numerai.base.pictures import MAX_BYTES
from numerai.programme.people.models import Account
from numerai.programme.people.rules import Role
from numerai.programme.places.models import VenuePhoto
from numerai.programme.places.rules import MOST_PHOTOS, PhotoSubject
from tests.screens.team.reading import get, post, title, words
from tests.screens.team.stage import Furnisher, staff
from tests.support.pictures import SECRET, bomb, drawn, with_place

SAID = {"subject": "entrance", "alternative": "Une porte bleue, une marche haute.", "people": "on"}


@pytest.fixture
def hall(furnisher: Furnisher) -> Any:
    return furnisher.venue("Médiathèque", "98818")


def send(team: Client, hall: Any, data: bytes | None = None, name: str = "photo.jpg", **said: str) -> Any:
    file = {} if data is None else {"photo": SimpleUploadedFile(name, data, "image/jpeg")}
    return post(team, "team:venue_photo_new", hall, **file, **{**SAID, **said})


def test_a_photo_is_added_with_its_words_and_the_journal_says_so(team: Client, hall: Any, clock: datetime) -> None:
    page = send(team, hall, with_place())
    assert "La photo est ajoutée" in words(page)
    assert "L’entrée Une porte bleue, une marche haute. Ajoutée le lundi 23 novembre 2026 par Compte" in words(page)
    assert 'alt="Une porte bleue, une marche haute."' in page.content.decode()
    photo = VenuePhoto.objects.get()
    assert SECRET.encode() not in bytes(photo.large) + bytes(photo.small)
    line = Event.objects.latest("number")
    assert (line.kind, line.personal, line.actor) == ("staff.changed", None, f"account:{Account.objects.get().id}")
    assert line.facts_read() == {"table": "venue_photo", "id": str(hall), "photo": str(photo.id), "change": "added"}
    assert not Draft.objects.exists()


def test_without_its_words_a_photo_is_refused_and_not_lost(team: Client, hall: Any, clock: datetime) -> None:
    page = send(team, hall, drawn(), alternative=" ")
    assert title(page).startswith("Erreur")
    assert "Dites avec des mots ce que montre la photo" in words(page)
    assert "Votre photo est gardée" in words(page)
    assert "Choisir une autre photo" in words(page)
    assert "data:image/webp;base64," in page.content.decode()
    assert not VenuePhoto.objects.exists()
    assert b"WEBP" not in bytes(Draft.objects.get().sealed)
    page = send(team, hall, token=page.context["token"], alternative="porte")
    assert "trois mots au moins" in words(page)
    assert "est ajoutée" in words(send(team, hall, token=page.context["token"]))
    assert VenuePhoto.objects.get().small_width == 320


def test_what_waits_opens_for_its_account_its_venue_and_a_day(
    team: Client, hall: Any, furnisher: Furnisher, clock: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = send(team, hall, drawn(), people="").context["token"]
    other = Client()
    other.force_login(staff(furnisher.programme, Role.COORDINATOR, "autre"))
    assert "Choisissez une photo" in words(send(other, hall, token=token))
    assert "Choisissez une photo" in words(send(team, furnisher.venue("Autre"), token=token))
    monkeypatch.setattr("django.utils.timezone.now", lambda: clock + timedelta(hours=25))
    team.force_login(Account.objects.get(username="compte-coordinator"))  # the sign-in ended before
    assert "Choisissez une photo" in words(send(team, hall, token=token))
    assert not VenuePhoto.objects.exists()


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (None, "", "Choisissez une photo."),
        (b"", "vide.jpg", "Ce fichier est vide."),
        (b"<!doctype html><script>alert(1)</script>", "page.jpg", "n’est pas une photo JPEG, PNG ou WebP"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "dessin.svg", "n’est pas une photo"),
        (bomb(), "bombe.png", "trop de points"),
        (drawn(900, 900)[:2_000], "coupee.jpg", "est abîmée"),
        (drawn() + bytes(MAX_BYTES), "lourde.jpg", "dépasse 7 Mo"),
        (drawn() + bytes(2 * MAX_BYTES), "enorme.jpg", "dépasse 7 Mo"),
    ],
)
def test_what_is_no_photo_is_said(team: Client, hall: Any, data: bytes | None, name: str, told: str) -> None:
    page = send(team, hall, data, name)
    assert told in words(page)
    assert title(page).startswith("Erreur")
    assert "Une porte bleue" in page.content.decode()
    assert not VenuePhoto.objects.exists()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"people": ""}, "Regardez la photo, puis cochez cette case."),
        ({"subject": ""}, "Choisissez ce que montre la photo."),
        ({"alternative": "mot " * 100}, "Ce texte est trop long."),
    ],
)
def test_each_answer_is_asked(team: Client, hall: Any, said: dict[str, str], told: str) -> None:
    assert told in words(send(team, hall, drawn(), **said))
    assert not VenuePhoto.objects.exists()


def test_the_database_refuses_a_photo_without_words(furnisher: Furnisher, hall: Any) -> None:
    furnisher.photo(hall)
    with pytest.raises(IntegrityError), transaction.atomic():
        VenuePhoto.objects.update(alternative="")


def test_photos_come_in_the_order_of_a_visit(team: Client, furnisher: Furnisher, hall: Any) -> None:
    for subject in (PhotoSubject.TOILETS, PhotoSubject.ROOM, PhotoSubject.WAY_IN, PhotoSubject.ENTRANCE):
        furnisher.photo(hall, subject)
    page = words(get(team, "team:venue", hall))
    places = [page.index(said) for said in ("Le chemin jusqu’à", "L’entrée", "La salle", "Les toilettes")]
    assert places == sorted(places)


def test_a_page_holds_so_many_photos(team: Client, furnisher: Furnisher, hall: Any, clock: datetime) -> None:
    for _ in range(MOST_PHOTOS):
        furnisher.photo(hall)
    page = send(team, hall, drawn())
    assert "Ce lieu a déjà 12 photos" in words(page)
    assert "Votre photo est gardée" in words(page)
    assert VenuePhoto.objects.count() == MOST_PHOTOS


def test_its_words_are_corrected_and_it_is_taken_away_for_good(
    team: Client, furnisher: Furnisher, hall: Any, programme: Programme, now: datetime
) -> None:
    photo = furnisher.photo(hall)
    shown = reverse("public:venue_photo", args=[photo])
    before = team.get(shown).content
    page = post(team, "team:venue_photo", photo, subject="room", alternative="Une salle de 20 chaises")
    assert "C’est gardé" in words(page)
    assert "La salle Une salle de 20 chaises" in words(page)
    assert team.get(shown).content == before
    assert "Rien n’a changé" in words(
        post(team, "team:venue_photo", photo, subject="room", alternative="Une salle de 20 chaises")
    )
    assert title(post(team, "team:venue_photo", photo, subject="room", alternative="")).startswith("Erreur")
    assert "une semaine" in words(get(team, "team:venue_photo_remove", photo))
    assert "La photo est retirée" in words(post(team, "team:venue_photo_remove", photo))
    assert team.get(shown).status_code == 404
    changes = [line.facts_read()["change"] for line in Event.objects.order_by("number")[1:]]
    assert changes == ["added", "edited", "removed"]


def test_a_trainer_looks_and_changes_nothing(
    signed_in: Callable[[Role], Client], furnisher: Furnisher, hall: Any
) -> None:
    furnisher.photo(hall)
    page = get(signed_in(Role.TRAINER), "team:venue", hall).content.decode()
    assert "Une porte bleue" in page
    assert "/equipe/lieux/photos/" not in page
    assert "photos/ajouter/" not in page


def test_rebuilding_from_the_journal_leaves_photos_alone(furnisher: Furnisher, hall: Any) -> None:
    photo = furnisher.photo(hall)
    before = bytes(VenuePhoto.objects.get(id=photo).large)
    assert verify.rebuild(furnisher.programme) == {}
    assert bytes(VenuePhoto.objects.get(id=photo).large) == before
