"""The questions one by one: what is recorded, going back, sending twice, two workshops at once."""

import re
from datetime import datetime

import pytest

from numerai.base.models import Draft, Programme
from numerai.programme.people.models import Consent
from numerai.programme.people.queries import all_people
from numerai.programme.people.rules import CONSENT_VERSION, Identity
from numerai.programme.workshops.models import Enrolment, Task
from numerai.programme.workshops.rules import NeedKind
from numerai.screens.participant.enrolment.journey import Answers
from tests.screens.participant.reading import needs_of
from tests.screens.participant.walking import LIFOU, SELF, Walk, html, planned, text, title, where


def test_someone_enrols_all_the_way(walk: Walk, programme: Programme) -> None:
    code = walk.enrol()
    enrolment = Enrolment.objects.get()
    assert (enrolment.status, enrolment.seat, enrolment.via) == ("enrolled", 1, "self")
    assert code.replace("\u00a0", "") == enrolment.code
    assert all_people(programme)[0].identity == Identity(
        given_name="Corail",
        family_name="Exemple",
        phone="+687751234",
        contact_way="sms",
        commune="98811",
        age_band="60-74",
        gender="woman",
        with_disability=True,
        job_seeking=False,
        rural_or_island=True,  # Koné is in the province that the programme calls rural
    )
    assert needs_of(enrolment) == {(NeedKind.STEP_FREE, ""), (NeedKind.OTHER, "Une chaise")}
    answers = {row.purpose: (row.granted, row.version, row.how) for row in Consent.objects.all()}
    assert answers == {
        "take_part": (True, CONSENT_VERSION, "self"),
        "call_back": (False, CONSENT_VERSION, "self"),
    }


def test_one_question_leads_to_the_next_and_says_how_many_there_are(walk: Walk) -> None:
    steps, step, said = [], "comment", []
    while step != "verifier":
        steps.append(step)
        page = text(walk.see(step))
        said += [part.partition("?")[0] for part in page.split("Question ")[1:2]]
        step = where(walk.answer(step, **SELF[step]))
    assert steps == list(SELF)
    assert [int(words.split()[0]) for words in said] == list(range(1, 12))
    # Once Koné is chosen, one question less is asked: the total says so from then on.
    assert [int(words.split()[2]) for words in said] == [12] * 4 + [11] * 7


def test_sending_twice_enrols_once_and_shows_the_confirmation(walk: Walk) -> None:
    walk.until("verifier")
    assert where(walk.send()) == where(walk.send()) == "confirmation"
    assert Enrolment.objects.count() == 1


def test_sending_twice_at_the_same_moment_enrols_once(walk: Walk) -> None:
    """The second request read the draft before the first one emptied it."""
    walk.until("verifier")
    row = Draft.objects.get()
    walk.send()
    Draft.objects.filter(id=row.id).update(sealed=row.sealed)
    assert where(walk.send()) == "confirmation"
    assert Enrolment.objects.count() == 1


def test_after_sending_the_draft_holds_the_enrolment_alone(walk: Walk) -> None:
    walk.enrol()
    assert len(bytes(Draft.objects.get().sealed)) < 120
    assert where(walk.see("nom")) == "confirmation"


def test_a_fresh_start_enrols_someone_else(walk: Walk) -> None:
    walk.enrol()
    assert "La revoir" in text(walk.see())
    walk.enrol({**SELF, "nom": {"given_name": "Banian"}})
    assert Enrolment.objects.count() == 2


def test_what_was_typed_is_still_there_when_going_back(walk: Walk) -> None:
    walk.until("commune")
    assert 'value="Corail"' in html(walk.see("nom"))
    assert 'value="75 12 34"' in html(walk.see("coordonnees"))
    assert re.search(r'<input[^>]*value="sms"[^>]*checked', html(walk.see("joindre")))


def test_what_is_wrong_is_kept_too(walk: Walk) -> None:
    walk.until("coordonnees")
    page = walk.answer("coordonnees", phone="75 12", no_call="on")
    assert 'value="75 12"' in html(page)
    again = html(walk.see("coordonnees"))
    assert 'value="75 12"' in again
    assert "checked" in again


