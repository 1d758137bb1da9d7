"""`make snapshots`: visits the pages of the register again and writes what each gives to a screen reader.

python -m tests.gate.write_snapshots [options of pytest, as -k concern]
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support import trees

ROOT = Path(__file__).resolve().parents[2]
TESTS = ["tests/gate/test_pages.py", "tests/gate/test_heard.py"]
WORKERS = os.environ.get("TEST_WORKERS", "3")


def known() -> set[str]:
    """The entries of the register, which needs Django."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    import tests.gate.pages  # noqa: F401  (fills the register)
    from tests.support.pages import ENTRIES

    return {entry.id for entry in ENTRIES}


def main(options: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pytest", "-q", "-n", WORKERS, *TESTS, "-m", "browser", *options]
        code = subprocess.run(command, cwd=ROOT, env={**os.environ, trees.WRITE: folder}).returncode
        if code:
            return code
        trees.write(trees.gathered(Path(folder)), known())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
