"""The public statement says what the register says, changes with it, and cannot be made to say more."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from numerai.base.models import Programme
from numerai.programme.accessibility import reference
from numerai.programme.accessibility.queries import counts, verdicts
from numerai.programme.accessibility.rules import Answer, Declared, Line
from tests.screens.public.reading import Reading
from tests.screens.team.stage import TODAY, Furnisher

Change = Callable[..., None]


@pytest.fixture
def furnisher(programme: Programme, clock: datetime) -> Furnisher:
    return Furnisher(programme, clock, "Exemple")


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Change:
    """`register("rgaa-1.1", declared=…)`: that line says something else."""

    def change(key: str, **values: object) -> None:
        changed: tuple[Line, ...] = tuple(
            replace(line, **values) if line.criterion.key == key else line  # type: ignore[arg-type]  # of a test
            for line in reference.lines()
        )
        monkeypatch.setattr(reference, "lines", lambda: changed)

    return change


def said(read: Reading) -> dict[str, int]:
    """The four counts of the page, by their words."""
    words = read("/accessibilite/").words
    figures = words[words.index("nous voulons les suivre.") : words.index("« Non testé »")]
    found = {}
    for label in ("Non conforme", "Non testé", "Conforme", "Non applicable"):
        before = figures[: figures.index(label)].split()
        found[label] = int(before[-1])
    return found


def test_the_counts_are_those_of_the_register(read: Reading, programme: Programme, clock: datetime) -> None:
    known = verdicts(programme, today=TODAY)
    standard = counts(tuple(one for one in known if one.line.criterion.theme != reference.BEYOND))
    assert said(read) == {
        "Non conforme": standard[Answer.FAILING],
        "Non testé": standard[Answer.NOT_TESTED],
        "Conforme": standard[Answer.CONFORMING],
        "Non applicable": standard[Answer.NOT_APPLICABLE],
    }
    assert sum(standard.values()) == sum(key.startswith("rgaa-") for key in reference.criteria())


def test_changing_the_register_changes_the_statement(read: Reading, clock: datetime, register: Change) -> None:
    before = said(read)
    register("rgaa-8.1", declared=Declared.FAILING, reason="Une page n’a pas de type.")
    after = said(read)
    assert (after["Conforme"], after["Non conforme"]) == (before["Conforme"] - 1, before["Non conforme"] + 1)
    assert "Une page n’a pas de type." in read("/accessibilite/").words


def test_a_fake_claim_changes_nothing(read: Reading, clock: datetime, register: Change) -> None:
    """Somebody writes « conforme » over a criterion that waits for people: the page still says « non testé »."""
    before = said(read)
    register("rgaa-1.1", declared=Declared.CONFORMING)
    assert said(read) == before
    assert "Non testé" in read("/accessibilite/regles/images/").words


def test_the_page_names_what_nobody_tried_and_who_tried(read: Reading, furnisher: Furnisher) -> None:
    before = read("/accessibilite/").words
    assert "Personne n’a encore essayé ce site à la main." in before
    furnisher.check("voix")
    furnisher.check("loupe", day=TODAY - timedelta(days=400))
    words = read("/accessibilite/").words
    assert "Commande à la voix lundi 23 novembre 2026 Corail Exemple, Mairie Exemple" in words
    assert "Cet essai a plus d’un an" in words
    untried = words[words.index("Personne n’a encore fait ces essais") :]
    assert "Lecteur d’écran NVDA" in untried
    assert "Commande à la voix" not in untried


def test_no_percentage_and_no_audit_are_claimed(read: Reading, furnisher: Furnisher) -> None:
    for protocol in reference.protocols():
        furnisher.check(protocol.slug)
    words = read("/accessibilite/").words
    assert "Aucun audit n’a encore eu lieu." in words
    assert "%" not in words
    assert "engagement volontaire" in words
    assert said(read)["Non testé"] == 0, "every criterion has a step: people can answer them all"


def test_the_checks_of_another_programme_are_not_ours(
    read: Reading, other_programme: Programme, clock: datetime
) -> None:
    before = said(read)
    Furnisher(other_programme, clock, "Ailleurs").check("loupe", loupe_400="fails")
    assert said(read) == before
    assert "Ailleurs" not in read("/accessibilite/").words


def test_each_answer_lists_its_rules_and_each_leads_to_its_place(read: Reading, clock: datetime) -> None:
    page = read("/accessibilite/regles/?reponse=non-conforme")
    assert "Non conforme (1)" in page.words
    (link,) = [link for link in page.links if "#rgaa-" in link]
    path, _, anchor = link.partition("#")
    assert f'id="{anchor}"' in read(path).html
    assert read("/accessibilite/regles/?reponse=inconnue").status == 200
    assert read("/accessibilite/regles/atlantide/").status == 404


def test_a_rule_shows_its_proofs_and_how_far_people_got(read: Reading, furnisher: Furnisher) -> None:
    furnisher.check("loupe", loupe_400="fails")
    words = read("/accessibilite/regles/presentation-de-linformation/").words
    assert "Essais par des personnes : 0 sur 1. 1 ne passe pas." in words
    assert "tests/gate/test_pages.py::test_page" in words
