"""One place, many people, many rounds: exactly one comes in, the others wait in order, and nobody meets an error."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from tests.faults.conftest import Tell, Told
from tests.faults.patience import PATIENCE
from tests.faults.test_race import LastButton
from tests.support.enrolling import Visitor
from tests.support.servers import Server, Servers

ROUNDS, PEOPLE, WORKERS = 5, 6, 4
NAME = "the last seat, again and again"


def wrong_lists(found: dict[str, Any], people: int) -> tuple[int, int]:
    """Lost: nobody has the seat, or someone is on neither list. Doubled: two hold one seat, or one rank."""
    seats, waiting = found["seats"], found["waiting"]
    lost = int(not seats) + max(people - len(seats) - len(waiting), 0)
    return lost, max(len(seats) - 1, 0) + len(waiting) - len(set(waiting))


def play(server: Server, rounds: int) -> tuple[int, int, int, int]:
    """People who were answered with a page, who were not, then what was lost and doubled."""
    scenes = ("-m", "tests.faults.team_scenes")
    slugs = json.loads(server.python(*scenes, "last_seats", str(rounds)).stdout)
    shown = refused = 0
    for slug in slugs:
        with ThreadPoolExecutor(PEOPLE) as pool:
            visitors = list(pool.map(lambda _person, slug=slug: Visitor(server.url, slug).walk(), range(PEOPLE)))
            buttons, together = [LastButton(visitor) for visitor in visitors], Barrier(PEOPLE)

            def press(button: LastButton, together: Barrier = together) -> int:
                together.wait(PATIENCE)
                return button.press()[0]

            statuses = list(pool.map(press, buttons))
        for visitor in visitors:
            visitor.close()
        shown += statuses.count(200)
        refused += PEOPLE - statuses.count(200)
    lists = json.loads(server.python(*scenes, "lists", *slugs).stdout)
    wrong = [wrong_lists(lists[slug], PEOPLE) for slug in slugs]
    return shown, refused, sum(lost for lost, _ in wrong), sum(doubled for _, doubled in wrong)


@pytest.mark.server
@pytest.mark.slow
def test_the_last_seat(servers: Servers, tell: Tell) -> None:
    server = servers.start(workers=WORKERS)
    shown, refused, lost, doubled = play(server, ROUNDS)
    assert server.command("journal", "verify").returncode == 0
    assert server.command("journal", "rebuild").returncode == 0
    tell(Told(NAME, tries=ROUNDS * PEOPLE, kept=shown, lost=lost + refused, doubled=doubled))


@pytest.mark.server
@pytest.mark.slow
def test_the_last_seat_without_the_lock(servers: Servers, tell: Tell) -> None:
    """Negative control: the place is counted, then given, with nothing held in between."""
    bare = {"DJANGO_SETTINGS_MODULE": "tests.faults.unprotected", "FAULTS_LATE": "0.3"}
    server = servers.start(workers=WORKERS, **bare)
    shown, refused, lost, doubled = play(server, 2)
    tell(Told(NAME, tries=2 * PEOPLE, kept=shown, lost=lost + refused, doubled=doubled, control=True))
