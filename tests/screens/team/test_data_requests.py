"""A referent answers someone who asks about their data: finds the file, gives, corrects, erases or refuses; no more."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from numerai.base.ids import say_code
from numerai.base.journal.models import Event
from numerai.base.models import Programme
from numerai.programme.concerns import actions, queries
from numerai.programme.concerns.models import Concern, ConcernPerson, ConcernStep
from numerai.programme.people.models import Account, Participant
from numerai.programme.people.organisations import write_organisation
from numerai.programme.people.rules import Role
from numerai.programme.workshops.models import Enrolment
from tests.screens.team.reading import get, post, title, words
from tests.screens.team.stage import Furnisher, Stage, staff
from tests.screens.test_permission_matrix import ALL, url_of

WORKS = ("team:person_access", "team:person_correct", "team:person_erase")


@pytest.fixture
def petrel(programme: Programme) -> Account:
    account = staff(programme, Role.REFERENT, "petrel")
    write_organisation(programme, account, "open-nc")
    return account


@pytest.fixture
def referent(petrel: Account, clock: datetime) -> Client:
    client = Client()
    client.force_login(petrel)
    return client


@pytest.fixture
def corail(furnisher: Furnisher) -> Enrolment:
    return furnisher.enrol(furnisher.plan(4), furnisher.someone("Corail", email="corail@exemple.invalid"))


def linked(client: Client, asked: UUID, person: UUID) -> Any:
    return post(client, "team:request_link", asked, participant=str(person))


def steps() -> list[str]:
    return list(ConcernStep.objects.values_list("step", flat=True))


def test_the_request_s_own_words_are_offered_and_find_the_file(
    referent: Client, furnisher: Furnisher, corail: Enrolment
) -> None:
    asked = furnisher.request(words="Bonjour, je suis Corail Exemple, je veux mes données.", phone="+687751234")
    page = get(referent, "team:request_find", asked)
    assert "Corail" not in words(page)
    offered = post(referent, "team:request_find", asked, read="1")
    assert offered.context["offered"] == ["75.12.34", "Corail Exemple"]
    assert Event.objects.filter(kind="concern.read", subject=asked).count() == 1
    assert "Corail" not in title(offered)
    found = post(referent, "team:request_find", asked, asked="Corail Exemple")
    assert [one.id for one in found.context["found"]] == [corail.participant_id]
    assert Event.objects.get(kind="concern.searched").facts_read() == {}


@pytest.mark.parametrize("by", ["code", "email", "name", "phone"])
def test_a_file_is_found_by_what_the_person_can_say(
    by: str, referent: Client, furnisher: Furnisher, corail: Enrolment
) -> None:
    furnisher.enrol(corail.session_id, furnisher.someone("Notou"))
    typed = {"code": say_code(corail.code), "email": "Corail@exemple.invalid ", "name": "koraille", "phone": "74.10.01"}
    page = post(referent, "team:request_find", furnisher.request(), asked=typed[by])
    assert corail.participant_id in [one.id for one in page.context["found"]]
    assert by == "name" or len(page.context["found"]) == 1
    said = words(page)
    assert "Corail E." in said
    assert "Corail Exemple" not in said
    assert "corail@" not in said.replace(typed[by].strip(), "")
    assert "74.10.01" not in said or by == "phone"


def test_the_linked_file_and_no_other_is_open(referent: Client, furnisher: Furnisher, corail: Enrolment) -> None:
    asked, other = furnisher.request(), furnisher.file(furnisher.someone("Banian"))
    for name in WORKS:
        assert get(referent, name, corail.participant_id).status_code == 404
    page = words(linked(referent, asked, corail.participant_id))
    assert "Le dossier trouvé : Corail E." in page
    for name in WORKS:
        assert get(referent, name, corail.participant_id).status_code == 200
        assert get(referent, name, other).status_code == 404
    for name in ("team:person", "team:person_consents"):
        assert get(referent, name, corail.participant_id).status_code == 403
    assert get(referent, "team:people").status_code == 403


def test_giving_correcting_and_erasing_are_steps_of_the_request(
    referent: Client, furnisher: Furnisher, corail: Enrolment
) -> None:
    asked, person = furnisher.request(corail.participant_id), corail.participant_id
    for form in ("page", "pdf", "json"):
        assert post(referent, "team:person_access", person, form=form).status_code == 200
    corrected = post(referent, "team:person_correct", person, given_name="Corail", family_name="Corrigé")
    assert corrected.redirect_chain[-1][0] == reverse("team:concern", args=[asked])
    erased = post(referent, "team:person_erase", person)
    assert erased.redirect_chain[-1][0] == reverse("team:concern", args=[asked])
    assert steps() == ["found", "given", "given", "given", "corrected", "erased"]
    assert Participant.objects.get(id=person).erased_at is not None
    assert not ConcernPerson.objects.exists()
    assert "Dossier effacé, le lundi 23 novembre 2026" in words(erased)
    answer = get(referent, "team:concern_answer", asked)
    assert "Nous avons effacé votre dossier." in answer.context["form"]["text"].value()


def test_each_page_leads_back_to_the_request(referent: Client, furnisher: Furnisher, corail: Enrolment) -> None:
    asked = furnisher.request(corail.participant_id)
    file = reverse("team:person", args=[corail.participant_id])
    for name in WORKS:
        page = get(referent, name, corail.participant_id).content.decode()
        assert f'class="back" href="{reverse("team:concern", args=[asked])}"' in page
        assert f'href="{file}"' not in page


def test_a_coordinator_leaves_no_step_and_returns_to_the_file(
    team: Client, furnisher: Furnisher, corail: Enrolment
) -> None:
    furnisher.request(corail.participant_id)
    post(team, "team:person_access", corail.participant_id)
    assert steps() == ["found"]
    page = words(get(team, "team:person", corail.participant_id))
    assert "demande" not in page.partition("Histoire du dossier")[2].lower()


def test_the_file_given_says_the_requests_except_to_whom_they_name(
    referent: Client, furnisher: Furnisher, corail: Enrolment, programme: Programme, now: datetime
) -> None:
    asked = furnisher.request(corail.participant_id)
    said = "Demande reçue le lundi 23 novembre 2026"
    assert said in words(post(referent, "team:person_access", corail.participant_id))
    notou, client = staff(programme, Role.COORDINATOR, "notou"), Client()
    client.force_login(notou)
    assert said in words(post(client, "team:person_access", corail.participant_id))
    actions.name(programme, actor="test", now=now, concern_id=asked, accounts=[notou.id], session=None)
    assert said not in words(post(client, "team:person_access", corail.participant_id))


def test_nobody_found_is_noted_and_answered(referent: Client, furnisher: Furnisher) -> None:
    asked = furnisher.request()
    assert "Personne n’est trouvé" in words(post(referent, "team:request_find", asked, asked="Zoreillou"))
    assert "Aucun dossier trouvé" in words(post(referent, "team:request_nobody", asked))
    proposed = get(referent, "team:concern_answer", asked).context["form"]["text"].value()
    assert "Nous n’avons trouvé aucun dossier" in proposed
    post(referent, "team:concern_answer", asked, text=proposed)
    assert Concern.objects.get(id=asked).status == "answered"


def test_a_refusal_says_why_and_ends_the_right_to_the_file(
    referent: Client, furnisher: Furnisher, corail: Enrolment
) -> None:
    asked = furnisher.request(corail.participant_id)
    empty = post(referent, "team:request_refuse", asked)
    assert title(empty).startswith("Erreur : ")
    assert "Écrivez pourquoi vous refusez." in words(empty)
    page = words(post(referent, "team:request_refuse", asked, text="Ce n’est pas votre dossier."))
    assert "Demande refusée, le lundi 23 novembre 2026" in page
    assert queries.said(Concern.objects.get(id=asked)).answer == "Ce n’est pas votre dossier."
    assert get(referent, "team:person_access", corail.participant_id).status_code == 404
    assert get(referent, "team:request_find", asked).url == reverse("team:concern", args=[asked])


def test_a_wrong_file_is_put_back(referent: Client, furnisher: Furnisher, corail: Enrolment) -> None:
    asked = furnisher.request(corail.participant_id)
    page = words(post(referent, "team:request_unlink", asked))
    assert "Aucun dossier n’est rattaché à cette demande." in page
    assert get(referent, "team:person_erase", corail.participant_id).status_code == 404


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_whoever_is_named_finds_no_page_of_the_request(
    method: str, referent: Client, petrel: Account, furnisher: Furnisher, corail: Enrolment, now: datetime
) -> None:
    asked = furnisher.request(corail.participant_id)
    who = {"actor": "test", "now": now, "concern_id": asked, "accounts": [petrel.id], "session": None}
    actions.name(furnisher.programme, **who)
    pages = [address for address in ALL if "request_id" in address.arguments]
    answers = {page.name: referent.generic(method, url_of(page, {"request_id": asked})).status_code for page in pages}
    assert len(answers) == 5
    assert set(answers.values()) <= ({404, 405} if method == "GET" else {404})
    assert get(referent, "team:person_access", corail.participant_id).status_code == 404


def test_a_file_of_another_programme_is_never_linked(
    referent: Client, furnisher: Furnisher, other_programme: Programme, clock: datetime
) -> None:
    theirs = Furnisher(other_programme, clock, "Ailleurs")
    stranger = theirs.file(theirs.someone("Corail"))
    asked = furnisher.request()
    for value in (str(stranger), "", "rien"):
        assert post(referent, "team:request_link", asked, participant=value).status_code == 404
    assert not ConcernPerson.objects.exists()


def test_due_days_are_on_the_register_and_on_the_day(
    referent: Client, programme: Programme, furnisher: Furnisher, clock: datetime
) -> None:
    furnisher.concern()
    asked = Concern.objects.get(id=Furnisher(programme, clock - timedelta(days=6), "Exemple").request())
    actions.acknowledge(programme, actor="test", now=clock, concern_id=asked.id)
    register, day = words(get(referent, "team:concerns")), words(get(referent, "team:day"))
    due = "Réponse avant le jeudi 17 décembre, il reste 24 jours"
    assert due in register.partition("Demandes sur les données Vous avez un mois")[2]
    assert due in day


# ── Two organisations ─────────────────────────────────────────────────────────────────────────────


def test_each_organisation_s_first_reading_is_shown(
    referent: Client, furnisher: Furnisher, programme: Programme, clock: datetime
) -> None:
    concern = furnisher.concern()
    assert "Pas encore lu par OPEN NC · Pas encore lu par le Collectif Handicaps" in words(
        get(referent, "team:concerns")
    )
    page = words(post(referent, "team:concern", concern))
    assert "Lu par OPEN NC le lundi 23 novembre · Pas encore lu par le Collectif Handicaps" in page
    assert "Première lecture par cette organisation : OPEN NC" in page


def test_the_page_says_who_can_read_it(
    referent: Client, furnisher: Furnisher, programme: Programme, now: datetime
) -> None:
    concern = furnisher.concern()
    page = words(get(referent, "team:concern", concern))
    assert "OPEN NC : 1 personne référente peut le lire." in page
    assert "Le Collectif Handicaps n’a pas encore de référent. L’autre organisation le lit." in page
    assert "Le Collectif Handicaps n’a pas encore de référent." in words(get(referent, "team:concerns"))
    kaori = staff(programme, Role.REFERENT, "kaori")
    write_organisation(programme, kaori, "collectif-handicaps")
    staff(programme, Role.REFERENT, "santal")
    actions.name(programme, actor="test", now=now, concern_id=concern, accounts=[kaori.id], session=None)
    page = words(get(referent, "team:concern", concern))
    assert "Le Collectif Handicaps : ses personnes référentes sont visées. L’autre organisation le lit." in page
    assert "1 personne référente sans organisation précisée peut le lire." in page
    assert "référent." not in words(get(referent, "team:concerns"))


# ── Incidents about data ──────────────────────────────────────────────────────────────────────────


def test_an_incident_about_data_says_72_hours_until_it_is_told(referent: Client, furnisher: Furnisher) -> None:
    lost = furnisher.breach()
    due = "À dire à la CNIL avant le jeudi 26 novembre 2026 à 9 h"
    for page in (get(referent, "team:concern", lost), get(referent, "team:concerns"), get(referent, "team:day")):
        assert due in words(page)
    told = words(post(referent, "team:concern_notified", lost))
    assert due not in told
    assert "CNIL prévenue" in told


# ── Consents ──────────────────────────────────────────────────────────────────────────────────────


def test_a_consent_says_when_how_and_which_words_and_is_withdrawn_by_one_button(team: Client, stage: Stage) -> None:
    page = get(team, "team:person", stage.person)
    dated = "le lundi 23 novembre 2026 à 9 h, par elle-même, sur le site, texte 2026-11"
    assert f"Garder ses informations pour l’atelier Oui, {dated} Retirer cet accord" in words(page)
    assert page.content.decode().count("Retirer cet accord") == 1  # the other one was never given
    after = words(post(team, "team:consent_withdraw", stage.person, purpose="take_part"))
    assert "Garder ses informations pour l’atelier Non, le lundi 23 novembre 2026 à 9 h, par l’équipe" in after
    line = Event.objects.filter(kind="consent.answered", person=stage.person).latest("number")
    assert line.facts_read()["granted"] is False
    before = Event.objects.count()
    for purpose in ("take_part", "call_back", "rien"):
        post(team, "team:consent_withdraw", stage.person, purpose=purpose)
    assert Event.objects.count() == before


def test_only_coordination_withdraws(signed_in: Callable[[Role], Client], stage: Stage) -> None:
    referent = signed_in(Role.REFERENT)
    assert post(referent, "team:consent_withdraw", stage.person, purpose="take_part").status_code == 403
