"""Sessions: found by plain links, planned in the words people type, edited by two people without losing anything."""

from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from numerai.base.journal.models import Event
from numerai.base.models import Programme
from numerai.programme.people.models import Account
from numerai.programme.places.models import Venue
from numerai.programme.workshops.models import Enrolment, Session, Task
from numerai.screens.team.calendar_warnings import warnings_about
from tests.screens.team.placing import animated_by
from tests.screens.team.reading import filled, get, post, title, words
from tests.screens.team.stage import Furnisher, Stage

DAY = {"day_day": "8", "day_month": "12", "day_year": "2026"}


def planned(team: Client, **values: Any) -> Session:
    response = post(team, "team:session_new", **(DAY | values))
    assert response.status_code == 200, words(response)
    assert "La séance est prévue" in words(response)
    return Session.objects.order_by("-id")[0]


@pytest.mark.parametrize(
    ("state", "shown"),
    [("", 1), ("a-venir", 1), ("a-noter", 1), ("passes", 1), ("annules", 1), ("n-importe-quoi", 1)],
)
def test_each_state_has_its_list(team: Client, stage: Stage, state: str, shown: int) -> None:
    page = get(team, "team:sessions", query={"etat": state})
    assert len(page.context["rows"]) == shown


def test_each_list_says_how_many(team: Client, stage: Stage) -> None:
    page = words(get(team, "team:sessions"))
    assert "À venir (1) Présences à noter (1) Tenues (1) Annulées (1)" in page


def test_the_list_is_filtered_by_commune(team: Client, furnisher: Furnisher) -> None:
    furnisher.plan(3)
    furnisher.plan(4, commune_id="98814")
    page = get(team, "team:sessions", query={"commune": "lifou"})
    assert [row.session.commune.name for row in page.context["rows"]] == ["Lifou"]
    assert len(get(team, "team:sessions", query={"commune": "nulle-part"}).context["rows"]) == 2


def test_a_past_session_without_presence_opens_its_presence_page(team: Client, stage: Stage) -> None:
    row = get(team, "team:sessions", query={"etat": "a-noter"}).context["rows"][0]
    assert row.url.endswith(f"{stage.past}/presences/")


def test_only_the_day_is_needed(team: Client, clock: Any) -> None:
    session = planned(team)
    assert (session.day, session.capacity, session.sign_language, session.commune) == (
        date(2026, 12, 8),
        None,
        None,
        None,
    )
    page = words(get(team, "team:session", session.id))
    assert "lieu à préciser" in page
    assert "pas encore connu" in page
    assert "personne ne peut s’inscrire" in page


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [("8", "12", "2026"), ("08", "12", "26"), ("8", "décembre", "2026"), ("8/12/2026", "", ""), ("8-12-2026", "", "")],
)
def test_a_day_is_read_in_every_usual_way(team: Client, clock: Any, day: str, month: str, year: str) -> None:
    assert planned(team, day_day=day, day_month=month, day_year=year).day == date(2026, 12, 8)


def test_a_day_in_one_box_keeps_its_order(team: Client, clock: Any) -> None:
    """Cut at its dashes, it would be the 27th of October 2026."""
    assert planned(team, day_day="26-10-27", day_month="", day_year="").day == date(2027, 10, 26)


def test_a_day_that_is_none_is_quoted_whole(team: Client, clock: Any) -> None:
    said = words(post(team, "team:session_new", **DAY | {"day_day": "../5-6", "day_month": "--x", "day_year": "-y."}))
    assert "« ../5-6 --x -y. » n’est pas une date lisible" in said


@pytest.mark.parametrize(
    ("typed", "read"),
    [("9h", time(9)), ("9", time(9)), ("13h30", time(13, 30)), ("9 h 05", time(9, 5)), ("14:15", time(14, 15))],
)
def test_an_hour_is_read_in_every_usual_way(team: Client, clock: Any, typed: str, read: time) -> None:
    assert planned(team, starts_at=typed).starts_at == read


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"day_day": "31", "day_month": "9"}, "septembre 2026 a 30 jours"),
        ({"day_day": "", "day_month": "", "day_year": ""}, "Écrivez le jour, le mois et l’année"),
        ({"starts_at": "midi"}, "Écrivez une heure comme 9 h ou 13 h 30"),
        ({"starts_at": "11h", "ends_at": "9h"}, "L’heure de fin vient après"),
        ({"capacity": "douze"}, "Écrivez un nombre en chiffres"),
        ({"contact_phone": "12"}, "Écrivez un numéro à 6 chiffres"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(
    team: Client, clock: Any, values: dict[str, str], told: str
) -> None:
    response = post(team, "team:session_new", **(DAY | {"title": "Mon titre"} | values))
    assert told in words(response)
    assert title(response).startswith("Erreur")
    page = response.content.decode()
    assert all(f'value="{typed}"' in page for typed in ["Mon titre", *filter(None, values.values())])
    assert not Session.objects.exists()


def test_a_known_venue_gives_its_commune(team: Client, programme: Programme, clock: Any) -> None:
    venue = Venue.objects.create(programme=programme, commune_id="98811", name="Médiathèque")
    assert planned(team, venue=str(venue.id)).commune_id == "98811"
    wrong = post(team, "team:session_new", **DAY, venue=str(venue.id), commune="98814")
    assert "autre commune" in words(wrong)


def test_a_venue_of_another_programme_is_not_offered(team: Client, other_programme: Programme, clock: Any) -> None:
    venue = Venue.objects.create(programme=other_programme, commune_id="98811", name="Ailleurs")
    assert "Ailleurs" not in words(get(team, "team:session_new"))
    assert not post(team, "team:session_new", **DAY, venue=str(venue.id)).redirect_chain


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 9, 24), "C’est un jour férié"),
        (date(2026, 8, 12), "vacances scolaires"),
        (date(2027, 2, 3), "saison des cyclones"),
    ],
)
def test_a_day_to_think_about_is_said_and_never_refused(programme: Programme, day: date, told: str) -> None:
    assert any(told in sentence for sentence in warnings_about(day))


