"""What anyone reads about venues: each answer with who checked it, photos light and in words, the map and its twin."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from numerai.base import pictures
from numerai.base.models import Programme
from numerai.programme.places.actions import write_contact
from numerai.programme.places.models import Venue
from numerai.programme.places.rules import Contact, ContactKind, PhotoSubject
from tests.screens.public.planning import KONE, NOUMEA, PAITA, Planner
from tests.screens.public.reading import Read, Reading
from tests.screens.team.stage import Furnisher


@pytest.fixture
def by(plan: Planner) -> Furnisher:
    return Furnisher(plan.programme, plan.now, "Exemple")


def path(venue: Venue) -> str:
    return f"/lieux/{venue.id}/"


def test_the_page_of_a_venue_tells_all_before_coming(plan: Planner, by: Furnisher, read: Reading) -> None:
    venue = plan.venue(step_free="yes", adapted_toilet="no")
    Venue.objects.filter(id=venue.id).update(directions="Derrière la mairie.\nPorte bleue.")
    by.photo(venue.id)
    session = plan.session(commune_id=NOUMEA, venue_id=venue.id)
    key_holder = Contact("Banian Modèle", "+687751235", "Après 16 h")
    who = {"actor": "test", "now": plan.now, "venue_id": venue.id}
    write_contact(plan.programme, **who, kind=ContactKind.KEY_HOLDER, contact=key_holder)
    page = read(path(venue))
    for said in (
        "Maison commune",
        "Nouméa",
        "Porte bleue.",
        "Entrée sans marche : oui vérifié le lundi 12 octobre 2026 par l’équipe",
        "Toilettes adaptées : non",
        "Pas encore vérifié : Salle sans marche à l’intérieur, ou ascenseur, Boucle magnétique",
        "L’entrée Une porte bleue de Exemple",
        "Dire un problème",
    ):
        assert said in page.words
    assert f"/ateliers/{session.slug}/" in page.links
    for secret in ("Banian", "75.12.35", "751235", "Après 16", "Ajoutée le", "account:"):
        assert secret not in page.html


def test_a_venue_of_which_nothing_is_known_says_so(plan: Planner, read: Reading) -> None:
    page = read(path(plan.venue()))
    assert "Personne n’a encore vérifié ce lieu" in page.words
    assert "Aucun atelier ici" in page.words
    assert "Pas encore vérifié" not in page.words


def test_photos_are_light_sized_and_late(plan: Planner, by: Furnisher, read: Reading, client: Client) -> None:
    venue = plan.venue()
    photo = by.photo(venue.id)
    page = read(path(venue))
    small = reverse("public:venue_photo_small", args=[photo])
    [tag] = re.findall(r"<img [^>]*>", page.html)
    for part in (f'src="{small}"', 'width="320"', 'height="240"', 'alt="Une porte bleue de Exemple"', 'loading="lazy"'):
        assert part in tag
    for url, heaviest in ((small, pictures.SMALL_BYTES), (reverse("public:venue_photo", args=[photo]), 150_000)):
        answer = client.get(url)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/webp")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "public, max-age=604800, immutable"
        assert "Set-Cookie" not in answer.headers
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert len(answer.content) <= heaviest


def test_the_page_of_a_workshop_leads_there_and_shows_no_photo(plan: Planner, by: Furnisher, read: Reading) -> None:
    venue = plan.venue(step_free="yes")
    session = f"/ateliers/{plan.session(venue_id=venue.id, commune_id=NOUMEA).slug}/"
    assert "Voir la page du lieu" in read(session).words
    without = read(session)
    by.photo(venue.id)
    by.photo(venue.id, PhotoSubject.ROOM)
    page = read(session)
    assert "Voir les photos du lieu (2 photos, 1 ko)" in page.words
    assert path(venue) in page.links
    assert "<img" not in page.html
    assert page.queries == without.queries
    assert "lieux/" not in "".join(read(f"/ateliers/{plan.session().slug}/").links).replace("/lieux/photos", "")


def marks(page: Read) -> list[tuple[str, str]]:
    """On the map: address, and what is said to whoever does not see it."""
    return re.findall(r'<a href="(#[^"]+)" aria-label="([^"]+)"><path', page.html)


def twin(page: Read) -> list[tuple[str, str]]:
    rows = re.findall(r'<li[^>]*><a href="(#[^"]+)"><b>([^<]+)</b> <span>([^<]+)</span>', page.html)
    return [(address, f"{name}, {words}") for address, name, words in rows]


def test_the_map_and_its_list_say_the_same(plan: Planner, by: Furnisher, read: Reading) -> None:
    for name, commune in (("Une", NOUMEA), ("Deux", NOUMEA), ("Trois", PAITA)):
        plan.session(commune_id=commune, venue_id=by.venue(name, commune))
    by.venue("En préparation", KONE)
    page = read("/lieux/")
    assert marks(page) == twin(page) == [("#lieux-noumea", "Nouméa, 2 lieux"), ("#lieux-paita", "Païta, 1 lieu")]
    for address, _ in marks(page):
        assert f'id="{address[1:]}"' in page.html
    assert [name for name in ("Une", "Deux", "Trois", "En préparation") if f"{name} Exemple" in page.words] == [
        "Une",
        "Deux",
        "Trois",
    ]
    assert "/lieux/" in read("/plan-du-site/").links


def test_venues_cost_the_same_queries_however_many(plan: Planner, by: Furnisher, read: Reading) -> None:
    costs = set()
    for rank in range(3):
        plan.session(rank + 1, venue_id=by.venue(f"Lieu {rank}", KONE), commune_id=KONE)
        page = read("/lieux/")
        costs.add(page.queries)
        assert page.transferred < 14_000
    assert costs == {4}


def test_venues_of_another_programme_are_not_here(
    plan: Planner, by: Furnisher, other_programme: Programme, read: Reading
) -> None:
    theirs = Furnisher(other_programme, plan.now, "Ailleurs")
    venue = theirs.venue("Médiathèque", KONE)
    theirs.plan(4, venue_id=venue, commune_id=KONE)
    photo = theirs.photo(venue)
    addresses = [f"/lieux/{venue}/", *(reverse(f"public:venue_photo{size}", args=[photo]) for size in ("", "_small"))]
    assert "Ailleurs" not in read("/lieux/").words
    assert "Aucun atelier n’a encore de lieu" in read("/lieux/").words
    for address in addresses:
        assert Client().get(address).status_code == 404
        assert Client(headers={"host": "ailleurs.example"}).get(address).status_code == 200
