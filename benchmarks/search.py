"""Finding someone, and the first page of coordination, among 1,000, 10,000 and 50,000 invented people; medians of 20
in processor time, SQLite included, so that busy neighbours do not count.

    python -m benchmarks.search [HOW MANY…]
Limit: 60 ms from a name typed to its people, ranked, database included, among 10,000.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

from tests.programme.people.invented import BY_EAR, PEOPLE

SIZES = (1_000, PEOPLE, 50_000)
SESSIONS = 300
TYPED = [typed for typed, _ in BY_EAR]


def milliseconds(work: Callable[[], Any]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def said(name: str, values: list[float], whole: float = 0) -> str:
    share = f"{statistics.median(values) / whole:5.0%} of it" if whole else ""
    return (
        f"  {name:<44} {statistics.median(values):7.1f} ms  ({min(values):.1f} to {max(values):.1f})  {share}".rstrip()
    )


def names_of(programme: Any) -> list[str]:
    from numerai.programme.people import queries

    return [file.name for file in queries.all_people(programme)]


def of_a_search(programme: Any) -> list[str]:
    """The whole, then its parts: reading traces, choosing among them, opening the files chosen, ranking their names."""
    from numerai.programme.people import likeness, queries, sounds
    from numerai.programme.people.models import NameSounds, Participant

    def traces() -> list[tuple[int, str]]:
        return list(NameSounds.objects.of(programme).values_list("id", "trace"))

    read = traces()
    near = {typed: sounds.nearest(typed, read) for typed in TYPED}

    def opened(typed: str) -> list[str]:
        rows = Participant.objects.of(programme).filter(sounds__in=near[typed])
        return [file.name for file in queries.read_files(rows)]

    names = {typed: opened(typed) for typed in TYPED}
    parts: dict[str, Callable[[str], Any]] = {
        "a search, whole": lambda typed: queries.search(programme, typed),
        "reading the traces": lambda _typed: traces(),
        "choosing among them": lambda typed: sounds.nearest(typed, read),
        "opening the files chosen": opened,
        "ranking their names": lambda typed: likeness.best_matches(typed, names[typed], limit=20),
    }
    costs = {
        name: [milliseconds(lambda part=part, typed=typed: part(typed)) for typed in TYPED]
        for name, part in parts.items()
    }
    whole = statistics.median(costs["a search, whole"])
    known = set(names_of(programme))
    there = [(typed, meant) for typed, meant in BY_EAR if meant in known]
    found = sum(meant in [one.name for one in queries.search(programme, typed)][:3] for typed, meant in there)
    return [
        f"  {found} of {len(there)} names typed by ear found in the first three",
        *(said(name, values, whole if name != "a search, whole" else 0) for name, values in costs.items()),
    ]


def of_pages(programme: Any) -> list[str]:
    from django.test import Client
    from django.urls import reverse

    from numerai.programme.people import queries
    from numerai.programme.people.models import Account
    from numerai.programme.people.rules import Role
    from tests.screens.team.stage import staff

    client = Client()
    client.force_login(Account.objects.first() or staff(programme, Role.COORDINATOR))
    people, day = reverse("team:people"), reverse("team:day")
    return [
        said(
            "proposing pairs of files", [milliseconds(lambda: queries.duplicates_to_decide(programme)) for _ in TYPED]
        ),
        said(
            "the page of answers",
            [milliseconds(lambda typed=typed: client.post(people, {"asked": typed})) for typed in TYPED],
        ),
        said("the page before a search", [milliseconds(lambda: client.get(people)) for _ in TYPED]),
        said(f"the day of coordination, {SESSIONS} sessions", [milliseconds(lambda: client.get(day)) for _ in TYPED]),
    ]


def with_a_database(sizes: list[int]) -> None:
    """In a folder of its own, thrown away afterwards."""
    from django.core.management import call_command
    from django.db import transaction

    from benchmarks.seed import seed
    from numerai.base.dates import now
    from numerai.base.models import Programme
    from tests.programme.people.crowd import crowd
    from tests.support.database import load_reference

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    load_reference()
    seed(SESSIONS)
    programme = Programme.objects.get(is_default=True)
    known = 0
    for size in sorted(sizes):
        with transaction.atomic():
            crowd(programme, size, now=now(), beyond=known)
        known = size
        print(f"{size:,} people")
        print("\n".join([*of_a_search(programme), *of_pages(programme)]), flush=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="numerai-benchmark-") as folder:
        import os

        os.environ |= {"NUMERAI_DATA": folder, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        import django

        django.setup()
        with_a_database([int(size) for size in sys.argv[1:]] or list(SIZES))
