"""Finding someone among 10,000 invented people: opening the sealed names, ranking them, the whole page; medians of 20.

    python -m benchmarks.search
Limits: 60 ms for the ranking of one name. It is plain computing, measured in
processor time, so that busy neighbours do not count. Opening is apart: done again for each search, nothing is kept.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from typing import Any

from tests.programme.people.invented import BY_EAR, names


def milliseconds(work: Callable[[], Any], clock: Callable[[], float] = time.perf_counter) -> float:
    began = clock()
    work()
    return (clock() - began) * 1000


def said(name: str, values: list[float]) -> str:
    return f"{name:<46} {statistics.median(values):7.1f} ms  ({min(values):.1f} to {max(values):.1f})"


def ranking() -> list[float]:
    from numerai.programme.people import likeness

    crowd = names()
    return [
        milliseconds(lambda typed=typed: likeness.best_matches(typed, crowd, limit=20), time.process_time)
        for typed, _ in BY_EAR
    ]


def with_a_database() -> None:
    """In a folder of its own, thrown away afterwards."""
    from django.core.management import call_command
    from django.test import Client
    from django.urls import reverse

    from numerai.base.dates import now
    from numerai.base.journal.work import unit_of_work
    from numerai.base.models import Programme
    from numerai.programme.people import actions, queries
    from numerai.programme.people.rules import Identity, Origin, Role
    from tests.screens.team.stage import staff
    from tests.support.database import load_reference

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    load_reference()
    programme = Programme.objects.get(is_default=True)
    with unit_of_work(programme, actor="benchmark", now=now()) as work:
        for name in names():
            given, _, family = name.partition(" ")
            actions.register(work, identity=Identity(given_name=given, family_name=family), origin=Origin.TEAM)
    print(said("opening 10,000 names", [milliseconds(lambda: queries.names_of_all(programme)) for _ in range(20)]))
    print(said("opening 10,000 whole files", [milliseconds(lambda: queries.all_people(programme)) for _ in range(5)]))
    client = Client()
    client.force_login(staff(programme, Role.COORDINATOR))
    url = reverse("team:people")
    pages = [milliseconds(lambda typed=typed: client.post(url, {"asked": typed})) for typed, _ in BY_EAR]
    print(said("the page of answers, whole", pages))
    print(said("the page before a search, whole", [milliseconds(lambda: client.get(url)) for _ in range(5)]))


if __name__ == "__main__":
    print(said("ranking 10,000 names, processor time", ranking()))
    with tempfile.TemporaryDirectory(prefix="numerai-benchmark-") as folder:
        import os

        os.environ |= {"NUMERAI_DATA": folder, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        import django

        django.setup()
        with_a_database()
