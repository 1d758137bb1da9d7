"""What may be said of a criterion: never more than its proofs, and for no longer than they hold."""

from datetime import date, timedelta

import pytest

from numerai.programme.accessibility.rules import (
    PROVES_FOR,
    Answer,
    Criterion,
    Declared,
    Line,
    Outcome,
    Proof,
    Protocol,
    Step,
    Tried,
    faults,
    latest_of,
    level_of,
    verdict,
)

TODAY = date(2026, 11, 23)
CRITERION = Criterion("rgaa-1.1", "1.1", "Images", "Une image a-t-elle des mots ?", "A")
PROOF = Proof("pages", "tests/gate/test_pages.py::test_page", "Chaque page est examinée.")
STEPS = ("une", "deux")


def line(declared: Declared, *, whole: bool = False, part: bool = False, reason: str = "") -> Line:
    return Line(CRITERION, declared, reason, whole=(PROOF,) if whole else (), part=(PROOF,) if part else ())


def tried(**steps: tuple[str, int]) -> dict[str, Tried]:
    """`une=("passes", 30)`: it passed thirty days ago."""
    return {key: Tried(key, Outcome(said), TODAY - timedelta(days=ago)) for key, (said, ago) in steps.items()}


def answered(declared: Line, wanted: tuple[str, ...] = STEPS, **steps: tuple[str, int]) -> Answer:
    return verdict(declared, wanted=wanted, latest=tried(**steps), today=TODAY).answer


def test_a_program_s_proof_is_enough_when_it_is_whole() -> None:
    assert answered(line(Declared.CONFORMING, whole=True), ()) == Answer.CONFORMING


@pytest.mark.parametrize("fake", [line(Declared.CONFORMING), line(Declared.CONFORMING, part=True)])
def test_a_claim_without_a_whole_proof_is_worth_nothing(fake: Line) -> None:
    assert answered(fake, ()) == Answer.NOT_TESTED
    assert faults((fake,), ()) == ["rgaa-1.1: « conforme » without a proof that is whole"]


def test_not_applicable_needs_a_reason() -> None:
    assert answered(line(Declared.NOT_APPLICABLE, reason="Aucune image."), ()) == Answer.NOT_APPLICABLE
    assert answered(line(Declared.NOT_APPLICABLE), ()) == Answer.NOT_TESTED
    assert faults((line(Declared.NOT_APPLICABLE),), ())
    assert faults((line(Declared.FAILING),), ())


def test_people_conform_when_every_step_passes_and_not_before() -> None:
    people = line(Declared.PEOPLE, part=True)
    assert answered(people) == Answer.NOT_TESTED
    assert answered(people, une=("passes", 1)) == Answer.NOT_TESTED
    assert answered(people, une=("passes", 1), deux=("passes", 40)) == Answer.CONFORMING
    assert answered(people, ()) == Answer.NOT_TESTED, "no step asks them"


def test_one_failure_is_enough_whatever_else_is_said() -> None:
    for declared in (
        line(Declared.PEOPLE),
        line(Declared.CONFORMING, whole=True),
        line(Declared.NOT_APPLICABLE, reason="Aucune image."),
    ):
        assert answered(declared, une=("passes", 1), deux=("fails", 1)) == Answer.FAILING


def test_a_pass_proves_for_a_year_and_a_failure_until_a_later_pass() -> None:
    people, year = line(Declared.PEOPLE), PROVES_FOR.days
    assert answered(people, une=("passes", year - 1), deux=("passes", 1)) == Answer.CONFORMING
    assert answered(people, une=("passes", year), deux=("passes", 1)) == Answer.NOT_TESTED
    assert answered(people, une=("fails", 3 * year), deux=("passes", 1)) == Answer.FAILING


def test_the_latest_try_counts_and_not_trying_is_no_try() -> None:
    days = [TODAY - timedelta(days=ago) for ago in (3, 2, 1)]
    said = [Outcome.FAILS, Outcome.PASSES, Outcome.NOT_TRIED]
    tries = [Tried("une", outcome, day) for outcome, day in zip(said, days, strict=True)]
    assert latest_of(tries)["une"].outcome == Outcome.PASSES
    assert latest_of(tries[:1])["une"].outcome == Outcome.FAILS
    assert latest_of(tries[2:]) == {}


def test_people_decide_only_what_a_step_asks_them() -> None:
    step = Step("une", "Accueil", "Lisez.", "On comprend.", "Rien.", ("rgaa-1.1",))
    protocol = Protocol("lire", "Lire", "Papier", "On lit.", 1, (), (step,))
    assert faults((line(Declared.PEOPLE),), (protocol,)) == []
    assert faults((line(Declared.PEOPLE),), ()) == ["rgaa-1.1: people decide, and no step asks them"]


def test_the_level_is_the_most_demanding_one() -> None:
    assert level_of(("1.3.1 A", "2.4.6 AA", "4.1.2 A")) == "AA"
    assert level_of(("1.3.1 A",)) == "A"
