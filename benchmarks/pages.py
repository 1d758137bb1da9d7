"""What a page costs the processor, and how it grows with the number of workshops: 30, 300 and 3,000."""

from collections.abc import Iterator
from typing import Any

from benchmarks.measure import Figure, repeated

TITLE = "Processor per page, by number of workshops"
NEEDS_DJANGO = True
SIZES = (30, 300, 3_000)
QUICK = (10, 30)
PUBLIC = {
    "home": "public:home",
    "list of workshops": "public:sessions",
    "calendar to follow": "public:feed",
    "communes": "public:communes",
    "list to embed": "public:embedded",
}
TEAM = {"day of coordination": "team:day", "workshops of the team": "team:sessions", "figures": "team:figures"}


def run(quick: bool) -> Iterator[Figure]:
    from django.test import Client

    from benchmarks.seed import coordinator, seed

    team = Client()
    team.force_login(coordinator())
    known = 0
    slug = ""
    for size in QUICK if quick else SIZES:
        slug = seed(size - known, after=known)[0]
        known = size
        for name, address in PUBLIC.items():
            yield cost(Client(), name, address, size, quick)
        for name, address in TEAM.items():
            yield cost(team, name, address, size, quick)
    for name, address in {
        "a workshop": "public:session",
        "first question of an enrolment": "participant:start",
    }.items():
        yield cost(Client(), name, address, 0, quick, slug)


def cost(client: Any, name: str, address: str, size: int, quick: bool, *words: str) -> Figure:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    url = reverse(address, args=words)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url, follow=True)
    asked = len(queries)  # before the next request forgets them
    assert response.status_code == 200, (url, response.status_code)
    values = repeated(lambda: client.get(url, follow=True), 3 if quick else 9)
    where = f"{name}, {size:,} workshops" if size else name
    told = f"{where} ({asked} queries)"
    return Figure(told, "ms", values, series=name if size else "", size=size)
