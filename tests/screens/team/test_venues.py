"""Venues: what is known of each, by whom and since when; unknown is kept as an answer, and nothing written is lost."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from numerai.base.journal.models import Event, PersonKey
from numerai.base.models import Programme
from numerai.programme.people.models import Account
from numerai.programme.people.rules import Role
from numerai.programme.places import actions
from numerai.programme.places.messages import FEATURES
from numerai.programme.places.models import Venue, VenueContact, VenueFact, VenueRoom
from numerai.programme.places.queries import describe, described_venues
from numerai.programme.places.rules import GROUPS, Description, Finding, Known, VenueFeature
from numerai.programme.workshops.actions.erasure import erase_again
from numerai.programme.workshops.models import Session
from tests.screens.team.placing import animated_by
from tests.screens.team.reading import filled, get, post, title, words
from tests.screens.team.stage import Furnisher, Stage

HALL = {"commune": "98811", "name": "Maison de la mer"}
TODAY = date(2026, 11, 23)


def on(feature: str, day: date | None) -> dict[str, str]:
    boxes = (str(day.day), str(day.month), str(day.year)) if day else ("", "", "")
    return {f"{feature}_on_{box}": value for box, value in zip(("day", "month", "year"), boxes, strict=True)}


def as_shown(team: Client, venue: Any, **changes: str) -> dict[str, Any]:
    """What a browser sends when only `changes` were touched."""
    sent = filled(get(team, "team:venue_edit", venue))
    for feature in VenueFeature:
        sent |= on(feature, sent.pop(f"{feature}_on"))
    return sent | changes


@pytest.fixture
def hall(furnisher: Furnisher) -> Any:
    return furnisher.venue("Médiathèque", "98818", step_free=Known.YES, wifi=Known.NO)


def test_a_venue_is_added_with_what_was_found(team: Client, clock: datetime) -> None:
    form = get(team, "team:venue_new")
    assert (form.context["form"]["wifi_state"].value(), form.context["form"]["wifi_on"].value()) == ("unknown", TODAY)
    assert form.context["form"]["wifi_by"].value() == "OPEN NC"  # never a person: everyone reads it
    found = {"step_free_state": "yes", **on("step_free", date(2026, 11, 3)), "step_free_by": "OPEN NC"}
    page = post(team, "team:venue_new", **HALL, **found, wifi_state="unknown", **on("wifi", TODAY), wifi_by="Compte")
    assert "Le lieu est ajouté" in words(page)
    assert "Maison de la mer" in words(page)
    assert "Choses connues : 1 sur 16" in words(get(team, "team:venues"))
    findings = describe(Venue.objects.get(name="Maison de la mer")).findings
    assert findings[VenueFeature.STEP_FREE] == Finding(Known.YES, date(2026, 11, 3), "OPEN NC")
    assert findings[VenueFeature.WIFI] == Finding()
    assert "Maison de la mer" in words(get(team, "team:session_new"))


def test_the_public_page_tells_what_is_known(team: Client, furnisher: Furnisher, hall: Any) -> None:
    session = Session.objects.get(id=furnisher.plan(4, venue_id=hall, commune_id="98818"))
    page = words(get(team, "public:session", session.slug))
    assert "Entrée sans marche : oui" in page
    assert "Vérifié le lundi 23 novembre 2026 par test" in page
    assert "Pas encore vérifié : Bus à côté, Places de voiture" in page
    assert "Boucle magnétique" in page


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"commune": ""}, "Choisissez la commune."),
        ({"name": " "}, "Écrivez le nom du lieu."),
        ({"wifi_state": "no"}, "Dites quand cela a été vérifié."),
        ({"wifi_state": "yes", **on("wifi", date(2026, 11, 24))}, "Ce jour n’est pas encore venu."),
        ({"wifi_state": "yes", **on("wifi", date(2026, 9, 30)), "wifi_on_day": "31"}, "septembre 2026 a 30 jours"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(
    team: Client, clock: datetime, values: dict[str, str], told: str
) -> None:
    page = post(team, "team:venue_new", **(HALL | {"directions": "Après le pont"} | values))
    assert told in words(page)
    assert title(page).startswith("Erreur")
    assert "Après le pont" in page.content.decode()
    assert not Venue.objects.exists()


def test_boxes_beside_an_unknown_are_left_out(team: Client, clock: datetime) -> None:
    post(team, "team:venue_new", **HALL, wifi_state="unknown", wifi_on_day="n’importe quoi", wifi_by="x" * 80)
    assert set(VenueFact.objects.values_list("state", "checked_on", "checked_by")) == {("unknown", None, "")}


def test_a_name_is_used_once_in_a_commune(team: Client, clock: datetime) -> None:
    post(team, "team:venue_new", **HALL)
    assert "existe déjà" in words(post(team, "team:venue_new", **HALL | {"name": " Maison  de la mer "}))
    post(team, "team:venue_new", **HALL | {"commune": "98818", "name": "Autre"})
    other = Venue.objects.get(name="Autre").id
    page = team.post(reverse("team:venue_edit", args=[other]), as_shown(team, other, **HALL))
    assert "existe déjà" in words(page)
    assert Venue.objects.get(id=other).name == "Autre"


def test_an_edit_changes_what_was_touched_alone(team: Client, hall: Any, clock: datetime) -> None:
    url, events = reverse("team:venue_edit", args=[hall]), Event.objects.count()
    assert "Rien n’a changé" in words(team.post(url, as_shown(team, hall), follow=True))
    assert Event.objects.count() == events
    changed = as_shown(team, hall, hearing_loop_state="no", wifi_state="unknown")
    assert "C’est gardé" in words(team.post(url, changed, follow=True))
    known = {f: found.state for f, found in describe(Venue.objects.get(id=hall)).findings.items()}
    assert {f for f, state in known.items() if state != Known.UNKNOWN} == {"step_free", "hearing_loop"}


def test_two_people_who_write_at_once_both_see_it(team: Client, hall: Any, clock: datetime) -> None:
    url, mine = reverse("team:venue_edit", args=[hall]), as_shown(team, hall, name="Mon nom")
    team.post(url, as_shown(team, hall, parking_state="yes", name="Son nom"))
    conflict = team.post(url, mine)
    assert title(conflict).startswith("Deux versions")
    assert "Son nom" in words(conflict)
    assert "Places de voiture : oui" in words(conflict)
    assert 'value="Mon nom"' in conflict.content.decode()
    assert Venue.objects.get(id=hall).name == "Son nom"
    team.post(url, mine | {"edition": conflict.context["form"]["edition"].value()})
    assert Venue.objects.get(id=hall).name == "Mon nom"


def test_a_venue_of_sessions_stays_in_its_commune(
    team: Client, furnisher: Furnisher, hall: Any, clock: datetime
) -> None:
    url = reverse("team:venue_edit", args=[hall])
    team.post(url, as_shown(team, hall, commune="98811"))
    assert Venue.objects.get(id=hall).commune_id == "98811"
    furnisher.plan(4, venue_id=hall)
    page = team.post(url, as_shown(team, hall, commune="98818"))
    assert "la commune ne change plus" in words(page)
    assert Venue.objects.get(id=hall).commune_id == "98811"


def test_a_trainer_reads_and_changes_nothing(signed_in: Callable[..., Client], stage: Stage, hall: Any) -> None:
    page = get(signed_in(Role.TRAINER), "team:venues")
    assert "Choses connues : 2 sur 16" in words(page)
    assert "Reste à savoir : Toilettes adaptées · Places de voiture" in words(page)
    assert "modifier" not in page.content.decode()
    assert reverse("team:venue_new") not in page.content.decode()


def test_the_list_is_read_in_as_many_queries_however_long(
    team: Client, furnisher: Furnisher, django_assert_num_queries: Any
) -> None:
    furnisher.venue("Une")
    with django_assert_num_queries(2):
        described_venues(furnisher.programme)
    for name in ("Deux", "Trois"):
        furnisher.venue(name, "98818", wifi=Known.YES)
    with django_assert_num_queries(2):
        described_venues(furnisher.programme)


def test_the_journal_tells_how_much_and_no_word_of_it(team: Client, clock: datetime) -> None:
    post(team, "team:venue_new", **HALL, wifi_state="yes", **on("wifi", TODAY), wifi_by="Prénom Nom")
    line = Event.objects.latest("number")
    venue = Venue.objects.get(name="Maison de la mer")
    assert (line.kind, line.personal, line.actor) == ("staff.changed", None, f"account:{Account.objects.get().id}")
    assert line.facts_read() == {"table": "venue", "id": str(venue.id), "features": 1}


def test_a_venue_of_another_programme_is_not_written(
    programme: Programme, other_programme: Programme, furnisher: Furnisher, now: datetime
) -> None:
    described = Description("98811", "Ailleurs", "", dict.fromkeys(VenueFeature, Finding()))
    venue = actions.add_venue(other_programme, actor="test", now=now, description=described)
    for unknown in (venue, uuid4()):
        with pytest.raises(Venue.DoesNotExist):
            actions.edit_venue(
                programme, actor="test", now=now, venue_id=unknown, edition=described.edition, description=described
            )


def test_the_page_of_a_venue_tells_each_answer_with_its_day_and_name(team: Client, hall: Any) -> None:
    page = words(get(team, "team:venue", hall))
    for said in ("Pour venir", "Pour entrer", "À l’intérieur", "Réseau et électricité"):
        assert said in page
    assert "Entrée sans marche : oui vérifié le lundi 23 novembre 2026 par test" in page
    assert "Porte large de 80 cm ou plus : nous ne savons pas encore" in page


def test_every_feature_is_asked_once_and_has_its_words() -> None:
    asked = [feature for features in GROUPS.values() for feature in features]
    assert sorted(asked) == sorted(VenueFeature)
    assert set(FEATURES) == set(VenueFeature)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", {"Une", "Deux", "Trois"}),
        ("sans-marche", {"Une", "Deux"}),
        ("boucle", {"Trois"}),
        ("toilettes", set()),
        ("a-verifier", {"Une", "Deux", "Trois"}),
        ("<script>", {"Une", "Deux", "Trois"}),
    ],
)
def test_the_list_is_narrowed_by_links_and_unknown_is_not_yes(
    team: Client, furnisher: Furnisher, asked: str, shown: set[str]
) -> None:
    furnisher.venue("Une", step_free=Known.YES)
    furnisher.venue("Deux", step_free=Known.NO, ramp=Known.YES)
    furnisher.venue("Trois", step_free=Known.NO, hearing_loop=Known.YES)
    page = get(team, "team:venues", query={"avec": asked})
    assert {name for name in ("Une", "Deux", "Trois") if f"{name} Exemple" in words(page)} == shown
    assert "Entrée sans marche, ou rampe (2)" in words(page)


@pytest.mark.parametrize("asked", ["", "sans-marche", "boucle"])
def test_the_map_and_its_list_say_the_same_and_follow_the_choice(
    team: Client, furnisher: Furnisher, asked: str
) -> None:
    furnisher.venue("Une", "98818", step_free=Known.YES)
    furnisher.venue("Deux", "98818", step_free=Known.NO)
    furnisher.venue("Trois", "98821", ramp=Known.YES)
    page = get(team, "team:venues", query={"avec": asked}).content.decode()
    marks = re.findall(r'<a href="#([^"]+)" aria-label="([^"]+)"><path', page)
    rows = re.findall(r'<li[^>]*><a href="#([^"]+)"><b>([^<]+)</b> <span>([^<]+)</span>', page)
    headings = re.findall(r'<h2 id="([^"]+)">([^<]+) <span class="soft">([^<]+)</span>', page)
    assert marks == [(anchor, f"{name}, {words}") for anchor, name, words in rows]
    assert rows == headings
    expected = {"": ["Nouméa, 2 lieux", "Païta, 1 lieu"], "sans-marche": ["Nouméa, 1 lieu", "Païta, 1 lieu"]}
    assert [said for _, said in marks] == expected.get(asked, [])


ROOMS = {"name_0": "Grande salle", "chairs_0": "20", "posts_0": "", "name_1": "Petite salle", "posts_1": "0"}


def test_rooms_count_chairs_and_posts_apart_and_nothing_is_guessed(team: Client, hall: Any) -> None:
    page = words(post(team, "team:venue_rooms", hall, **ROOMS, edition=shown_edition(team, hall)))
    assert "Grande salle 20 chaises · postes d’ordinateur : pas compté" in page
    assert "Petite salle chaises : pas compté · 0 poste" in page
    line = Event.objects.latest("number")
    assert line.facts_read() == {"table": "venue_room", "id": str(hall), "rooms": 2}
    gone = {**ROOMS, "name_0": ""}
    assert "Grande salle" not in words(post(team, "team:venue_rooms", hall, **gone, edition=shown_edition(team, hall)))


def test_rooms_that_someone_changed_meanwhile_are_not_lost(team: Client, hall: Any) -> None:
    before = shown_edition(team, hall)
    post(team, "team:venue_rooms", hall, name_0="La sienne", edition=before)
    page = post(team, "team:venue_rooms", hall, name_0="La mienne", edition=before)
    assert title(page).startswith("Deux versions")
    assert "Quelqu’un a changé ces salles" in words(page)
    assert "La sienne" in words(page)
    assert 'value="La mienne"' in page.content.decode()
    assert list(VenueRoom.objects.values_list("name", flat=True)) == ["La sienne"]
    again = page.context["form"]["edition"].value()
    post(team, "team:venue_rooms", hall, name_0="La mienne", edition=again)
    assert list(VenueRoom.objects.values_list("name", flat=True)) == ["La mienne"]


@pytest.mark.parametrize(
    ("rooms", "told"),
    [
        ({"name_0": "Une", "chairs_0": "beaucoup"}, "Écrivez un nombre en chiffres"),
        ({"name_0": "Une", "name_1": " Une "}, "Cette salle est déjà dans la liste."),
        ({"chairs_0": "12"}, "Écrivez le nom de cette salle."),
    ],
)
def test_rooms_that_cannot_be_are_said(team: Client, hall: Any, rooms: dict[str, str], told: str) -> None:
    page = post(team, "team:venue_rooms", hall, **rooms, edition=shown_edition(team, hall))
    assert told in words(page)
    assert not VenueRoom.objects.exists()


def shown_edition(team: Client, venue: Any) -> str:
    return str(get(team, "team:venue_rooms", venue).context["form"]["edition"].value())


CONTACT = {"key_holder_name": "Banian Modèle", "key_holder_phone": "75 12 35", "key_holder_words": "Après 16 h"}


def test_who_to_see_is_sealed_and_never_public(team: Client, furnisher: Furnisher, hall: Any) -> None:
    page = words(post(team, "team:venue_contacts", hall, **CONTACT))
    assert "Qui a les clés Banian Modèle 75.12.35 Après 16 h" in page
    assert "Contact coutumier pas connu" in page
    row = VenueContact.objects.get()
    assert b"Banian" not in bytes(row.sealed)
    line = Event.objects.latest("number")
    assert line.personal is None
    assert "Banian" not in line.facts
    session = Session.objects.get(id=furnisher.plan(4, venue_id=hall, commune_id="98818"))
    assert "Banian" not in get(team, "public:session", session.slug).content.decode()
    assert "Rien n’a changé" in words(post(team, "team:venue_contacts", hall, **CONTACT))


def test_emptied_boxes_erase_the_person_also_after_a_restore(
    team: Client, furnisher: Furnisher, hall: Any, now: datetime
) -> None:
    post(team, "team:venue_contacts", hall, **CONTACT)
    row, key = VenueContact.objects.get(), PersonKey.objects.get(person=VenueContact.objects.get().id)
    assert "Qui a les clés pas connu" in words(post(team, "team:venue_contacts", hall))
    assert not PersonKey.objects.filter(person=row.id).exists()
    row.save(force_insert=True)  # what a restored backup brings back
    key.save(force_insert=True)
    erase_again(furnisher.programme, now=now)
    assert not VenueContact.objects.exists()
    assert not PersonKey.objects.filter(person=row.id).exists()


def test_a_telephone_that_is_none_is_said(team: Client, hall: Any) -> None:
    page = post(team, "team:venue_contacts", hall, customary_phone="12")
    assert "Écrivez un numéro à 6 chiffres" in words(page)
    assert not VenueContact.objects.exists()


def test_a_trainer_reads_the_contacts_and_cannot_write(
    signed_in: Callable[..., Client], team: Client, hall: Any, furnisher: Furnisher
) -> None:
    """Only who animates a session to come there; others know that somebody is to be greeted, not who."""
    post(team, "team:venue_contacts", hall, **CONTACT)
    trainer = signed_in(Role.TRAINER, furnisher.plan(-3, venue_id=hall), furnisher.plan(3))
    page = words(get(trainer, "team:venue", hall))
    assert "Banian Modèle" not in page
    assert "La coordination les connaît" in page
    animated_by(
        furnisher.programme,
        furnisher.now,
        Account.objects.get(memberships__role=Role.TRAINER),
        furnisher.plan(4, venue_id=hall),
    )
    page = get(trainer, "team:venue", hall)
    assert "Banian Modèle" in words(page)
    assert "salles/" not in page.content.decode()
