"""What a session says of its people: who came, who was only counted, whose needs are still to prepare."""

from typing import Any

from django.test import Client

from numerai.programme.workshops.actions import enrolment, presence
from numerai.programme.workshops.rules import NeedKind, Presence
from tests.screens.team.reading import get, post, words
from tests.screens.team.stage import Furnisher, Stage
from tests.screens.team.test_sessions import planned


def test_only_the_present_came_without_enrolling(team: Client, stage: Stage, furnisher: Furnisher) -> None:
    marks = {
        furnisher.file(furnisher.someone(name)): mark
        for name, mark in [("Venue", Presence.PRESENT), ("Excusée", Presence.EXCUSED), ("Muette", Presence.ABSENT)]
    }
    presence.mark_presence(furnisher.programme, **furnisher.who, session_id=stage.held, marks=marks)
    page = words(get(team, "team:session", stage.held))
    came, _mark, sheet = page.partition("Venus sans inscription")[2].partition("Sur la feuille de présence")
    assert "Venue" in came
    assert "Excusée Exemple Excusé" in sheet
    assert "Muette Exemple Absent" in sheet
    assert "Muette" not in came


def test_people_counted_without_a_name_are_told(team: Client, clock: Any, furnisher: Furnisher) -> None:
    session = furnisher.plan(-3, capacity=12)
    presence.count_heads(furnisher.programme, **furnisher.who, session_id=session, changes={"total": 9, "enrolled": 11})
    row = get(team, "team:sessions", query={"etat": "passes"}).context["rows"][0]
    assert row.seats_text == "9 venus · 11 inscrits (sans nom) · 12 places"
    page = words(get(team, "team:session", session))
    assert "Inscrits 11 sans nom" in page
    assert "Les noms des personnes inscrites ne sont pas connus." in page
    assert "encore inscrit" not in page


def test_nobody_came_is_not_said_of_a_session_to_report(team: Client, stage: Stage) -> None:
    row = get(team, "team:sessions", query={"etat": "a-noter"}).context["rows"][0]
    assert row.seats_text == "1 inscrit · 2 places"


def test_needs_follow_the_people(team: Client, furnisher: Furnisher, clock: Any) -> None:
    session = furnisher.plan(9, capacity=1)
    left = furnisher.enrol(session, furnisher.someone("Partie"), NeedKind.BRAILLE)
    furnisher.enrol(session, furnisher.someone("Reste"), NeedKind.LARGE_PRINT)
    furnisher.enrol(session, furnisher.someone("Attend"), NeedKind.STEP_FREE)
    enrolment.cancel_enrolment(furnisher.programme, **furnisher.who, enrolment_id=left.id)
    page = get(team, "team:session", session)
    assert [name for name, _count in page.context["needs"]] == ["De gros caractères"]
    assert [name for name, _count in page.context["needs_waiting"]] == ["Une salle sans marche"]
    assert [row["need"].kind for row in post(team, "team:session_needs", session).context["rows"]] == [
        NeedKind.LARGE_PRINT,
        NeedKind.STEP_FREE,
    ]


def test_a_held_session_is_not_cancelled_nor_prepared(team: Client, stage: Stage, furnisher: Furnisher) -> None:
    session = furnisher.plan(-4)
    came = furnisher.enrol(session, furnisher.someone("Prête"), NeedKind.BRAILLE)
    marks = {came.participant_id: Presence.PRESENT}
    presence.mark_presence(furnisher.programme, **furnisher.who, session_id=session, marks=marks)
    held = words(get(team, "team:session", session))
    assert "Annuler la séance" not in held
    assert "Besoins à préparer" not in held
    assert "Besoins dits" in held
    coming = words(get(team, "team:session", stage.full))
    assert "Annuler la séance" in coming
    assert "Voir la page publique" in coming
    assert "Notes pour l’équipe aucune" in coming


def test_planning_in_the_past_is_told(team: Client, clock: Any) -> None:
    session = planned(team, day_year="2025")
    assert session.day.year == 2025
    response = post(team, "team:session_new", day_day="8", day_month="12", day_year="2025")
    assert "déjà passé" in words(response)
