"""Files of people: found by ear, read with a trace, corrected, and erased in front of the person."""

import re
from typing import Any

import pytest
from django.test import Client

from numerai.base.journal.models import Event
from numerai.base.journal.registry import known_kinds
from numerai.programme.people import actions
from numerai.programme.people.models import Account, Consent, Participant
from numerai.programme.people.queries import person
from numerai.programme.people.rules import Identity
from numerai.programme.workshops.actions import presence
from numerai.programme.workshops.models import AccessNeed, Attendance, Enrolment
from numerai.programme.workshops.rules import NeedKind
from numerai.screens.team.history import _KINDS
from tests.screens.team.reading import filled, get, post, title, words
from tests.screens.team.stage import Furnisher, Stage
from tests.screens.test_permission_matrix import ALL, url_of

# Concerns and offers have their own file and their own history.
NOT_ABOUT_SOMEONE = {
    "check",
    "checkers",
    "session",
    "headcount",
    "journal",
    "margins",
    "staff",
    "people",
    "sheet",
    "row",
    "rows",
    "concern",
    "offer",
}


@pytest.mark.parametrize(
    "asked", ["Corail", "corail exemple", "Korail", "coraïl", "741001", "74.10.01", "+687 74 10 01"]
)
def test_someone_is_found_in_every_way_of_typing(team: Client, stage: Stage, asked: str) -> None:
    page = post(team, "team:people", asked=asked)
    assert f"/equipe/personnes/{stage.person}/" in page.content.decode()


def test_nobody_found_says_what_to_try(team: Client, stage: Stage) -> None:
    assert "Essayez le prénom seul" in words(post(team, "team:people", asked="Zyxw"))
    assert "Écrivez un nom ou un téléphone" in words(post(team, "team:people", asked=""))


def test_neither_addresses_nor_titles_name_anyone(team: Client, stage: Stage) -> None:
    arguments = {"session_id": stage.full, "enrolment_id": stage.enrolment, "participant_id": stage.person}
    arguments |= {"task_id": stage.task, "key": "people_distinct"}
    pages = [address for address in ALL if set(address.arguments) <= set(arguments)]
    assert len(pages) > 30
    for address in pages:
        response = team.get(url_of(address, arguments))
        if response.status_code == 200 and "html" in response.headers["Content-Type"]:
            assert not re.search("Corail|Banian|Notou", title(response)), address.name
            assert not re.search(r'(?:href|action)="/[^"]*(?:[Cc]orail|[Bb]anian|74100)', response.content.decode())


def test_two_people_of_one_name_are_told_apart(team: Client, stage: Stage, furnisher: Furnisher) -> None:
    furnisher.file(furnisher.someone("Niaouli", birth_year=1960))
    page = words(post(team, "team:people", asked="Niaouli"))
    assert "dernier atelier : mardi 3 novembre 2026" in page
    assert "naissance : 1960" in page


def test_the_words_of_a_file_are_about_someone_else(team: Client, stage: Stage, furnisher: Furnisher) -> None:
    session = furnisher.plan(4)
    row = furnisher.enrol(session, furnisher.someone("Cagou", age_band="75+"), NeedKind.COMPANION)
    walk_in = furnisher.file(furnisher.someone("Dugong"))
    presence.mark_presence(furnisher.programme, **furnisher.who, session_id=stage.held, marks={walk_in: "present"})
    assert "Une place pour quelqu’un qui accompagne" in words(get(team, "team:session", session))
    page = words(get(team, "team:person", row.participant_id))
    assert "75 ans ou plus" in page
    assert "Habite en brousse, en tribu ou dans les îles" in page
    assert "Sans inscription · présence notée" in words(get(team, "team:person", walk_in))


def test_a_file_says_where_the_person_came_and_what_they_agreed_to(team: Client, stage: Stage) -> None:
    page = words(get(team, "team:person", stage.person))
    for said in (
        "Corail Exemple",
        "74.10.01",
        "mercredi 2 décembre 2026, Koné",
        "1971",
        "Dossier ouvert par elle-même",
    ):
        assert said in page


