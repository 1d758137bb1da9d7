"""Enrolling on someone's behalf: found first, full sessions exceeded only on purpose, consent said aloud."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session as WebSession
from django.test import Client

from numerai.base.ids import say_code
from numerai.base.journal.models import Event
from numerai.programme.people.messages import CONSENT_TEXT
from numerai.programme.people.models import Account, Consent, Participant
from numerai.programme.people.queries import person
from numerai.programme.people.rules import Identity, Origin, Role
from numerai.programme.workshops.actions.enrolment import AlreadyEnrolled, Request, enrol
from numerai.programme.workshops.models import AccessNeed, Enrolment, Task
from tests.screens.team.reading import get, post, title, words
from tests.screens.team.stage import TODAY, Furnisher, Stage

AGREED = {"take_part": "yes", "call_back": "no"}


def place_of(page: Any) -> dict[str, str]:
    return {"enrolment": str(page.context["place"]["enrolment"].value())}


def test_the_search_forgives_and_proposes_a_new_file(team: Client, stage: Stage) -> None:
    page = post(team, "team:enrol", stage.full, asked="niaouly exanple")
    assert "Niaouli Exemple" in words(page)
    nobody = words(post(team, "team:enrol", stage.full, asked="Zyxw"))
    assert "Personne ne porte un nom proche" in nobody
    assert "nouvelle personne" in nobody


def test_the_typed_name_comes_along_without_an_address(team: Client, stage: Stage) -> None:
    """Whoever typed says which word is the family name; unsaid, the words stay together where they are seen."""
    found = words(post(team, "team:enrol", stage.full, asked="Wénéguéï Marie"))
    assert "Prénom : Wénéguéï, nom : Marie" in found
    assert "Prénom : Marie, nom : Wénéguéï" in found
    for order, names in {
        "given_first": ("Wénéguéï", "Marie"),
        "family_first": ("Marie", "Wénéguéï"),
        "": ("Wénéguéï Marie", ""),
    }.items():
        page = post(team, "team:enrol_new", stage.full, begun="Wénéguéï Marie", order=order)
        assert "Erreur" not in title(page)
        assert tuple(page.context["person"][name].value() for name in ("given_name", "family_name")) == names


def test_a_telephone_typed_in_the_search_stays_a_telephone(team: Client, stage: Stage) -> None:
    form = post(team, "team:enrol_new", stage.full, begun="74.55.66").context["person"]
    assert (form["phone"].value(), form["given_name"].value()) == ("74.55.66", None)
    assert "Prénom :" not in words(post(team, "team:enrol", stage.full, asked="74.55.66"))


def test_someone_known_is_enrolled_in_a_free_place(team: Client, furnisher: Furnisher, stage: Stage) -> None:
    free = furnisher.plan(4)
    form = get(team, "team:enrol_known", free, stage.unlike)
    assert "place" not in form.context["place"].fields
    page = post(team, "team:enrol_known", free, stage.unlike, **place_of(form), needs=["large_print"])
    assert "Niaouli Exemple a une place." in words(page)
    assert say_code(Enrolment.objects.get(session=free).code) in page.content.decode()
    assert "Niaouli" not in str(page.redirect_chain)
    assert Enrolment.objects.get(session=free).via == "team"
    assert AccessNeed.objects.filter(session=free, participant=stage.unlike).count() == 1


def test_sending_twice_enrols_once(team: Client, furnisher: Furnisher, stage: Stage) -> None:
    free = furnisher.plan(4)
    form = get(team, "team:enrol_known", free, stage.unlike)
    for _ in range(2):
        post(team, "team:enrol_known", free, stage.unlike, **place_of(form))
    assert Enrolment.objects.filter(session=free).count() == 1
    again = get(team, "team:enrol_known", free, stage.unlike)
    assert "déjà inscrite" in words(post(team, "team:enrol_known", free, stage.unlike, **place_of(again)))


@pytest.mark.parametrize(("choice", "seat", "waiting"), [("wait", None, 2), ("force", 3, None)])
def test_a_full_session_asks_what_to_do(
    team: Client, stage: Stage, choice: str, seat: int | None, waiting: int | None
) -> None:
    form = get(team, "team:enrol_known", stage.full, stage.unlike)
    assert "au-delà des places" in words(form)
    unanswered = post(team, "team:enrol_known", stage.full, stage.unlike, **place_of(form))
    assert "Choisissez que faire : la liste d’attente" in words(unanswered)
    post(team, "team:enrol_known", stage.full, stage.unlike, **place_of(form), place=choice)
    row = Enrolment.objects.get(session=stage.full, participant=stage.unlike)
    assert (row.seat, row.waiting_number, row.forced) == (seat, waiting, choice == "force")


def test_who_exceeds_the_capacity_is_in_the_journal(signed_in: Callable[..., Client], stage: Stage) -> None:
    trainer = signed_in(Role.TRAINER, stage.full)
    page = post(trainer, "team:enrolment_admit", stage.waiting)
    assert "au-delà des places" in words(page)
    event = Event.objects.get(kind="enrolment.promoted", subject=stage.waiting)
    assert event.actor == f"account:{Account.objects.get().id}"
    assert event.facts_read()["forced"] is True


def test_a_past_session_takes_someone_only_on_purpose(team: Client, stage: Stage) -> None:
    form = get(team, "team:enrol_known", stage.past, stage.unlike)
    assert "Les inscriptions à cette séance sont fermées" in words(form)
    unticked = post(team, "team:enrol_known", stage.past, stage.unlike, **place_of(form))
    assert "Les inscriptions sont fermées. Cochez" in words(unticked)
    post(team, "team:enrol_known", stage.past, stage.unlike, **place_of(form), place="force")
    assert Enrolment.objects.filter(session=stage.past, participant=stage.unlike).exists()


def new_person(team: Client, session: Any, **answers: Any) -> Any:
    form = get(team, "team:enrol_new", session)
    return post(team, "team:enrol_new", session, **(place_of(form) | AGREED | answers))


def test_a_new_person_gets_a_file_a_place_and_their_spoken_answers(team: Client, furnisher: Furnisher) -> None:
    free = furnisher.plan(4)
    page = new_person(
        team,
        free,
        given_name="Cagou",
        family_name="Essai",
        phone="74 55 66",
        needs=["talk"],
        need_words="près de la porte",
    )
    assert "Cagou Essai a une place." in words(page)
    participant = Participant.objects.get()
    file = person(furnisher.programme, participant.id)
    assert file is not None
    assert (file.name, file.identity.phone) == ("Cagou Essai", "+687745566")
    assert participant.origin == "team"
    consents = {row.purpose: (row.granted, row.how) for row in Consent.objects.all()}
    assert consents == {"take_part": (True, "team"), "call_back": (False, "team")}
    assert AccessNeed.objects.count() == 1  # the free words; wanting to talk is a task
    assert Event.objects.filter(kind="task.opened").count() == 1


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({}, "Écrivez au moins un prénom"),
        ({"given_name": "Cagou", "take_part": "no"}, "Sans son accord, n’écrivez rien"),
        ({"given_name": "Cagou", "take_part": ""}, "Demandez à la personne si elle est d’accord"),
        ({"given_name": "Cagou", "call_back": ""}, "Demandez à la personne si nous pouvons"),
        ({"given_name": "Cagou", "phone": "123"}, "Écrivez un numéro à 6 chiffres"),
        ({"given_name": "Cagou", "contact_way": "call", "no_call": "on"}, "ne vont pas ensemble"),
        ({"given_name": "Cagou", "birth_year": "71"}, "quatre chiffres"),
        ({"given_name": "Cagou", "email": "cagou"}, "Vérifiez l’e-mail"),
    ],
)
def test_what_is_missing_is_said_and_nobody_is_written(
    team: Client, furnisher: Furnisher, answers: dict[str, str], told: str
) -> None:
    page = new_person(team, furnisher.plan(4), **answers)
    assert told in words(page)
    assert title(page).startswith("Erreur")
    assert not Participant.objects.exists()


def test_the_words_read_aloud_are_those_of_the_journey(team: Client, stage: Stage, furnisher: Furnisher) -> None:
    pages = [get(team, "team:enrol_new", furnisher.plan(4)), get(team, "team:person_consents", stage.person)]
    for page in map(words, pages):
        assert [sentence for sentence in map(str, CONSENT_TEXT) if " ".join(sentence.split()) not in page] == []


def test_a_trainer_finds_people_without_their_telephone(signed_in: Callable[..., Client], stage: Stage) -> None:
    page = words(post(signed_in(Role.TRAINER, stage.full, stage.held), "team:enrol", stage.full, asked="Niaouli"))
    assert "Niaouli E." in page
    assert "Niaouli Exemple" not in page
    assert "téléphone finissant par" in page
    assert "74.10" not in page
    assert "naissance" not in page


def test_cancelling_an_enrolment_says_who_gets_the_place(team: Client, stage: Stage) -> None:
    assert "ira tout de suite à la première personne qui attend" in words(
        get(team, "team:enrolment_cancel", stage.enrolment)
    )
    post(team, "team:enrolment_cancel", stage.enrolment)
    assert Enrolment.objects.get(id=stage.enrolment).status == "cancelled"
    assert Enrolment.objects.get(id=stage.waiting).seat == 1


def test_messages_and_web_sessions_name_nobody(team: Client, furnisher: Furnisher) -> None:
    response = team.get("/equipe/")
    form = get(team, "team:enrol_new", furnisher.plan(4))
    response = post(
        team, "team:enrol_new", furnisher.plan(4), follow=False, **place_of(form), **AGREED, given_name="Cagou"
    )
    kept = [row.get_decoded() for row in WebSession.objects.all()]
    assert "Cagou" not in f"{kept} {response.headers} {response.cookies}"


def test_mistakes_are_said_in_the_order_of_the_page(team: Client, furnisher: Furnisher) -> None:
    page = new_person(team, furnisher.plan(4), given_name="Cagou", phone="12", birth_year="71", email="x").content
    shown = page.decode()
    order = ["given_name", "family_name", "birth_year", "commune", "phone", "email"]
    places = [shown.index(f'name="{name}"') for name in order]
    assert places == sorted(places)
    summary = [shown.index(f'href="#id_{name}"') for name in ("birth_year", "phone", "email")]
    assert summary == sorted(summary)


def test_without_agreement_the_page_leads_to_the_count(team: Client, stage: Stage) -> None:
    refused = {"given_name": "Cagou", "take_part": "no", "place": "on"}
    page = new_person(team, stage.past, **refused).content.decode()
    assert f"/equipe/ateliers/{stage.past}/presences/#compter" in page


def test_someone_who_left_only_a_telephone_is_asked_their_name_and_their_agreement(
    team: Client, furnisher: Furnisher
) -> None:
    free, file = furnisher.plan(4), furnisher.file(Identity(phone="+687745566"))
    form = get(team, "team:enrol_known", free, file)
    assert "Elle ne veut pas dire son nom" in words(form)
    refused = words(post(team, "team:enrol_known", free, file, **place_of(form)))
    assert "Demandez-lui son nom, ou cochez" in refused
    assert "Demandez à la personne si elle est d’accord" in refused
    assert not Enrolment.objects.exists()
    page = post(team, "team:enrol_known", free, file, **place_of(form), **AGREED, given_name="Cagou")
    assert "Cagou a une place." in words(page)
    assert {row.purpose: row.granted for row in Consent.objects.all()} == {"take_part": True, "call_back": False}
    again = get(team, "team:enrol_known", furnisher.plan(5), file).context
    assert (again["unnamed"], again["consents"]) == (None, None)


def test_their_name_may_stay_unsaid(team: Client, furnisher: Furnisher) -> None:
    free, file = furnisher.plan(4), furnisher.file(Identity(phone="+687745566"))
    form = get(team, "team:enrol_known", free, file)
    post(team, "team:enrol_known", free, file, **place_of(form), **AGREED, nameless="on")
    assert Enrolment.objects.filter(session=free, participant=file).exists()


def test_nobody_chooses_the_identifier_of_an_enrolment(team: Client, furnisher: Furnisher, stage: Stage) -> None:
    """Somebody else's identifier enrols the person under another one, and says so truly."""
    free = furnisher.plan(4)
    get(team, "team:enrol_new", free)
    sent = {"enrolment": str(stage.enrolment), **AGREED, "given_name": "Cagou"}
    assert "Cagou a une place." in words(post(team, "team:enrol_new", free, **sent))
    assert Enrolment.objects.filter(session=free).count() == 1
    again = Request(enrolment_id=stage.enrolment, origin=Origin.TEAM, participant_id=stage.unlike)
    with pytest.raises(AlreadyEnrolled):
        enrol(furnisher.programme, **furnisher.who, today=TODAY, session_id=free, request=again)


def test_from_a_file_or_a_call_to_a_place(team: Client, furnisher: Furnisher, stage: Stage) -> None:
    """Enrolling whoever asked for a call offers to say that the call is made."""
    free = furnisher.plan(4)
    call = Task.objects.get(kind="call_back", done_at=None)
    link = f"/equipe/personnes/{call.participant_id}/inscrire/"
    for name, args in (("team:tasks", ()), ("team:person", (call.participant_id,))):
        assert link in get(team, name, *args).content.decode()
    chosen = get(team, "team:person_enrol", call.participant_id).content.decode()
    assert f"/equipe/ateliers/{free}/inscrire/{call.participant_id}/" in chosen
    form = get(team, "team:enrol_known", free, call.participant_id)
    page = post(team, "team:enrol_known", free, call.participant_id, **place_of(form), **AGREED)
    assert "Cette personne a demandé un appel" in words(page)
    assert f"/equipe/taches/{call.id}/faite/" in page.content.decode()
    assert (
        f"/equipe/ateliers/{free}/inscrire/" not in get(team, "team:person_enrol", call.participant_id).content.decode()
    )
