"""After a fault: what people were told, compared with what is found; and that nothing is half written.

python -m tests.faults.afterwards     prints the enrolments, the chain and the tables of a server as JSON
"""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.support.enrolling import Visitor
from tests.support.servers import Server

CODE = re.compile(r"(\d{3})\u00a0(\d{3})\u00a0(\d{3})")
NOT_KEPT, PERHAPS = "n’avons pas gardé votre réponse", "peut-être gardé votre réponse, peut-être pas"
NEVER_SAID = ("Traceback", "Error", "psycopg", "Corail", "74.12.34", "741234")


@dataclass
class Told:
    """`codes`: of those who were told that they have a place. The others were told that they have none."""

    codes: list[str] = field(default_factory=list)
    refused: int = 0
    unsure: int = 0

    def hear(self, visitor: Visitor) -> bool:
        """What this visitor is told by the page in front of them. True: they have a place."""
        text = visitor.page.text
        if visitor.page.status_code == httpx.codes.OK and (found := CODE.search(text)):
            self.codes.append("".join(found.groups()))
            return True
        assert visitor.page.status_code == httpx.codes.SERVICE_UNAVAILABLE, (visitor.page.status_code, text[:500])
        assert NOT_KEPT in text or PERHAPS in text
        assert "Appeler le" in text
        assert not [word for word in NEVER_SAID if word in text]
        self.unsure += PERHAPS in text
        self.refused += 1
        return False


@contextmanager
def walked(server: Server, slug: str, people: int) -> Iterator[list[Visitor]]:
    """They answered everything, and are about to press the last button."""
    visitors = [Visitor(server.url, slug) for _ in range(people)]
    try:
        yield [visitor.walk() for visitor in visitors]
    finally:
        for visitor in visitors:
            visitor.close()


def send(visitor: Visitor, slug: str) -> Visitor:
    """The last button; whoever met an error goes back to the check of the answers first."""
    if visitor.page.status_code != httpx.codes.OK:
        visitor.page = visitor.client.get(f"/ateliers/{slug}/inscription/verifier/")
    visitor.send()
    return visitor


@dataclass(frozen=True)
class Found:
    lost: int
    doubled: int
    enrolled: int


def found_after(server: Server, told: Told) -> Found:
    """Nothing half written, the chain whole, the tables as the journal says; who is missing, who is there twice."""
    rows: dict[str, Any] = json.loads(server.python("-m", "tests.faults.afterwards").stdout)
    people = len(rows["codes"])
    assert rows["broken"] is None
    assert rows["differences"] == {}
    assert (rows["events"], rows["participants"], rows["needs"]) == (people, people, people), rows
    assert rows["consents"] == 2 * people
    seats = rows["seats"]
    missing = set(told.codes) - set(rows["codes"])
    return Found(len(missing), people - len(set(rows["codes"])) + len(seats) - len(set(seats)), people)


def enrol(server: Server, slug: str, people: int, heard: Told) -> int:
    """They enrol one after another; how many were told that they have a place."""
    with walked(server, slug, people) as visitors:
        return sum(heard.hear(send(visitor, slug)) for visitor in visitors)


def said_plainly(words: str) -> bool:
    """What a command said: French sentences, no traceback, nobody's name."""
    return bool(words.strip()) and not [word for word in (*NEVER_SAID, "inattendue") if word in words]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "numerai.settings")
    import django

    django.setup()
    from numerai.base.journal.verify import rebuild, verify
    from numerai.base.models import Programme
    from tests.faults.scenes import places

    programme = Programme.objects.get(is_default=True)
    broken = verify(programme).broken
    print(json.dumps({**places(), "broken": broken and broken.why, "differences": rebuild(programme)}))
