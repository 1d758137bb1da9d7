"""Finding someone among 1,000, 10,000 and 50,000 invented people, in processor time, SQLite included.

Limit: 60 ms from a name typed to its people, ranked, database included, among 10,000.
"""

from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.measure import Figure, seconds

TITLE = "Finding someone by ear"
NEEDS_DJANGO = True
SIZES = (1_000, 10_000, 50_000)
QUICK = (200, 1_000)
PROMISED = {10_000: 60.0}  # ms


def run(quick: bool) -> Iterator[Figure]:
    from django.db import transaction

    from numerai.base.dates import now
    from numerai.base.models import Programme
    from tests.programme.people.crowd import crowd

    programme = Programme.objects.get(is_default=True)
    known = 0
    for size in QUICK if quick else SIZES:
        with transaction.atomic():
            crowd(programme, size, now=now(), beyond=known)
        known = size
        yield from of_a_search(programme, size)
        yield from of_pages(programme, size)


def each_name(work: Callable[[str], Any], typed: list[str]) -> tuple[float, ...]:
    """Milliseconds for each name typed."""
    work(typed[0])
    return tuple(seconds(lambda name=name: work(name), processor=True) * 1000 for name in typed)


def of_a_search(programme: Any, size: int) -> Iterator[Figure]:
    """The whole, then its parts: reading traces, choosing among them, opening the files chosen, ranking their names."""
    from numerai.programme.people import likeness, queries, sounds
    from numerai.programme.people.models import NameSounds, Participant
    from tests.programme.people.invented import BY_EAR

    typed = [name for name, _ in BY_EAR]

    def traces() -> list[tuple[int, str]]:
        return list(NameSounds.objects.of(programme).values_list("id", "trace"))

    read = traces()
    near = {name: sounds.nearest(name, read) for name in typed}

    def opened(name: str) -> list[str]:
        rows = Participant.objects.of(programme).filter(sounds__in=near[name])
        return [file.name for file in queries.read_files(rows)]

    names = {name: opened(name) for name in typed}
    whole = each_name(lambda name: queries.search(programme, name), typed)
    yield Figure(f"a search among {size:,}", "ms", whole, limit=PROMISED.get(size), series="a search", size=size)
    parts: dict[str, Callable[[str], Any]] = {
        "reading the traces": lambda _name: traces(),
        "choosing among them": lambda name: sounds.nearest(name, read),
        "opening the files chosen": opened,
        "ranking their names": lambda name: likeness.best_matches(name, names[name], limit=20),
    }
    for part, work in parts.items():
        yield Figure(f"– {part}", "ms", each_name(work, typed))
    known = {file.name for file in queries.all_people(programme)}
    there = [(name, meant) for name, meant in BY_EAR if meant in known]
    found = sum(meant in [one.name for one in queries.search(programme, name)][:3] for name, meant in there)
    yield Figure(f"– found in the first three, of {len(there)} names typed by ear", "", (float(found),))


def of_pages(programme: Any, size: int) -> Iterator[Figure]:
    from django.test import Client
    from django.urls import reverse

    from benchmarks.seed import coordinator
    from numerai.programme.people import queries
    from tests.programme.people.invented import BY_EAR

    client = Client()
    client.force_login(coordinator())
    typed = [name for name, _ in BY_EAR]
    pages: dict[str, Callable[[str], Any]] = {
        "pairs of files to compare": lambda _name: queries.duplicates_to_decide(programme),
        "the page of answers": lambda name: client.post(reverse("team:people"), {"asked": name}),
        "the page before a search": lambda _name: client.get(reverse("team:people")),
        "the day of coordination": lambda _name: client.get(reverse("team:day")),
    }
    for page, work in pages.items():
        yield Figure(f"{page}, {size:,} people", "ms", each_name(work, typed), series=page, size=size)