def test_one_answer_is_changed_from_the_check_and_the_others_stay(walk: Walk, programme: Programme) -> None:
    walk.until("verifier")
    page = walk.see("verifier")
    assert f'href="{walk.url("nom")}?modifier=1"' in html(page)
    assert "Modifier : prénom et nom" in text(page)
    assert where(walk.answer("nom", "?modifier=1", given_name="Coraline", family_name="Exemple")) == "verifier"
    walk.send()
    identity = all_people(programme)[0].identity
    assert (identity.given_name, identity.phone) == ("Coraline", "+687751234")


def test_another_way_to_be_reached_asks_for_what_it_needs(walk: Walk, programme: Programme) -> None:
    walk.until("verifier")
    assert where(walk.answer("joindre", "?modifier=1", way="email")) == "coordonnees"
    assert where(walk.see("verifier")) == "coordonnees"
    assert where(walk.answer("coordonnees", "?modifier=1", email="corail@exemple.invalid")) == "verifier"
    walk.send()
    identity = all_people(programme)[0].identity
    assert (identity.contact_way, identity.email, identity.phone) == ("email", "corail@exemple.invalid", None)


def test_the_series_about_people_is_passed_at_once(walk: Walk, programme: Programme) -> None:
    walk.until("handicap")
    assert where(walk.answer("handicap", passer="1")) == "besoins"
    for step in ("besoins", "accord", "rappels"):
        walk.answer(step, **SELF[step])
    walk.send()
    identity = all_people(programme)[0].identity
    assert (identity.with_disability, identity.job_seeking, identity.age_band, identity.gender) == (None,) * 4


@pytest.mark.parametrize("said", [{}, {"with_disability": "skip"}])
def test_no_answer_about_a_disability_stays_unknown(said: dict[str, str], walk: Walk, programme: Programme) -> None:
    walk.enrol({**SELF, "handicap": said})
    assert all_people(programme)[0].identity.with_disability is None


def test_two_workshops_in_two_tabs_do_not_mix(walk: Walk, programme: Programme, clock: datetime) -> None:
    other = Walk(planned(programme, clock, commune_id=LIFOU), walk.client)
    walk.until("commune")
    other.until("commune", {**SELF, "nom": {"given_name": "Banian"}})
    assert 'value="Corail"' in html(walk.see("nom"))
    assert 'value="Banian"' in html(other.see("nom"))


def test_the_draft_of_another_workshop_opens_nothing(walk: Walk, programme: Programme, clock: datetime) -> None:
    """Its cookie, copied under the name of this workshop's."""
    other = Walk(planned(programme, clock, commune_id=LIFOU))
    walk.until("commune")
    other.until("nom")
    mine, theirs = (next(n for n in w.client.cookies if n.startswith("brouillon")) for w in (walk, other))
    other.client.cookies[theirs] = walk.client.cookies[mine].value
    assert where(other.see("nom")) == "comment"
    assert "Corail" not in html(other.see())


def test_an_address_typed_too_early_leads_to_the_first_open_question(walk: Walk) -> None:
    assert where(walk.see("besoins")) == "comment"
    walk.until("joindre")
    assert where(walk.see("verifier")) == "joindre"
    assert where(walk.send()) == "joindre"


def test_an_answer_sent_after_the_draft_was_lost_is_kept(walk: Walk) -> None:
    walk.until("coordonnees")
    Draft.objects.all().delete()
    assert where(walk.answer("coordonnees", phone="75 12 34")) == "comment"
    assert "ouverte depuis longtemps" in text(walk.see())
    walk.until("coordonnees")
    assert 'value="75 12 34"' in html(walk.see("coordonnees"))


def test_everything_can_be_erased_from_each_page(walk: Walk) -> None:
    walk.until("besoins")
    assert f'href="{walk.url("effacer")}"' in html(walk.see("besoins"))
    assert "Tout effacer ?" in text(walk.see("effacer"))
    assert Draft.objects.exists()
    assert where(walk.client.post(walk.url("effacer"))) == "comment"
    assert not Draft.objects.exists()
    assert "Corail" not in html(walk.see())


