"""Simple French: what the lint refuses, what it lets through."""

import pytest

from numerai.base.plain_words import Reader, Weight, faults, measure, remarks, sentences

INVITATION = (
    "Venez à notre atelier. C’est gratuit. Vous apprenez à envoyer un message. Un formateur vous aide. "
    "Vous venez avec votre téléphone, ou nous en prêtons un."
)
ADMINISTRATION = (
    "Dans le cadre du programme, les bénéficiaires sont invités à procéder préalablement à leur inscription afin de "
    "permettre l’organisation matérielle des ateliers, dont les modalités seront précisées ultérieurement."
)


def rules(text: str, reader: Reader = Reader.PARTICIPANT) -> set[str]:
    return {fault.rule for fault in faults(text, reader)}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Où êtes-vous ?", 2),
        ("Bonjour %(name)s, votre place est gardée.", 6),
        ("L’atelier commence à 14 h 30.", 4),
        ("Il coûte 12 500 F à l’association.", 6),
        ("<b>Trois</b> places.", 2),
    ],
)
def test_words_are_counted_as_people_hear_them(text: str, count: int) -> None:
    assert [len(words) for words in sentences(text)] == [count]


def test_a_line_ends_a_sentence() -> None:
    assert len(sentences("Votre téléphone\nVos lunettes\nUne question")) == 3


def test_an_invitation_in_simple_words_passes() -> None:
    assert remarks(INVITATION) == []
    assert measure(INVITATION).ease > 75


def test_an_administrative_paragraph_is_refused_for_each_of_its_faults() -> None:
    assert rules(ADMINISTRATION) == {"long-sentence", "jargon"}
    assert measure(ADMINISTRATION).ease < 30


def test_fifteen_words_pass_and_sixteen_do_not() -> None:
    fifteen = " ".join(["mot"] * 15) + "."
    assert rules(fifteen) == set()
    assert [remark.weight for remark in remarks(fifteen)] == [Weight.REMARK]
    assert rules("mot " + fifteen) == {"long-sentence"}


def test_the_team_reads_longer_sentences_but_not_any() -> None:
    assert rules(" ".join(["mot"] * 25), Reader.TEAM) == set()
    assert rules(" ".join(["mot"] * 26), Reader.TEAM) == {"long-sentence"}


def test_a_long_mean_is_only_a_remark() -> None:
    text = f"{'mot ' * 11}mot. {'mot ' * 10}mot."
    assert [(remark.rule, remark.weight) for remark in remarks(text)] == [("long-mean", Weight.REMARK)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Veuillez écrire votre nom.", "jargon"),
        ("Écrivez afin d’avoir une place.", "jargon"),
        ("Le champ est obligatoire.", "jargon"),
        ("Donnez votre courriel.", "jargon"),
        ("Appelez la DITTT demain.", "acronym"),
        ("Le chapitre IV parle de cela.", "roman-number"),
        ("Venez le 24/09/2026 avec nous.", "short-date"),
        ("Venez à 14h30 avec nous.", "short-hour"),
    ],
)
def test_each_fault_is_named(text: str, rule: str) -> None:
    assert rules(text) == {rule}


@pytest.mark.parametrize(
    "text",
    [
        "Nous vous écrivons par e-mail ou par SMS.",
        "La langue des signes française (LSF) est la bienvenue.",
        "Votre place est gardée jusqu’à jeudi 24 septembre 2026, 14 h 30.",
        "La salle reste accessible.",
        "Touchez le mot %(CODE)s.",
    ],
)
def test_plain_texts_pass(text: str) -> None:
    assert rules(text) == set()


def test_a_hidden_actor_is_remarked_and_a_movement_is_not() -> None:
    assert [remark.rule for remark in remarks("L’atelier est animé par Notou.")] == ["passive"]
    assert remarks("Le bus est passé par Lifou.") == []
