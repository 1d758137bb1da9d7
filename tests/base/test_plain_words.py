"""Simple French: what the lint refuses, what it lets through, where it points, and what it proposes."""

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numerai.base.plain_words import (
    Reader,
    Weight,
    faults,
    measure,
    mended,
    message_remarks,
    remarks,
    sentences,
)
from numerai.base.plain_words.files import Kind, readable
from numerai.base.typography import typeset
from tests.base.words_figures import sentences_of

INVITATION = (
    "Venez à notre atelier. C’est gratuit. Vous apprenez à envoyer un message. Un formateur vous aide. "
    "Vous venez avec votre téléphone, ou nous en prêtons un."
)
ADMINISTRATION = (
    "Dans le cadre du programme, les bénéficiaires sont invités à procéder préalablement à leur inscription afin de "
    "permettre l’organisation matérielle des ateliers, dont les modalités seront précisées ultérieurement. "
    "Les justificatifs susmentionnés sont à transmettre au service instructeur dans un délai de quinze jours ouvrés à "
    "compter de la réception du présent courrier, sous peine de rejet de la demande par la commission compétente."
)
# Of the same kind as the leaflet of a programme: public facts, long sentences, lists of names, titles in capitals.
LEAFLET = """PRÉSENTATION DU PROJET

Sélectionné parmi les lauréats de l’année, le projet vient concrétiser une dynamique collective déjà engagée.
Il aide les personnes éloignées des outils numériques, qu’elles vivent dans des zones rurales ou en situation de
handicap, à acquérir des compétences concrètes et à saisir de nouvelles opportunités professionnelles et sociales.

Le projet s’adresse en priorité aux personnes en situation de handicap, aux habitants des zones rurales et insulaires,
notamment en province Nord et aux Îles Loyauté, ainsi qu’aux personnes en recherche d’emploi ou en reconversion, qui
souhaitent acquérir de nouvelles compétences pour évoluer professionnellement et participer à la vie du territoire.

Plus de 500 personnes seront accompagnées par des professionnels. 9 communes sont ciblées par ce projet.
Un bilan permettra de mesurer les résultats. Rejoignez-nous !
"""


def rules(text: str, reader: Reader = Reader.PARTICIPANT) -> set[str]:
    return {remark.rule for remark in remarks(text, reader)}


def refused(text: str, reader: Reader = Reader.PARTICIPANT) -> set[str]:
    return {fault.rule for fault in faults(text, reader)}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Où êtes-vous ?", 2),
        ("Bonjour %(name)s, votre place est prête.", 6),
        ("L’atelier commence à 14 h 30.", 4),
        ("Il coûte 12 500 F à l’association.", 6),
        ("<b>Trois</b> places.", 2),
        ("Demandez à M. Exemple ou sur www.exemple.nc ce soir.", 9),
    ],
)
def test_words_are_counted_as_people_hear_them(text: str, count: int) -> None:
    assert [len(words) for words in sentences(text)] == [count]


def test_a_line_ends_a_sentence() -> None:
    assert len(sentences("Votre téléphone\nVos lunettes\nUne question")) == 3


# ── The three texts that calibrate it ─────────────────────────────────────────────────────────────


def test_an_invitation_in_simple_words_passes() -> None:
    found = measure(INVITATION)
    assert remarks(INVITATION) == []
    assert (found.mean, found.longest) == (5.2, 10)
    assert found.ease > 80
    assert found.lix < 40


def test_an_administrative_paragraph_is_refused_for_each_of_its_faults() -> None:
    found = measure(ADMINISTRATION)
    assert refused(ADMINISTRATION) == {"long-sentence", "jargon", "passive", "number-word"}
    assert {"future", "long-mean", "hard-text"} <= rules(ADMINISTRATION)
    assert (found.mean, found.longest) == (31.5, 35)
    assert found.ease < 40
    assert found.lix > 65


def test_the_leaflet_of_a_programme_stands_between_and_fails() -> None:
    leaflet = readable(LEAFLET, Kind.TEXT)
    found = measure(leaflet)
    assert {"long-sentence", "long-mean", "passive", "jargon"} <= refused(leaflet)
    assert 14 < found.mean < 30
    assert found.longest > 40
    assert 40 < found.ease < 55
    assert sum(remark.rule == "passive" for remark in remarks(leaflet)) == 2


# ── Rules ─────────────────────────────────────────────────────────────────────────────────────────


def test_fifteen_words_pass_and_sixteen_do_not() -> None:
    fifteen = " ".join(["mot"] * 15) + "."
    assert refused(fifteen) == set()
    assert [remark.weight for remark in remarks(fifteen)] == [Weight.REMARK]
    assert refused("mot " + fifteen) == {"long-sentence"}


def test_the_team_reads_longer_sentences_but_not_any() -> None:
    assert refused(" ".join(["mot"] * 25), Reader.TEAM) == set()
    assert refused(" ".join(["mot"] * 26), Reader.TEAM) == {"long-sentence"}


