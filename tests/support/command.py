"""The command `numerai`, run in a process of its own from this tree."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NUMERAI = [sys.executable, "-c", "import sys; from numerai.cli import main; sys.exit(main())"]


def numerai(*words: str, environment: dict[str, str], check: bool = True) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*NUMERAI, *words], env=environment, cwd=ROOT, check=check, capture_output=True, text=True)
