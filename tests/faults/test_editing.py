"""Two colleagues write about the same thing at the same instant: one is kept, the other is told, nothing is silent."""

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import httpx
import pytest

from tests.faults.browsing import Browser, at_once, troubled
from tests.faults.conftest import Tell, Told
from tests.support.enrolling import Visitor
from tests.support.servers import Server

ROUNDS = 3
TOLD = re.compile("pendant que vous écriviez|Quelqu’un vient d’écrire|vient de noter|vient d’écrire un autre")
Stage = dict[str, Any]
Browse = Callable[..., Browser]


@dataclass(frozen=True, slots=True)
class Contest:
    """One question of one page, that two colleagues answer differently."""

    path: str
    question: str
    answers: Callable[[int], tuple[str, str]]
    forgets: str = ""  # what the page showed, taken out of the form: for the control

    def forms(self, people: list[Browser], number: int) -> list[httpx.Request]:
        gone = {self.forgets: ""} if self.forgets else {}
        said = self.answers(number)
        pairs = zip(people, said, strict=True)
        return [who.fill(self.path, {self.question: answer, **gone}, holding=self.question) for who, answer in pairs]

    def kept(self, reader: Browser) -> str:
        """What a page opened afterwards shows."""
        page = reader.filled(reader.page(self.path), {}, holding=self.question)
        return str(httpx.QueryParams(page.read().decode()).get(self.question, ""))


def contests(stage: Stage) -> list[Contest]:
    future, past, person = stage["future"], stage["past"], stage["person"]
    return [
        Contest(f"/equipe/ateliers/{future}/modifier/", "title", lambda n: (f"Atelier {n}", f"Séance {n}")),
        Contest(f"/equipe/personnes/{person}/corriger/", "family_name", lambda n: (f"Exemple {n}", f"Essai {n}")),
        Contest(f"/equipe/lieux/{stage['venue']}/modifier/", "directions", lambda n: (f"Route {n}", f"Piste {n}")),
        Contest(
            f"/equipe/ateliers/{past}/presences/",
            f"presence-{person}",
            lambda n: ("absent", "unknown") if n % 2 else ("present", "excused"),
        ),
        Contest(f"/equipe/ateliers/{past}/presences/", "total", lambda n: (str(10 + n), str(30 + n))),
    ]


def fight(contest: Contest, people: list[Browser], number: int) -> tuple[int, list[httpx.Response]]:
    """1 when an answer was written over without a word, or when nobody's was kept."""
    said, forms = contest.answers(number), contest.forms(people, number)
    pages = at_once([partial(who.send, form) for who, form in zip(people, forms, strict=True)])
    told = [bool(TOLD.search(page.text)) for page in pages]
    winner = said[told.index(False)] if False in told else None
    return int(told.count(True) != 1 or contest.kept(people[0]) != winner), pages


@pytest.mark.server
@pytest.mark.slow
def test_two_colleagues_write_at_once(staged: tuple[Server, Stage], browse: Browse, tell: Tell) -> None:
    server, stage = staged
    people = [browse(server.url, cookie) for cookie in stage["coordinators"]]
    lost: Counter[str] = Counter()
    pages: list[httpx.Response] = []
    for contest in contests(stage):
        for number in range(ROUNDS):
            silent, met = fight(contest, people, number)
            lost[contest.question] += silent
            pages += met
    assert not list(troubled(pages))
    assert not lost.total(), lost
    assert server.command("journal", "rebuild").returncode == 0
    tries = ROUNDS * len(contests(stage))
    tell(Told("two colleagues write the same thing", tries=tries, kept=tries - lost.total(), lost=lost.total()))


@pytest.mark.server
@pytest.mark.slow
def test_a_page_that_forgets_what_it_showed(staged: tuple[Server, Stage], browse: Browse, tell: Tell) -> None:
    """Negative control: without what the page showed, the second answer takes the place of the first."""
    server, stage = staged
    people = [browse(server.url, cookie) for cookie in stage["coordinators"]]
    path = f"/equipe/personnes/{stage['other']}/corriger/"
    contest = Contest(path, "family_name", lambda n: (f"Exemple {n}", f"Essai {n}"), forgets="shown")
    lost = sum(fight(contest, people, number)[0] for number in range(2))
    tell(Told("two colleagues write the same thing", tries=2, kept=2 - lost, lost=lost, control=True))


# ── Fewer places while people enrol ───────────────────────────────────────────────────────────────

BEFORE, AFTER, PEOPLE = 5, 2, 6


def too_many(history: list[dict[str, Any]]) -> int:
    """Seats given, line after line of the journal, when the room of that moment was full already."""
    capacity, taken, wrong = BEFORE, 0, 0
    for line in history:
        capacity = line.get("capacity", capacity)
        if line.get("seat"):
            wrong += taken >= capacity
            taken += 1
    return wrong


@pytest.mark.server
@pytest.mark.slow
def test_fewer_places_while_people_enrol(staged: tuple[Server, Stage], browse: Browse, tell: Tell) -> None:
    server, stage = staged
    team = browse(server.url, stage["coordinators"][0])
    wrong = missing = 0
    for slug, session in stage["shrinking"].items():
        visitors = [Visitor(server.url, slug).walk() for _person in range(PEOPLE)]
        shrink = team.fill(f"/equipe/ateliers/{session}/modifier/", {"capacity": str(AFTER)}, holding="capacity")
        pages = at_once([partial(team.send, shrink), *[visitor.send for visitor in visitors]])
        assert not list(troubled(pages))
        history = json.loads(server.python("-m", "tests.faults.team_scenes", "history", session).stdout)
        placed = sum("seat" in line for line in history)
        seated = sum(bool(line.get("seat")) for line in history)
        assert {"capacity": AFTER} in [{"capacity": line.get("capacity")} for line in history]
        wrong += too_many(history)
        missing += PEOPLE - placed + max(AFTER - seated, 0)
        for visitor in visitors:
            visitor.close()
    tries = PEOPLE * len(stage["shrinking"])
    tell(Told("fewer places while people enrol", tries=tries, kept=tries - missing, lost=missing, doubled=wrong))