def test_needs_are_hidden_until_someone_asks_and_that_leaves_a_trace(team: Client, stage: Stage) -> None:
    hidden = words(get(team, "team:person", stage.person))
    assert "De gros caractères" not in hidden
    assert "mots de Exemple" not in hidden
    shown = words(post(team, "team:person", stage.person))
    assert "De gros caractères : mots de Exemple" in shown
    assert "Besoins lus par quelqu’un de l’équipe" in shown
    trace = Event.objects.get(kind="needs.viewed")
    assert (trace.subject, trace.facts_read()) == (stage.person, {"people": [str(stage.person)]})
    assert trace.actor == f"account:{Account.objects.get().id}"


def test_the_needs_of_a_session_are_counted_for_all_and_named_on_demand(team: Client, stage: Stage) -> None:
    counted = words(get(team, "team:session", stage.full))
    assert "De gros caractères" in counted
    assert "mots de Exemple" not in counted
    named = words(post(team, "team:session_needs", stage.full))
    assert "Corail Exemple" in named
    assert "mots de Exemple" in named
    assert Event.objects.filter(kind="needs.viewed").count() == 1
    post(team, "team:session_needs", stage.full, answers="1", **{f"besoin-{stage.need}": "met"})
    assert AccessNeed.objects.get(id=stage.need).outcome == "met"


def test_one_line_lists_all_whose_needs_were_read(team: Client, stage: Stage, furnisher: Furnisher) -> None:
    session = furnisher.plan(4, capacity=3)
    files = [
        furnisher.enrol(session, furnisher.someone(name), NeedKind.BRAILLE) for name in ("Cagou", "Dugong", "Loche")
    ]
    gone, stays = files[0].participant_id, {str(file.participant_id) for file in files[1:]}
    post(team, "team:person_erase", gone)
    post(team, "team:session_needs", session)
    line = Event.objects.get(kind="needs.viewed")
    assert (line.subject, line.person, line.personal) == (session, None, None)
    assert set(line.facts_read()["people"]) == stays
    for reader in stays:
        assert "Besoins lus par quelqu’un de l’équipe" in words(get(team, "team:person", reader))
    assert "Besoins lus" not in words(get(team, "team:person", stage.person))


def test_nobody_is_listed_when_there_is_no_need_to_read(team: Client, stage: Stage) -> None:
    post(team, "team:session_needs", stage.held)
    post(team, "team:person", stage.unlike)
    assert not Event.objects.filter(kind="needs.viewed").exists()


def correct(team: Client, participant: Any, **changes: str) -> Any:
    form = get(team, "team:person_correct", participant)
    return post(team, "team:person_correct", participant, **(filled(form, "person") | changes))


def test_a_correction_keeps_what_was_not_touched(team: Client, furnisher: Furnisher, stage: Stage) -> None:
    before = person(furnisher.programme, stage.person)
    page = correct(team, stage.person, family_name="Autre", phone="74 99 99")
    assert "Le dossier est corrigé" in words(page)
    assert "Dossier corrigé : Nom, Téléphone" in words(page)
    after = person(furnisher.programme, stage.person)
    assert before is not None
    assert after is not None
    assert (after.name, after.identity.phone, after.identity.birth_year) == ("Corail Autre", "+687749999", 1971)
    assert "Rien n’a changé" in words(correct(team, stage.person))
    assert Event.objects.filter(kind="participant.corrected").count() == 1


def test_what_is_blank_becomes_unknown(team: Client, furnisher: Furnisher, stage: Stage) -> None:
    correct(team, stage.person, birth_year="", with_disability="yes")
    file = person(furnisher.programme, stage.person)
    assert file is not None
    assert (file.identity.birth_year, file.identity.with_disability) == (None, True)
    correct(team, stage.person, with_disability="unknown")
    file = person(furnisher.programme, stage.person)
    assert file is not None
    assert file.identity.with_disability is None


def test_a_proposed_year_is_confirmed_by_saving_it(team: Client, furnisher: Furnisher) -> None:
    proposed = furnisher.file(Identity(given_name="Dugong", birth_year=1994, birth_year_proposed=True))
    assert "1994, à vérifier" in words(get(team, "team:person", proposed))
    correct(team, proposed)
    assert "à vérifier" not in words(get(team, "team:person", proposed))


def test_a_consent_said_again_replaces_the_answer_and_keeps_the_old_line(team: Client, stage: Stage) -> None:
    post(team, "team:person_consents", stage.person, take_part="yes", call_back="yes")
    assert Consent.objects.get(participant=stage.person, purpose="call_back").granted is True
    answers = Event.objects.filter(person=stage.person, kind="consent.answered")
    assert answers.count() == 3  # only what changed is a new line


