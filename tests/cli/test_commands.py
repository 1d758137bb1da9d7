"""The command in its own words: French, quick, with codes that scripts rely on."""

import argparse
import ast
import inspect
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from numerai.cli.french import WORDS
from numerai.cli.outcome import Exit
from tests.support.command import ROOT, numerai

# Said to programmers who misuse argparse, never to an operator; and « options », which is the same word.
FOR_PROGRAMMERS = ("%r is not callable", ".__call__() not defined", 'argument "-" with mode', "cannot have multiple")
FOR_PROGRAMMERS += ("cannot merge actions", "conflicting ", "dest= is required", "invalid conflict_resolution")
FOR_PROGRAMMERS += ("invalid option string", "mutually exclusive arguments must", "'required' is an invalid argument")
FOR_PROGRAMMERS += ("%(heading)s:",)


def place(folder: Path, **settings: str) -> dict[str, str]:
    own = {"NUMERAI_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "numerai.settings", "NUMERAI_DEMO": "0"}
    kept = {name: value for name, value in os.environ.items() if name != "NUMERAI_DATABASE_URL"}
    return {**kept, **own, **settings}


def said_by_argparse() -> set[str]:
    """Every text that argparse passes through gettext, in the Python that runs the tests."""
    calls = (node for node in ast.walk(ast.parse(inspect.getsource(argparse))) if isinstance(node, ast.Call))
    ours = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id in {"_", "ngettext"})
    literals = (word for call in ours for word in call.args)
    return {word.value for word in literals if isinstance(word, ast.Constant) and isinstance(word.value, str)}


def test_argparse_speaks_french() -> None:
    told = {text for text in said_by_argparse() if not text.startswith(FOR_PROGRAMMERS)}
    assert len(told) > 15
    assert told - WORDS.keys() == set()


def test_help_needs_neither_django_nor_a_folder(tmp_path: Path) -> None:
    code = (
        "import sys; from numerai.cli import main\ntry: main(['--help'])\nfinally: assert 'django' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], env=place(tmp_path / "rien"), cwd=ROOT, capture_output=True)
    assert done.returncode == Exit.DONE, done.stderr
    assert "codes de fin" in done.stdout.decode()
    assert not (tmp_path / "rien").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "il manque"),
        (["danser"], "n’existe pas"),
        (["run", "--port", "quatre"], "il faut un nombre"),
        (["invite", "Notou"], "il manque"),
        (["journal", "verify", "--format", "xml"], "n’existe pas"),
    ],
)
def test_a_misspelt_command_is_refused_in_french(tmp_path: Path, words: list[str], told: str) -> None:
    done = numerai(*words, environment=place(tmp_path), check=False)
    assert done.returncode == Exit.USAGE
    assert told in done.stderr
    assert done.stdout.startswith("utilisation")


@pytest.mark.parametrize(
    "words",
    [
        ["journal", "verify"],
        ["journal", "rebuild"],
        ["backup"],
        ["indicators"],
        ["invite", "Notou Essai", "--role", "trainer"],
        ["restore", "jamais-faite"],
        ["import", "sessions", "absent.csv"],
    ],
)
def test_a_folder_without_data_stays_empty(tmp_path: Path, words: list[str]) -> None:
    """A mistyped --data must not become a new installation."""
    folder = tmp_path / "faute-de-frappe"
    done = numerai(*words, "--data", str(folder), environment=place(tmp_path), check=False)
    assert done.returncode == Exit.NOT_NOW
    assert done.stderr.startswith("numerai\u00a0: ")
    assert not folder.exists()


def test_a_setting_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    done = numerai("run", environment=place(tmp_path, NUMERAI_PORT="très loin"), check=False)
    assert done.returncode == Exit.USAGE
    assert "NUMERAI_PORT" in done.stderr


@pytest.mark.slow
def test_verbs_of_a_prepared_folder(tmp_path: Path) -> None:
    here = place(tmp_path / "donnees")
    (tmp_path / "donnees").mkdir()
    numerai("prepare", environment=here)
    verdicts = json.loads(numerai("journal", "verify", "--format", "json", environment=here).stdout)
    assert verdicts == [{"programme": "nume-rai", "events": 0, "whole": True, "broken": None}]
    rebuilt = json.loads(numerai("journal", "rebuild", "--format", "json", environment=here).stdout)
    assert rebuilt == [{"programme": "nume-rai", "identical": True, "differences": {}}]
    figures = json.loads(numerai("indicators", "--format", "json", environment=here).stdout)
    assert figures["sessions_held"] == 0
    unknown = numerai("indicators", "--programme", "ailleurs", environment=here, check=False)
    assert (unknown.returncode, "nume-rai" in unknown.stderr) == (Exit.NOT_NOW, True)
    invited = ("invite", "Notou Essai", "--role", "coordinator", "--format", "json")
    first, again = (json.loads(numerai(*invited, environment=here).stdout) for _ in range(2))
    assert first["username"] == "notou.essai"
    assert (first["new"], again["new"]) == (True, False)
    assert first["link"] != again["link"]


@pytest.mark.slow
def test_importing_tells_each_row_and_writes_once(tmp_path: Path) -> None:
    (tmp_path / "donnees").mkdir()
    here = place(tmp_path / "donnees")
    numerai("prepare", environment=here)
    words = ("import", "sessions", str(ROOT / "tests" / "data" / "exemple-seances.csv"))
    tried = numerai(*words, "--dry-run", environment=here, check=False)
    assert tried.returncode == Exit.FOUND, "one row is refused"
    assert tried.stdout.startswith(
        "Essai, rien n’est écrit\u00a0: 10 acceptées, 3 acceptées avec une remarque, 1 refusée"
    )
    done, again = (
        json.loads(numerai(*words, "--format", "json", environment=here, check=False).stdout) for _ in range(2)
    )
    assert done["counts"] == {"accepted": 10, "accepted_with_remark": 3, "refused": 1, "ignored": 5}
    assert (done["changes"] > 0, again["changes"]) == (True, 0)
    assert again["counts"] == done["counts"]
    broken = numerai("import", "presences", sys.executable, environment=here, check=False)
    assert (broken.returncode, broken.stderr.count("\n")) == (Exit.FOUND, 1)
