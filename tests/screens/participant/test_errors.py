"""What must be corrected: said in the title, in the summary, at the box, in the same words; nothing is lost."""

import re
from typing import Any

import pytest

from numerai.base.models import Attempt, Draft
from numerai.screens.participant import limits
from tests.screens.participant.walking import SELF, Walk, html, text, title

WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("comment", {}, "Choisissez comment vous voulez faire."),
    ("nom", {"family_name": "Exemple"}, "Écrivez votre prénom."),
    ("joindre", {}, "Choisissez une façon, ou la dernière réponse."),
    ("coordonnees", {"phone": ""}, "Écrivez un numéro de téléphone."),
    ("coordonnees", {"phone": "12"}, "Écrivez un numéro à 6 chiffres. Pour un autre pays, commencez par +."),
    ("commune", {}, "Choisissez une commune."),
    ("commune", {"commune": "other"}, "Écrivez le nom de la commune."),
    ("commune", {"commune": "75056"}, "Choisissez une réponse de la liste."),
    ("handicap", {"with_disability": "maybe"}, "Choisissez une réponse de la liste."),
    ("besoins", {"needs": ["money"]}, "Choisissez dans la liste."),
    ("besoins", {"words": "x" * 1_001}, "Écrivez un texte plus court. Ou dites-le de vive voix."),
    ("accord", {}, "Répondez oui ou non."),
    ("accord", {"agrees": "0000-00-00"}, "Répondez oui ou non."),  # a forged answer is an answer to correct
    ("rappels", {}, "Répondez oui ou non."),
]


@pytest.mark.parametrize(("step", "sent", "said"), WRONG)
def test_an_error_is_said_twice_in_the_same_words(step: str, sent: dict[str, Any], said: str, walk: Walk) -> None:
    walk.until(step)
    page = walk.answer(step, **sent)
    assert title(page).startswith("Erreur : ")
    summary, _, form = html(page).partition("</section>")
    assert summary.index("autofocus") < html(page).index("<h1")
    links = re.findall(r'<a href="#([\w-]+)">([^<]+)</a>', summary)
    assert [words for _, words in links] == [said]
    assert f'id="{links[0][0]}"' in form
    assert said in text(page).partition(said)[2]


def test_several_errors_lead_each_to_its_box(walk: Walk) -> None:
    walk.until("aidant", {**SELF, "comment": {"who": "helper"}})
    page = html(walk.answer("aidant"))
    assert "2 choses à corriger" in page
    assert re.findall(r'<a href="#(\w+)">', page.partition("</section>")[0]) == ["id_helper_name", "id_helper_phone"]


@pytest.mark.parametrize("typed", ["+33 6 12 34 56 78", "Tél. : 75/12/34", "00687751234", "75 12 34 (après 16 h)"])
def test_a_number_is_read_however_it_is_typed(typed: str, walk: Walk) -> None:
    walk.until("coordonnees")
    page = walk.answer("coordonnees", phone=typed)
    if "(" in typed:  # two numbers in one box cannot be told apart
        assert f'value="{typed}"' in html(page)
    else:
        assert page.status_code == 302


def test_a_text_too_long_is_given_back_whole(walk: Walk) -> None:
    walk.until("besoins")
    long = "mot " * 400
    assert long.strip() in html(walk.answer("besoins", words=long))
    assert long.strip() in html(walk.see("besoins"))


def test_fields_nobody_asked_for_do_not_fill_the_draft(walk: Walk) -> None:
    walk.until("nom")
    walk.answer("nom", given_name="Corail", **{f"extra{n}": ["x" * 9_000] * 5 for n in range(50)})
    assert walk.see("joindre").status_code == 200
    assert len(bytes(Draft.objects.get().sealed)) < 1_000


def test_far_too_much_is_refused_and_what_was_kept_before_stays(walk: Walk) -> None:
    walk.until("besoins")
    for step in ("nom", "handicap", "travail", "age", "genre", "joindre", "commune"):
        walk.answer(step, **{field: "x" * 9_000 for field in ("given_name", "family_name", "commune_typed", "words")})
    assert walk.answer("besoins", words="é" * 9_000, email="é" * 9_000).status_code == 400
    assert walk.see("besoins").status_code == 302


def test_starting_again_and_again_stops(walk: Walk) -> None:
    walk.see()
    answers = [walk.answer("comment", who="self").status_code for _ in range(limits.START.by_visitor + 1)]
    assert answers == [302] * limits.START.by_visitor + [429]
    assert "Attendez un peu" in text(walk.answer("comment", who="self"))


def test_a_venue_enrols_two_hundred_people_through_one_address(walk: Walk) -> None:
    people = [Walk(walk.session) for _ in range(200)]
    for person in people:
        person.see()
    assert {person.answer("comment", who="self").status_code for person in people} == {302}
    assert max(Attempt.objects.values_list("count", flat=True)) == 200