def test_a_copy_takes_all_but_the_day_and_the_people(team: Client, stage: Stage) -> None:
    form = get(team, "team:session_copy", stage.full)
    assert form.context["form"]["day"].value() is None
    response = team.post(f"/equipe/ateliers/{stage.full}/copier/", filled(form) | DAY, follow=True)
    copied = Session.objects.order_by("-id")[0]
    assert "La séance est prévue" in words(response)
    assert (copied.title, copied.capacity, copied.day) == ("Atelier Exemple", 2, date(2026, 12, 8))
    assert not copied.enrolments.exists()


def edit_data(team: Client, stage: Stage, **changes: str) -> dict[str, Any]:
    form = get(team, "team:session_edit", stage.full)
    day = form.context["form"]["day"].value()
    boxes = {"day_day": str(day.day), "day_month": str(day.month), "day_year": str(day.year)}
    return filled(form) | boxes | changes


def test_saving_without_a_change_changes_nothing(team: Client, stage: Stage) -> None:
    before = Session.objects.get(id=stage.full).edition
    page = team.post(f"/equipe/ateliers/{stage.full}/modifier/", edit_data(team, stage), follow=True)
    assert "Rien n’a changé" in words(page)
    assert Session.objects.get(id=stage.full).edition == before


def test_more_places_let_in_whoever_waits(team: Client, stage: Stage) -> None:
    team.post(f"/equipe/ateliers/{stage.full}/modifier/", edit_data(team, stage, capacity="3"))
    assert Enrolment.objects.get(id=stage.waiting).seat == 3
    assert Task.objects.filter(kind="tell_promoted").count() == 1


def test_two_editions_at_once_are_both_shown_and_none_is_lost(team: Client, stage: Stage) -> None:
    mine = edit_data(team, stage, title="Mon titre", place="Ma salle")
    team.post(f"/equipe/ateliers/{stage.full}/modifier/", edit_data(team, stage, title="Son titre"))
    conflict = team.post(f"/equipe/ateliers/{stage.full}/modifier/", mine)
    assert title(conflict).startswith("Deux versions")
    shown = {(row.label, row.theirs, row.yours) for row in conflict.context["differences"]}
    assert shown == {("Titre", "Son titre", "Mon titre"), ("Lieu, tribu, précision", "Salle Exemple", "Ma salle")}
    assert 'value="Mon titre"' in conflict.content.decode()
    assert Session.objects.get(id=stage.full).title == "Son titre"
    again = mine | {"edition": conflict.context["form"]["edition"].value()}
    team.post(f"/equipe/ateliers/{stage.full}/modifier/", again)
    assert Session.objects.get(id=stage.full).title == "Mon titre"


def test_cancelling_asks_why_and_opens_one_task_per_person(team: Client, stage: Stage) -> None:
    assert "3 personnes seront à prévenir" in words(get(team, "team:session_cancel", stage.full))
    assert "choisissez une raison" in words(post(team, "team:session_cancel", stage.full))
    page = post(team, "team:session_cancel", stage.full, cause="transport")
    assert "Raison : Transport" in words(page)
    assert Task.objects.filter(session=stage.full, kind="tell_cancelled").count() == 3


def test_a_cancelled_session_takes_place_after_all(team: Client, stage: Stage) -> None:
    page = post(team, "team:session_reopen", stage.cancelled)
    assert "a de nouveau lieu" in words(page)
    assert not Session.objects.get(id=stage.cancelled).is_cancelled


def test_the_journal_names_the_account_not_the_person(team: Client, clock: Any) -> None:
    planned(team)
    account = Account.objects.get()
    assert Event.objects.latest("number").actor == f"account:{account.id}"


def test_sessions_that_nobody_animates_are_told_and_found(
    team: Client, programme: Programme, clock: Any, furnisher: Furnisher
) -> None:
    lone, mine = furnisher.plan(5, title="Sans personne"), furnisher.plan(6, title="Avec moi")
    animated_by(programme, clock, Account.objects.get(), mine)
    furnisher.plan(-5, title="Déjà passée")
    for name in ("team:day", "team:tasks"):
        assert "1 séance à venir n’a personne pour l’animer" in words(get(team, name))
    page = get(team, "team:sessions", query={"etat": "a-venir", "sans-animateur": "1"})
    assert [row.session.id for row in page.context["rows"]] == [lone]


def test_a_plan_sent_twice_is_one_session(team: Client, stage: Stage) -> None:
    for name, args in (("team:session_new", ()), ("team:session_copy", (stage.held,))):
        before = Session.objects.count()
        sent = {**filled(get(team, name, *args)), **DAY}
        for _ in range(2):
            assert "La séance est prévue" in words(post(team, name, *args, **sent))
        assert Session.objects.count() == before + 1
