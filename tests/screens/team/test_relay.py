"""A relay’s own people: enrolled one after the other, told when a session is cancelled, mended when mistyped."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from numerai.base.models import Programme
from numerai.programme.people import actions as people
from numerai.programme.people.models import Account, Membership, Participant
from numerai.programme.people.queries import person
from numerai.programme.people.rules import Identity, Role
from numerai.programme.workshops.actions.sessions import cancel_session
from numerai.programme.workshops.models import Enrolment
from numerai.programme.workshops.rules import CancelCause
from tests.screens.team.placing import animated_by
from tests.screens.team.reading import filled, get, post, words
from tests.screens.team.stage import Furnisher, Stage, staff

AGREED = {"take_part": "yes", "call_back": "no"}


@pytest.fixture
def account(programme: Programme) -> Account:
    account = staff(programme, Role.RELAY)
    account.phone = "+687730101"
    account.save()
    return account


@pytest.fixture
def relay(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def theirs(furnisher: Furnisher, account: Account) -> Furnisher:
    return furnisher.by(account)


def enrol(client: Client, session: Any, **typed: str) -> Any:
    begun = post(client, "team:enrol_new", session, begun="")
    return post(client, "team:enrol_new", session, **filled(begun, "place"), **AGREED, **typed)


def test_the_next_person_of_one_address_is_one_step_away(relay: Client, furnisher: Furnisher) -> None:
    session = furnisher.plan(6, capacity=9)
    first = enrol(relay, session, given_name="Cagou", commune="98811", trusted_name="Moi", trusted_phone="73.01.01")
    page = words(first)
    assert page.index("Cagou a une place.") < page.index("Inscrire une autre personne dans cette séance")
    assert page.index("Inscrire une autre personne") < page.index("Les personnes inscrites avec vous")
    assert reverse("team:enrol", args=[session]) in first.content.decode()
    begun = post(relay, "team:enrol_new", session, begun="").context["person"]
    assert (begun["commune"].value(), begun["trusted_name"].value()) == ("98811", "Moi")
    enrol(relay, session, given_name="Notou", trusted_name="Ma fille", trusted_phone="74.00.00")
    begun = post(relay, "team:enrol_new", session, begun="").context["person"]
    assert begun["trusted_name"].value() is None


def test_nobody_found_says_among_whom(relay: Client, furnisher: Furnisher, stage: Stage) -> None:
    page = words(post(relay, "team:enrol", furnisher.plan(6), asked="Corail"))
    assert "Parmi les personnes que vous avez inscrites, personne ne porte un nom proche" in page


def test_a_cancelled_session_stays_on_the_day_until_its_day(relay: Client, theirs: Furnisher) -> None:
    session = theirs.plan(6)
    theirs.enrol(session, theirs.someone("Cagou"))
    cancel_session(theirs.programme, **theirs.who, session_id=session, cause=CancelCause.CYCLONE)
    page = words(get(relay, "team:day"))
    assert "Cagou Exemple" in page
    assert "Annulée : prévenez-la" in page


def test_who_cannot_be_reached_is_reached_through_their_relay(
    team: Client, theirs: Furnisher, account: Account
) -> None:
    session = theirs.plan(6)
    theirs.enrol(session, Identity(given_name="Cagou"))
    theirs.enrol(session, Identity(given_name="Notou", phone="+687741111"))
    cancel_session(theirs.programme, **theirs.who, session_id=session, cause=CancelCause.CYCLONE)
    page = words(get(team, "team:tasks"))
    assert page.count(f"Passez par {account.display_name} 73.01.01") == 1


def test_a_relay_mends_their_own_people_and_no_other(relay: Client, theirs: Furnisher, stage: Stage) -> None:
    own = theirs.enrol(theirs.plan(6), theirs.someone("Cagu")).participant_id
    Participant.objects.filter(id=stage.person).update(registered_by=None)
    assert reverse("team:person_own", args=[own]) in get(relay, "team:day").content.decode()
    page = get(relay, "team:person_own", own)
    post(relay, "team:person_own", own, **(filled(page) | {"given_name": "Cagou", "phone": "75.22.22"}))
    file = person(theirs.programme, own)
    assert file is not None
    assert (file.name, file.identity.phone) == ("Cagou Exemple", "+687752222")
    assert "Écrivez au moins un prénom, un nom" in words(post(relay, "team:person_own", own))
    assert post(relay, "team:person_own", stage.person, given_name="X").status_code == 404


def test_after_a_merge_a_relay_reads_the_name_that_they_know(
    relay: Client, furnisher: Furnisher, account: Account, stage: Stage
) -> None:
    by = Furnisher(furnisher.programme, furnisher.now, "Relayé").by(account)
    own = by.file(by.someone("Cagou"))
    main = furnisher.file(Identity(given_name="Secrète", family_name="Autrenom"))
    people.merge(furnisher.programme, **furnisher.who, alias=own, into=main)
    session = furnisher.plan(6)
    page = get(relay, "team:enrol_known", session, own)
    assert "Cagou Relayé" in words(page)
    answer = post(relay, "team:enrol_known", session, own, **filled(page, "place"), **AGREED)
    assert Enrolment.objects.get(session=session).participant_id == main
    cancel = get(relay, "team:enrolment_cancel", Enrolment.objects.get(session=session).id)
    for shown in (words(page), words(answer), words(get(relay, "team:day")), words(cancel)):
        assert "Cagou Relayé" in shown
        assert "Secrète" not in shown
        assert "Autrenom" not in shown


def test_two_roles_in_one_account_do_not_lend_each_other_their_people(
    programme: Programme, furnisher: Furnisher, account: Account, relay: Client
) -> None:
    """A trainer who is a relay too: people of their sessions are no people to enrol elsewhere, nor whole names."""
    mine, other = furnisher.plan(3), furnisher.plan(6)
    Membership.objects.create(account=account, programme=programme, role=Role.TRAINER)
    theirs = furnisher.enrol(mine, furnisher.someone("Banian")).participant_id
    animated_by(programme, furnisher.now, account, mine)
    assert get(relay, "team:enrol_known", mine, theirs).status_code == 200
    assert get(relay, "team:enrol_known", other, theirs).status_code == 404
    assert "Banian E." not in words(post(relay, "team:enrol", other, asked="Banian"))
    Enrolment.objects.filter(session=mine).update(registered_by=account.id)
    day = words(get(relay, "team:day"))
    assert "Banian E." in day
    assert "Banian Exemple" not in day


def test_a_telephone_is_never_read_as_a_name(relay: Client, theirs: Furnisher) -> None:
    theirs.enrol(theirs.plan(6), Identity(phone="+687749999"))
    page = words(get(relay, "team:day"))
    assert "Personne sans nom" in page
    assert "74.99.99" not in page
