"""200 people ask for 20 places at once, from one address: 20 come, 180 wait in order, nobody meets an error."""

import json
import statistics
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from threading import Barrier
from typing import Any

import pytest

from tests.faults.conftest import Tell, Told
from tests.faults.patience import PATIENCE
from tests.support.enrolling import Visitor
from tests.support.servers import Server, Servers

pytestmark = [pytest.mark.server, pytest.mark.slow, pytest.mark.alone]
PEOPLE, PLACES, WORKERS = 200, 20, 4


@dataclass
class Outcome:
    statuses: Counter[int]
    seconds: list[float]  # until the enrolment is answered
    shown: list[float]  # until the confirmation is on the screen
    seats: list[int]
    waiting: list[int]

    @property
    def is_right(self) -> bool:
        return (
            self.statuses == Counter({200: len(self.seconds)})
            and self.seats == list(range(1, PLACES + 1))
            and self.waiting == list(range(1, len(self.seconds) - PLACES + 1))
        )

    def told(self, name: str, **words: Any) -> Told:
        """Nobody may meet an error or stay outside both lists; nobody may hold the seat or the rank of another."""
        people = len(self.seconds)
        held = len(self.seats) + len(self.waiting)
        twice = held - len(set(self.seats)) - len(set(self.waiting)) + max(len(self.seats) - PLACES, 0)
        return Told(
            name, tries=people, kept=held, lost=abs(people - held) or int(not self.is_right), doubled=twice, **words
        )


def p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[18]


class LastButton:
    """« Envoyer mon inscription », ready to be pressed: a plain client leaves the machine's time to the server."""

    def __init__(self, visitor: Visitor) -> None:
        form = visitor.filled({})
        self.path, self.body, self.headers = form.url.raw_path.decode(), form.read(), dict(form.headers)
        self.line = HTTPConnection(form.url.host, form.url.port, timeout=PATIENCE)
        self.line.connect()

    def press(self) -> tuple[int, float, float]:
        """The status of the confirmation; seconds until the form is answered, then until it is shown."""
        start = time.perf_counter()
        self.line.request("POST", self.path, self.body, self.headers)
        answer = self.line.getresponse()
        answer.read()
        answered = time.perf_counter() - start
        if where := answer.headers["Location"]:
            self.line.request("GET", where, headers={"Cookie": self._cookies(answer), "Accept-Encoding": "gzip"})
            answer = self.line.getresponse()
            answer.read()
        self.line.close()
        return answer.status, answered, time.perf_counter() - start

    def _cookies(self, answer: HTTPResponse) -> str:
        given = [cookie.partition(";")[0] for cookie in answer.headers.get_all("Set-Cookie", [])]
        kept = dict(cookie.split("=", 1) for cookie in (*self.headers["cookie"].split("; "), *given))
        return "; ".join(f"{name}={value}" for name, value in kept.items())


def race(server: Server, people: int = PEOPLE) -> Outcome:
    """Everyone answers the questions first, then all press the last button together."""
    slug = server.python("-m", "tests.faults.scenes", "plan", str(PLACES)).stdout.strip()
    with ThreadPoolExecutor(16) as pool:
        visitors = list(pool.map(lambda _: Visitor(server.url, slug).walk(), range(people)))
    buttons = [LastButton(visitor) for visitor in visitors]
    together = Barrier(people)

    def press(button: LastButton) -> tuple[int, float, float]:
        together.wait()
        return button.press()

    with ThreadPoolExecutor(people) as pool:
        results = list(pool.map(press, buttons))
    for visitor in visitors:
        visitor.close()
    found = json.loads(server.python("-m", "tests.faults.scenes", "places").stdout)
    return Outcome(
        Counter(status for status, _, _ in results),
        [answered for _, answered, _ in results],
        [shown for _, _, shown in results],
        found["seats"],
        found["waiting"],
    )


def test_twenty_places_for_two_hundred_people(servers: Servers, tell: Tell) -> None:
    server = servers.start(workers=WORKERS)
    outcome = race(server)
    answered, shown = p95(outcome.seconds), p95(outcome.shown)
    assert server.command("journal", "verify").returncode == 0
    assert server.command("journal", "rebuild").returncode == 0
    assert outcome.statuses == {200: PEOPLE}
    tell(outcome.told("200 people for 20 seats", note=f"p95 {answered:.2f} s, confirmation on screen {shown:.2f} s"))


def test_without_the_lock_it_goes_wrong(servers: Servers, tell: Tell) -> None:
    """Negative control: the same race on a server that counts the places without locking them."""
    server = servers.start(workers=WORKERS, DJANGO_SETTINGS_MODULE="tests.faults.unprotected")
    tell(race(server, people=80).told("80 people for 20 seats", control=True))
