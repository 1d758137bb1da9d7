"""The operator's command `numerai`: one module per verb, and Django is loaded only once a verb needs it."""

import sys
from collections.abc import Sequence

OLDEST, TOO_NEW = (3, 11), (3, 15)


def main(words: Sequence[str] | None = None) -> int:
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        print(f"Numé-Raï demande Python 3.11 à 3.14. Celui-ci est {sys.version.split()[0]}.", file=sys.stderr)
        return 3
    from numerai.cli.commands import run

    return run(words)
