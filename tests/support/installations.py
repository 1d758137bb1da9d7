"""A data folder as an operator has it, prepared and filled by the command itself, without a server."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.command import ROOT, numerai
from tests.support.ready import lay, settings_of


@dataclass(frozen=True, slots=True)
class Installation:
    data: Path
    environment: dict[str, str]

    def __call__(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return numerai(*words, environment=self.environment, check=check)

    def json(self, *words: str) -> Any:
        return json.loads(self(*words, "--format", "json").stdout)

    def python(self, code: str) -> str:
        """A few lines with Django ready; what they print."""
        done = subprocess.run(
            [sys.executable, "-c", f"import django; django.setup()\n{code}"],
            env=self.environment,
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()


def prepared(folder: Path, *, sqlite: bool = False, demo: bool = False, examples: bool = False) -> Installation:
    """On the database of the run, unless the test is about the file of SQLite; `examples`: with both example files."""
    database = lay(folder, "" if sqlite else os.environ.get("NUMERAI_DATABASE_URL", ""), demo=demo, examples=examples)
    return Installation(folder, {**os.environ, **settings_of(folder, database, demo=demo)})
