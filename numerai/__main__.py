"""`python -m numerai` is the command `numerai`."""

import sys

from numerai.cli import main

if __name__ == "__main__":
    sys.exit(main())