def test_a_long_mean_is_a_fault_once_there_is_enough_to_judge() -> None:
    two = f"{'mot ' * 11}mot. {'mot ' * 10}mot."
    assert [(remark.rule, remark.weight) for remark in remarks(two)] == [("long-mean", Weight.REMARK)]
    assert refused(f"{two} {'mot ' * 10}mot.") == {"long-mean"}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Veuillez écrire votre nom.", "jargon"),
        ("Écrivez afin d’avoir une place.", "jargon"),
        ("Le champ est obligatoire.", "jargon"),
        ("Donnez votre courriel.", "synonym"),
        ("Touchez le dashboard.", "foreign"),
        ("Appelez la DITTT demain.", "acronym"),
        ("Le chapitre IV parle de cela.", "roman-number"),
        ("Venez le 24/09/2026 avec nous.", "short-date"),
        ("Venez le 2026-09-24 avec nous.", "short-date"),
        ("Venez à 14h30 avec nous.", "short-hour"),
        ("L’atelier est animé par Notou.", "passive"),
        ("Votre place a bien été gardée.", "passive"),
        ("Ce papier doit vite être signé.", "passive"),
        ("Prenez trois feuilles.", "number-word"),
    ],
)
def test_each_fault_is_named(text: str, rule: str) -> None:
    assert refused(text) == {rule}


@pytest.mark.parametrize(
    "text",
    [
        "Nous vous écrivons par e-mail ou par SMS.",
        "La langue des signes française (LSF) est la bienvenue.",
        "Nous gardons votre place jusqu’à jeudi 24 septembre 2026, 14 h 30.",
        "La salle reste accessible.",
        "Touchez le mot %(CODE)s.",
        "Le bus est passé par Lifou.",
        "C’est noté.",
        "Le bureau est ouvert le lundi.",
        "Ils se sont inscrits cet été.",
        "Coupez le gâteau en deux.",
        "Peut-être demain.",
        "Il est 24 h sur une montre.",
        "Appelez le 24.03.01.",
    ],
)
def test_plain_texts_pass(text: str) -> None:
    assert remarks(text) == []


def test_a_longer_text_that_speaks_to_nobody_is_remarked() -> None:
    facts = "Le car part à 7 h. La route monte. Le pont est étroit. La pluie tombe. Le soir arrive."
    assert rules(facts) == {"impersonal"}
    assert rules(facts + " Venez.") == {"impersonal"}
    assert rules(facts + " Venez avec vos lunettes. Prenez le car.") == set()


# ── Where, and what instead ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("hard", "simple"),
    [
        ("Écrivez afin d’avoir une place.", "Écrivez pour avoir une place."),
        ("Venez à 14h30, pas à 9:00.", "Venez à 14 h 30, pas à 9 h."),
        ("Venez le 24/09/2026.", "Venez le jeudi 24 septembre 2026."),
        ("Venez le 31/02/2026.", "Venez le 31/02/2026."),
        ("Effectuez un appel.", "Faites un appel."),
        ("Prenez trois feuilles et/ou un cahier.", "Prenez 3 feuilles ou un cahier."),
        ("Notez le template.", "Notez le modèle."),
        ("Lisez le workshop.", "Lisez le workshop."),  # « le atelier » would be a fault of ours
        ("Toutefois, venez.", "Mais, venez."),
        ("C’est GRATUIT.", "C’est gratuit."),
    ],
)
def test_what_it_proposes_may_stand_in_the_text(hard: str, simple: str) -> None:
    assert mended(hard).replace("\u00a0", " ") == simple


LETTERS = st.text(
    alphabet="aàeéi dlnrst’'.,;:!?()[]{}<>%&*/-–«»\n\u00a0 0123456789hHABCIVX\ue000\ue001😀", max_size=200
)
OURS = st.lists(st.sampled_from([sentence for _, sentence in sentences_of("open")]), max_size=4).map(" ".join)


@given(st.tuples(LETTERS, OURS, LETTERS).map("".join), st.sampled_from(Reader))
def test_each_remark_points_at_its_words(text: str, reader: Reader) -> None:
    for remark in remarks(text, reader):
        assert text[remark.start : remark.end] == remark.excerpt
        assert remark.advice == typeset(remark.advice) != ""
    mended(text, reader)
    measure(text)


def test_a_page_takes_less_than_five_milliseconds() -> None:
    page = " ".join(" ".join(sentence for _, sentence in sentences_of("open")).split()[:300])
    remarks(page)
    spent = []
    for _ in range(30):
        start = time.process_time()
        remarks(page)
        spent.append(time.process_time() - start)
    assert min(spent) < 0.005


@pytest.mark.parametrize(
    "hostile", ["a" * 60_000, "<a " * 20_000, "((" * 20_000, "{{" * 20_000, "1 000 " * 10_000, "." * 60_000]
)
def test_no_text_makes_it_slow(hostile: str) -> None:
    start = time.process_time()
    remarks(hostile)
    assert time.process_time() - start < 2


def test_it_needs_no_django() -> None:
    code = "import sys, numerai.base.plain_words as w; w.remarks('Veuillez venir.'); assert 'django' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


# ── Messages about an error ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("message", "rule"),
    [
        ("Ce champ est obligatoire.", "error-vague"),
        ("Date invalide.", "error-vague"),
        ("Erreur de saisie.", "error-vague"),
        ("Choisissez une réponse.", "error-label"),
        (f"Écrivez votre date de naissance{' ou celle de la personne' * 3}.", "error-long"),
    ],
)
def test_a_message_that_helps_nobody_is_refused(message: str, rule: str) -> None:
    assert rule in {remark.rule for remark in message_remarks(message, label="Votre date de naissance")}


@pytest.mark.parametrize(
    "message", ["Écrivez votre date de naissance, par exemple 3 mars 1962.", "Cette date n’existe pas."]
)
def test_a_message_that_helps_passes(message: str) -> None:
    assert message_remarks(message, label="Votre date de naissance") == []
