"""Someone enrols someone else: their own name and number, words about "the person", an agreement said aloud."""

import re

from numerai.base.models import Programme
from numerai.programme.people.models import Consent
from numerai.programme.people.queries import all_people
from numerai.programme.workshops.models import Enrolment
from tests.screens.participant.walking import HELPER, SELF, Walk, html, text, title, where


def test_a_helper_enrols_someone(walk: Walk, programme: Programme) -> None:
    walk.enrol(HELPER)
    identity = all_people(programme)[0].identity
    assert (identity.given_name, identity.helper_name, identity.helper_phone) == (
        "Corail",
        "Banian Modèle",
        "+687751235",
    )
    assert Enrolment.objects.get().via == "helper"
    assert set(Consent.objects.values_list("how", flat=True)) == {"helper"}


def test_a_link_for_someone_else_chooses_the_helper(walk: Walk) -> None:
    assert re.search(r'<input[^>]*value="helper"[^>]*checked', html(walk.see(pour="autre")))


def test_the_words_speak_of_the_person(walk: Walk) -> None:
    walk.until("verifier", HELPER)
    assert title(walk.see("nom")) == "Comment s’appelle la personne ? – J’aide quelqu’un à s’inscrire – Numé-Raï"
    for step in (step for step in HELPER if step not in ("comment", "aidant", "accord")):
        words = text(walk.see(step)).partition("Retour")[2].partition("Tout effacer")[0]
        assert not {"vous", "votre", "vos"} & set(words.lower().replace("-", " ").split()), (step, words)


def test_the_person_agrees_aloud(walk: Walk) -> None:
    walk.until("accord", HELPER)
    page = text(walk.see("accord"))
    assert "Lisez-lui ce texte à voix haute." in page
    assert "Oui, elle me l’a dit" in page


def test_the_person_may_be_reached_through_the_helper(walk: Walk, programme: Programme) -> None:
    walk.enrol({**HELPER, "joindre": {"way": "helper"}})
    identity = all_people(programme)[0].identity
    assert (identity.contact_way, identity.trusted_name, identity.trusted_phone) == (
        "trusted",
        "Banian Modèle",
        "+687751235",
    )


def test_enrolling_oneself_after_all_asks_again_what_differs(walk: Walk, programme: Programme) -> None:
    """The helper's agreement is not the person's own, and the helper is forgotten."""
    walk.until("verifier", {**HELPER, "joindre": {"way": "helper"}})
    assert where(walk.answer("comment", "?modifier=1", who="self")) == "joindre"
    assert where(walk.answer("joindre", "?modifier=1", **SELF["joindre"])) == "coordonnees"
    assert where(walk.answer("coordonnees", "?modifier=1", **SELF["coordonnees"])) == "accord"
    assert where(walk.answer("accord", "?modifier=1", agrees="yes")) == "verifier"
    walk.send()
    identity = all_people(programme)[0].identity
    assert (identity.helper_name, identity.trusted_name) == ("", "")
    assert set(Consent.objects.values_list("how", flat=True)) == {"self"}


def test_the_confirmation_tells_the_helper_to_hand_the_code_over(walk: Walk) -> None:
    walk.enrol(HELPER)
    assert "Donnez-le à la personne" in text(walk.see("confirmation"))
