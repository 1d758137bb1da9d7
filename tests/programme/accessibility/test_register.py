"""The register itself: a line for each criterion, proofs that exist and are run, protocols that read well."""

import subprocess
import sys
from collections import Counter

import pytest

from numerai.base.plain_words import Reader, faults
from numerai.base.typography import typeset
from numerai.programme.accessibility import reference
from numerai.programme.accessibility.reference import FOLDER, PROTOCOLS, REGISTER, UnknownCriterion
from numerai.programme.accessibility.rules import Declared, deciding, steps_of
from numerai.programme.accessibility.rules import faults as faults_of_register
from tests.support.sources import ROOT

REGISTER_TEXT = (FOLDER / REGISTER).read_text(encoding="utf-8")
PROTOCOLS_TEXT = (FOLDER / PROTOCOLS).read_text(encoding="utf-8")


def proofs() -> dict[str, str]:
    """Test identifier → the words that it stands for."""
    lines = reference.lines()
    return {one.test: one.words for line in lines for one in (*line.whole, *line.guards, *line.part)}


def not_collected(wanted: set[str]) -> set[str]:
    """Of these tests, those that pytest does not find when it is asked for their files."""
    files = sorted({test.partition("::")[0] for test in wanted if (ROOT / test.partition("::")[0]).is_file()})
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-o", "addopts=", *files]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = set(answer.stdout.splitlines())
    found |= {line.partition("[")[0] for line in found}
    return wanted - found


def test_every_proof_is_a_test_that_is_run() -> None:
    invented = "tests/gate/test_pages.py::test_that_nobody_wrote"
    nowhere = "tests/static/test_absences.py::test_the_site_has_none[unicorn]"
    assert not_collected({*proofs(), invented, nowhere}) == {invented, nowhere}


def test_every_line_can_be_trusted() -> None:
    assert faults_of_register(reference.lines(), reference.protocols()) == []


def test_the_standard_is_whole() -> None:
    """What the source counts, told by its own publisher: 13 themes, 106 criteria, 258 tests; 30 or so beyond A."""
    of_standard = [one for one in reference.criteria().values() if one.theme != reference.BEYOND]
    assert (len({one.theme for one in of_standard}), len(of_standard)) == (13, 106)
    assert sum(one.tests or 0 for one in of_standard) == 258
    assert Counter(one.level for one in of_standard).keys() == {"A", "AA"}
    assert set(reference.criteria()) >= {f"wcag-{n}" for n in ("2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8")}


@pytest.mark.parametrize(
    ("old", "new", "refused"),
    [
        ('[criteres."rgaa-1.1"]', '[criteres."rgaa-99.1"]', UnknownCriterion),  # one unknown, and one without a line
        ('[criteres."rgaa-1.2"]\nreponse = "personne"\nen_partie = ["pages"]\n', "", UnknownCriterion),
        ('prouve = ["pages", "palette", "couleurs"]', 'prouve = ["inventee"]', KeyError),
        ('reponse = "personne"', 'reponse = "sûrement"', ValueError),
    ],
    ids=["unknown criterion", "criterion without a line", "proof that is not defined", "answer that does not exist"],
)
def test_a_register_that_is_mistaken_is_refused(old: str, new: str, refused: type[Exception]) -> None:
    assert old in REGISTER_TEXT
    with pytest.raises(refused):
        reference.read_lines(REGISTER_TEXT.replace(old, new, 1))


def test_a_claim_whose_only_proof_is_partial_is_seen() -> None:
    """Negative control on the real file: someone writes « conforme » over a criterion that waits for people."""
    honest = '[criteres."rgaa-1.1"]\nreponse = "personne"'
    assert honest in REGISTER_TEXT
    lines = reference.read_lines(REGISTER_TEXT.replace(honest, honest.replace("personne", "conforme")))
    assert faults_of_register(lines, reference.protocols()) == ["rgaa-1.1: « conforme » without a proof that is whole"]


def test_a_step_about_an_unknown_criterion_is_refused() -> None:
    with pytest.raises(UnknownCriterion):
        reference.read_protocols(PROTOCOLS_TEXT.replace("rgaa-10.11", "rgaa-10.99"))


def test_what_a_program_proves_whole_is_never_also_left_to_people() -> None:
    """Nor the other way round: each line says one thing."""
    decided = deciding(reference.protocols())
    conforming = [one for one in reference.lines() if one.declared == Declared.CONFORMING]
    assert [one.criterion.key for one in conforming if one.part or one.criterion.key in decided] == []


def test_steps_have_each_their_key_and_protocols_stay_short() -> None:
    keys = Counter(step.key for step in steps_of(reference.protocols()))
    assert [key for key, times in keys.items() if times > 1] == []
    assert {one.slug: len(one.steps) for one in reference.protocols() if not 2 <= len(one.steps) <= 7} == {}


def test_the_words_of_the_protocols_and_of_the_register_are_simple() -> None:
    team = [text for one in reference.protocols() for text in (one.name, one.about, one.tool, *one.before)]
    team += [text for one in steps_of(reference.protocols()) for text in (one.page, one.todo, one.expected, one.note)]
    public = [line.reason for line in reference.lines() if line.reason] + list(proofs().values())
    hard = [fault for text in team for fault in faults(text, Reader.TEAM)]
    hard += [fault for text in public for fault in faults(text, Reader.PARTICIPANT) if fault.rule == "jargon"]
    assert hard == []
    assert [text for text in team + public if typeset(text) != text] == []