def test_an_enrolment_begun_can_be_taken_up_again(walk: Walk) -> None:
    walk.until("besoins")
    page = walk.see()
    assert "Continuer cette inscription" in text(page)
    assert f'href="{walk.url("besoins")}"' in html(page)


def test_refusing_records_nothing_and_leaves_the_workshop_open(walk: Walk) -> None:
    walk.until("accord")
    assert where(walk.answer("accord", agrees="no")) == "sans-accord"
    assert "quand même venir" in text(walk.see("sans-accord"))
    assert where(walk.send()) == "accord"
    assert not Enrolment.objects.exists()


def test_who_cannot_be_reached_is_asked_no_number_and_no_call_back(walk: Walk, programme: Programme) -> None:
    unreached = {**SELF, "joindre": {"way": "none"}}
    walk.enrol(unreached)
    identity = all_people(programme)[0].identity
    assert (identity.contact_way, identity.phone) == (None, None)
    assert list(Consent.objects.values_list("purpose", flat=True)) == ["take_part"]


def test_no_call_is_written_down(walk: Walk, programme: Programme) -> None:
    walk.enrol({**SELF, "coordonnees": {"phone": "+687 75.12.34", "no_call": "on"}})
    assert all_people(programme)[0].identity.no_call is True


def test_wanting_to_talk_about_needs_opens_a_task_and_no_need(walk: Walk) -> None:
    walk.enrol({**SELF, "besoins": {"needs": ["talk"]}})
    assert Task.objects.get().kind == "talk_needs"
    assert needs_of(Enrolment.objects.get()) == set()


@pytest.mark.parametrize(("typed", "code"), [("dumbea", "98805"), ("Le Mont-Dore", "98817"), ("ile des pins", "98809")])
def test_another_commune_is_read_as_people_write_it(typed: str, code: str, walk: Walk, programme: Programme) -> None:
    walk.enrol({**SELF, "commune": {"commune": "other", "commune_typed": typed}, "brousse": {"rural_or_island": "no"}})
    identity = all_people(programme)[0].identity
    assert (identity.commune, identity.commune_typed, identity.rural_or_island) == (code, "", False)


def test_a_place_that_is_no_commune_is_kept_as_it_was_said(walk: Walk, programme: Programme) -> None:
    walk.enrol({**SELF, "commune": {"commune_typed": "Tribu de Tiga"}, "brousse": {}})
    identity = all_people(programme)[0].identity
    assert (identity.commune, identity.commune_typed, identity.rural_or_island) == (None, "Tribu de Tiga", None)


def test_titles_say_the_question_then_the_journey(walk: Walk) -> None:
    walk.until("nom")
    assert title(walk.see("nom")) == "Comment vous appelez-vous ? – Je m’inscris – Numé-Raï"
    assert title(walk.answer("nom")).startswith("Erreur : Comment vous appelez-vous ?")


def test_no_page_names_anybody_in_its_title_or_its_address(walk: Walk) -> None:
    walk.until("verifier")
    page = walk.see("verifier")
    assert "Corail" in text(page)
    assert "Corail" not in title(page)
    assert page["Cache-Control"].count("no-store") == 1
    location = walk.send()["Location"]
    assert Enrolment.objects.get().code not in location


def test_nobody_is_asked_to_start_with_an_empty_draft(walk: Walk) -> None:
    assert "Erreur" in title(walk.answer("comment"))
    assert not Draft.objects.exists()


def test_a_session_opened_by_a_sign_in_sheet_is_not_offered(walk: Walk, programme: Programme, clock: datetime) -> None:
    hidden = Walk(planned(programme, clock, is_provisional=True))
    assert hidden.see().status_code == 404


def test_the_first_page_announces_no_fewer_questions_than_there_are(walk: Walk) -> None:
    longest = max(
        len(Answers(clear={"comment": {"who": "self"}, "joindre": {"way": way}, "commune": home}).path()) - 1
        for way in ("sms", "call", "email", "trusted", "none")
        for home in ({}, {"rural_or_island": True})
    )
    assert f"{longest} questions au plus. Vous pouvez en passer." in text(walk.see())
