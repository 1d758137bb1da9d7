"""The threat model says what stops whom, and names the test of each: all these tests exist."""

import ast
import re

import pytest

from tests.support.sources import ROOT

NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
THREATS = TEXT.partition("## Who might do harm")[2].partition("\n## ")[0].split("\n### ")[1:]


def written_in(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def missing(text: str) -> list[str]:
    """Tests that are named and that nobody wrote."""
    found = NAMED.findall(text)
    return [f"{path}::{name}" for path, name in found if not (ROOT / path).exists() or name not in written_in(path)]


def test_every_test_that_is_named_exists() -> None:
    assert missing(TEXT) == []


@pytest.mark.parametrize("threat", THREATS, ids=lambda threat: threat.splitlines()[0])
def test_every_threat_says_what_is_wanted_and_what_proves_it(threat: str) -> None:
    assert "Wants: " in threat
    stops = [line for line in threat.replace("\n  ", " ").splitlines() if line.startswith("- ")]
    protections = [line for line in stops if not line.startswith("- Reste")]
    assert protections
    assert [line for line in protections if not NAMED.search(line)] == []


def test_the_model_is_whole() -> None:
    told = " ".join(threat.splitlines()[0] for threat in THREATS)
    people = ("laptop", "relay", "coordinator", "participant", "link", "phone", "backup", "file", "Wi-Fi", "dependency")
    assert [one for one in people if one not in told] == []


def test_a_test_that_nobody_wrote_is_seen() -> None:
    """Negative control."""
    invented = "`tests/safety/test_visits.py::test_invented` `tests/safety/test_nowhere.py::test_x`"
    assert len(missing(invented)) == 2
