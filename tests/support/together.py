"""What the pages of one run must agree on, whichever worker examines them: the first to speak sets it."""

import hashlib
import os
from pathlib import Path
from uuid import uuid4


class Together:
    """A folder shared by the workers: one file per topic, written once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)

    def first(self, topic: str, value: str) -> str:
        """What was told first on this topic, by any worker; the caller compares its own with it."""
        place = self.folder / hashlib.sha256(topic.encode()).hexdigest()
        mine = self.folder / uuid4().hex
        mine.write_text(value, encoding="utf-8")
        try:
            os.link(mine, place)  # never half written, never overwritten
        except FileExistsError:
            pass
        finally:
            mine.unlink()
        return place.read_text(encoding="utf-8")
