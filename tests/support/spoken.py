"""French texts that people read although gettext never sees them: reference tables, the demonstration, refusals."""

import ast
import csv
import tomllib
from collections.abc import Iterator

from numerai.base.plain_words import Reader
from tests.support.sources import PACKAGE, modules, shown, texts_in
from tests.support.strings import Text

REFERENCE = PACKAGE / "reference"
REFUSALS = {"french", "TableRefused", "Refused", "CannotNow", "BadBackup", "BadSetting", "FolderBusy", "SecretsMissing"}
# In the order of `demonstration_*.py`: what an invented person wrote themself is theirs, and stays out.
DEMONSTRATION = ("demonstration_words.py", "demonstration_places.py", "demonstration_content.py")


def spoken_texts() -> list[Text]:
    return [*_reference(), *_demonstration(), *_refusals()]


def _reference() -> Iterator[Text]:
    """Whoever opens the site reads the programme's facts and the numbers to call."""
    facts = tomllib.loads((REFERENCE / "nume-rai.toml").read_text(encoding="utf-8"))
    for words in (facts["tagline"], facts["carried_by"], *(target["words"] for target in facts["targets"])):
        yield Text("numerai/reference/nume-rai.toml", words, Reader.PARTICIPANT)
    with (REFERENCE / "numeros_utiles.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            yield Text("numerai/reference/numeros_utiles.csv", f"{row['libelle']}\n{row['usage']}", Reader.PARTICIPANT)


def _demonstration() -> Iterator[Text]:
    for path, tree in modules(of="numerai/cli"):
        if path.name in DEMONSTRATION:
            documented = (
                node for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            )
            told = {ast.get_docstring(node, clean=False) for node in documented}
            for words in texts_in(tree):
                if len(words.split()) > 2 and words not in told and ";" not in words:  # a table to import
                    yield Text(shown(path), words, Reader.PARTICIPANT)


def _refusals() -> Iterator[Text]:
    """What stops a command or an import, said to the team; a value to come is one word."""
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in REFUSALS and node.args:
                for words in texts_in(node.args[0]):
                    yield Text(f"{shown(path)}:{node.lineno}", words.replace("*", "{}"), Reader.TEAM)