def test_erasing_says_what_goes_and_what_stays_then_does_it(team: Client, stage: Stage) -> None:
    page = words(get(team, "team:person_erase", stage.unlike))
    assert "1 présence dans les totaux" in page
    assert Participant.objects.get(id=stage.unlike).erased_at is None
    done = post(team, "team:person_erase", stage.unlike)
    assert "Le dossier est effacé" in words(done)
    assert get(team, "team:person", stage.unlike).status_code == 410
    assert Attendance.objects.filter(participant=stage.unlike, presence="present").count() == 1
    assert "Niaouli" not in words(get(team, "team:attendance", stage.held))
    assert "1 personne effacée reste comptée" in words(get(team, "team:attendance", stage.held))


def test_erasing_frees_a_place_to_come(team: Client, stage: Stage) -> None:
    assert "Sa place à 1 séance à venir" in words(get(team, "team:person_erase", stage.person))
    post(team, "team:person_erase", stage.person)
    assert Enrolment.objects.get(id=stage.waiting).seat == 1


@pytest.mark.parametrize("name", ["person", "person_correct", "person_consents", "person_erase"])
def test_an_erased_file_is_gone(team: Client, stage: Stage, name: str) -> None:
    post(team, "team:person_erase", stage.person)
    assert get(team, f"team:{name}", stage.person).status_code == 410
    assert post(team, f"team:{name}", stage.person).status_code == 410


def test_a_merged_file_leads_to_the_main_one(team: Client, stage: Stage) -> None:
    page = get(team, "team:person", stage.alias)
    assert "c’est la même personne" in words(page)
    main = Participant.objects.get(id=stage.alias).merged_into_id
    assert f"/equipe/personnes/{main}/" in page.content.decode()
    assert "plusieurs dossiers. Ils sont réunis ici." in words(get(team, "team:person", main))


def test_a_main_file_shows_what_happened_in_all_its_files(team: Client, stage: Stage, furnisher: Furnisher) -> None:
    deeper = furnisher.enrol(furnisher.plan(7), furnisher.someone("Gaiack")).participant_id
    actions.merge(furnisher.programme, **furnisher.who, alias=deeper, into=stage.alias)
    main = Participant.objects.get(id=stage.alias).merged_into_id
    page = get(team, "team:person", main)
    said = words(page)
    assert "Inscription : lundi 30 novembre 2026, Koné" in said
    assert said.count("Dossier ouvert") == 3
    assert said.index("Séparer : ce sont deux personnes") < said.index("La joindre")
    for alias in (deeper, stage.alias):
        assert f'action="/equipe/personnes/{alias}/separer/"' in page.content.decode()


def test_every_kind_of_line_about_someone_has_its_sentence() -> None:
    about_someone = {kind for kind in known_kinds() if kind.partition(".")[0] not in NOT_ABOUT_SOMEONE}
    assert about_someone - set(_KINDS) == set()


def test_the_history_reads_as_sentences(team: Client, furnisher: Furnisher, stage: Stage) -> None:
    other = furnisher.file(Identity(given_name="Loin"))
    actions.keep_apart(furnisher.programme, **furnisher.who, one=stage.person, other=other)
    page = get(team, "team:person", stage.person)
    sentences = [moment.sentence.replace("\xa0", " ") for moment in page.context["history"]]
    assert sentences[0] == "Dossier distingué d’un autre : ce sont deux personnes"
    assert "Inscription : mercredi 2 décembre 2026, Koné" in sentences
    assert not [sentence for sentence in sentences if "." in sentence or "%" in sentence]


def test_what_was_read_and_taken_away_stays_with_each_file(team: Client, stage: Stage, furnisher: Furnisher) -> None:
    """Needs read while two files were one person; then they are two again."""
    main = furnisher.enrol(furnisher.plan(4, capacity=3), furnisher.someone("Cagou"), NeedKind.BRAILLE).participant_id
    actions.merge(furnisher.programme, **furnisher.who, alias=stage.person, into=main)
    post(team, "team:person", main)
    actions.unmerge(furnisher.programme, **furnisher.who, alias=stage.person)
    post(team, "team:people_export")
    told = words(get(team, "team:person", stage.person))
    assert "Besoins lus par quelqu’un de l’équipe" in told
    assert "Son nom est dans une liste" in told
    assert "Besoins lus" not in words(get(team, "team:person", stage.unlike))
