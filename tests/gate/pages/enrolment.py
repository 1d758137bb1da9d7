"""Enrolling, one question per page: each question blank and to correct, for oneself and for someone else."""

from collections.abc import Callable
from typing import Any

from tests.gate.scenes import planner, walk, walk_when_full
from tests.screens.participant.walking import HELPER, SELF, Walk
from tests.support.pages import Response, Scene, page

NOUMEA = {**SELF, "commune": {"commune": "98818"}}
WAYS: dict[str, dict[str, str]] = {
    "call": {"phone": "pas un numéro"},
    "sms": {"phone": ""},
    "email": {"email": "corail chez exemple"},
    "trusted": {"trusted_name": "", "trusted_phone": "12"},
}
# What is sent to each question so that something is to correct. The others accept silence.
WRONG: dict[str, dict[str, Any]] = {
    "nom": {"given_name": "", "family_name": "Exemple"},
    "joindre": {},
    "commune": {},
    "besoins": {"needs": ["step_free"], "words": "trop long " * 200},
    "accord": {},
    "rappels": {},
}
ANSWERED_WITHOUT_ERROR = ("handicap", "travail", "brousse", "age", "genre")
SAID_OTHERWISE = ("nom", "joindre", "coordonnees", "commune", "handicap", "besoins", "accord", "rappels")


def question(
    step: str, name: str, answers: dict[str, dict[str, Any]] = SELF, sent: dict[str, Any] | None = None
) -> None:
    """One entry: the question as it is asked, or the answer to what was `sent`."""

    def arrange(scene: Scene) -> Response:
        visitor = walk(scene).until(step, answers)
        return visitor.see(step) if sent is None else visitor.answer(step, **sent)

    arrange.__name__ = name
    page("participant:step", "filled" if sent is None else "error")(arrange)


for _step in (*WRONG, *ANSWERED_WITHOUT_ERROR):
    question(_step, f"question_{_step}", NOUMEA if _step == "brousse" else SELF)
for _step, _sent in WRONG.items():
    question(_step, f"question_{_step}_to_correct", sent=_sent)
for _way, _sent in WAYS.items():
    _answers = {**SELF, "joindre": {"way": _way}}
    question("coordonnees", f"details_{_way}", _answers)
    question("coordonnees", f"details_{_way}_to_correct", _answers, _sent)
question("commune", "another_commune_without_its_name", sent={"commune": "other", "commune_typed": ""})
question("aidant", "question_aidant", HELPER)
question("aidant", "question_aidant_to_correct", HELPER, {"helper_name": "", "helper_phone": "12"})
for _step in SAID_OTHERWISE:
    question(_step, f"about_someone_{_step}", HELPER)


@page("participant:start")
def first_choice(scene: Scene) -> Response:
    return walk(scene).see()


@page("participant:start", "error")
def first_choice_to_make(scene: Scene) -> Response:
    return walk(scene).answer("comment")


@page("participant:start", "error", demo=True)
def first_choice_to_make_in_the_demonstration(scene: Scene) -> Response:
    return walk(scene).answer("comment")


@page("participant:start")
def first_choice_for_someone_else(scene: Scene) -> Response:
    return walk(scene).see(pour="autre")


@page("participant:start")
def first_choice_when_the_workshop_is_full(scene: Scene) -> Response:
    return walk_when_full(scene).see()


@page("participant:start")
def an_enrolment_begun_on_this_telephone(scene: Scene) -> Response:
    return walk(scene).until("commune").see()


@page("participant:start")
def an_enrolment_already_sent_from_this_telephone(scene: Scene) -> Response:
    visitor = walk(scene)
    visitor.enrol()
    return visitor.see()


@page("participant:start")
def a_page_left_open_for_days(scene: Scene) -> Response:
    """The draft is gone; the answer that arrives is kept, and the journey begins again."""
    visitor = walk(scene)
    visitor.answer("nom", **SELF["nom"])
    return visitor.see()


@page("participant:start", "error")
def a_workshop_that_is_not_here(scene: Scene) -> Response:
    return scene.get("participant:start", slug="inconnu")


@page("participant:start", "error")
def a_workshop_of_the_past(scene: Scene) -> Response:
    return walk(scene, -20).see()


@page("participant:start", "error")
def a_workshop_that_was_cancelled(scene: Scene) -> Response:
    visitor = walk(scene)
    planner(scene).cancel(visitor.session)
    return visitor.see()


@page("participant:start", "empty")
def a_workshop_that_nobody_can_join_yet(scene: Scene) -> Response:
    return walk(scene, capacity=None).see()


def ending(step: str, state: str = "filled") -> Callable[[Callable[[Scene], Walk]], Callable[[Scene], Walk]]:
    """An entry that leads a visitor somewhere, then looks at the page `step`."""

    def add(lead: Callable[[Scene], Walk]) -> Callable[[Scene], Walk]:
        def arrange(scene: Scene) -> Response:
            return lead(scene).see(step)

        arrange.__name__ = lead.__name__
        page("participant:step", state)(arrange)
        return lead

    return add


@ending("verifier")
def check_of_the_answers(scene: Scene) -> Walk:
    return walk(scene).until("verifier")


@ending("verifier")
def check_of_the_answers_about_someone(scene: Scene) -> Walk:
    return walk(scene).until("verifier", HELPER)


@ending("verifier")
def check_of_the_answers_when_full(scene: Scene) -> Walk:
    return walk_when_full(scene).until("verifier")


@ending("confirmation", "success")
def a_place(scene: Scene) -> Walk:
    visitor = walk(scene)
    visitor.enrol()
    return visitor


@ending("confirmation", "success")
def a_place_for_someone(scene: Scene) -> Walk:
    visitor = walk(scene)
    visitor.enrol(HELPER)
    return visitor


@ending("confirmation", "success")
def a_place_on_the_waiting_list(scene: Scene) -> Walk:
    visitor = walk_when_full(scene)
    visitor.enrol()
    return visitor


@ending("sans-accord")
def without_agreement(scene: Scene) -> Walk:
    visitor = walk(scene).until("accord")
    visitor.answer("accord", agrees="no")
    return visitor


@ending("sans-accord")
def without_the_agreement_of_someone(scene: Scene) -> Walk:
    visitor = walk(scene).until("accord", HELPER)
    visitor.answer("accord", agrees="no")
    return visitor


@ending("effacer")
def erase_what_was_typed(scene: Scene) -> Walk:
    return walk(scene).until("commune")
