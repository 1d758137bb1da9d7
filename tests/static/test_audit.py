"""`make audit` never says that nothing was found when nobody answered."""

from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from types import ModuleType
from typing import Any

import pytest

from tests.support.sources import ROOT

GOOD = '{"dependencies": [{"name": "corail", "version": "1", "vulns": []}]}'
BAD = '{"dependencies": [{"name": "corail", "version": "1", "vulns": [{"id": "CVE-1"}]}]}'
SKIPPED = '{"dependencies": [{"name": "corail", "skip_reason": "not found"}]}'


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    loader = SourceFileLoader("audit", str(ROOT / "tools" / "audit"))
    module = module_from_spec(spec_from_loader("audit", loader))  # type: ignore[arg-type]  # a file: it has a spec
    loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (GOOD, []),
        (BAD, ["corail 1 : CVE-1"]),
        (SKIPPED, None),
        ("", None),
        ("{}", None),
        ('{"dependencies": []}', None),
    ],
)
def test_known_weaknesses_are_read(said: str, found: Any, audit: ModuleType) -> None:
    assert audit.read_advisories(said, "")[0] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ('{"vulnerabilities": {}}', []),
        ('{"vulnerabilities": {"axe": {"severity": "high"}}}', ["axe : high"]),
        ('{"message": "405 Method Not Allowed"}', None),
        ("", None),
    ],
)
def test_those_of_node_too(said: str, found: Any, audit: ModuleType) -> None:
    assert audit.read_advisories_of_node(said)[0] == found


@pytest.mark.parametrize(
    ("found", "end", "said"),
    [([], 0, "✓  Règle : rien"), (["a"], 1, "✗  Règle : 1\n     a"), (None, 3, "on ne sait pas")],
)
def test_each_end_is_said(
    found: Any, end: int, said: str, audit: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit.say("Règle", found, "Personne n’a répondu.") == end
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(("ends", "end"), [([[], []], 0), ([["a"], None], 1), ([[], None], 3)])
def test_what_is_unknown_never_passes_for_good(
    ends: list[Any], end: int, audit: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, elsewhere = ends
    findings = audit.dependencies.Findings({"ici": here})
    monkeypatch.setattr(audit.dependencies, "audit", lambda: findings)
    monkeypatch.setattr(audit, "prepared", lambda: "")
    monkeypatch.setattr(audit, "advisories", lambda lock: (elsewhere, "Sans réponse."))
    monkeypatch.setattr(audit, "advisories_of_node", lambda: ([], ""))
    monkeypatch.setattr(audit, "abandoned", lambda: ([], ""))
    assert audit.main() == end
