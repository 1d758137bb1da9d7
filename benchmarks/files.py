"""A big file comes in, then the journal is read, everything is rebuilt, saved and put back: up to 10,000 rows."""

from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.measure import Figure, seconds

TITLE = "Files, journal and backups"
NEEDS_DJANGO = True
SIZES = (1_000, 5_000, 10_000)  # one file holds at most 5,000 lines
QUICK = (100, 300)
HEADER = "Séance;Nom;Prénom;Téléphone;Commune;Année de naissance;Besoins;Présent\n"
A_SHEET = 12  # people


def sheet(first: int, last: int) -> bytes:
    """Rows `first` to `last` of an invented sign-in sheet, twelve people a day, each with their telephone."""
    from tests.programme.people.invented import names

    known = names(last)
    rows = []
    for rank in range(first, last):
        given, _, family = known[rank].partition(" ")
        day = date(2026, 1, 5) + timedelta(days=rank // A_SHEET % 300)
        rows.append(
            f"{day:%d/%m/%Y} Salle {rank // A_SHEET};{family};{given};7{rank:05d};Nouméa;{1940 + rank % 60};;X\n"
        )
    return (HEADER + "".join(rows)).encode()


def run(quick: bool) -> Iterator[Figure]:
    known = 0
    for size in QUICK if quick else SIZES:
        yield from at(size, known)
        known = size


def at(size: int, known: int) -> Iterator[Figure]:
    from numerai.base.backup_files import Reason
    from numerai.base.backups import back_up
    from numerai.base.dates import now, today
    from numerai.base.journal.models import Event
    from numerai.base.journal.verify import rebuild, verify
    from numerai.base.models import Programme
    from numerai.programme.workshops.actions.importing import import_file

    programme = Programme.objects.get(is_default=True)
    data, rows = sheet(known, size), size - known

    def take_in() -> None:
        day = today(programme.time_zone)
        report = import_file(
            programme, kind="presences", data=data, name="feuille.csv", actor="benchmark", now=now(), today=day
        )
        assert report.counts["accepted"] == rows, report.counts

    spent = seconds(take_in, processor=True)
    lines = Event.objects.count()
    yield Figure(f"import of {rows:,} rows, {known:,} known", "s", (spent,), series="import", size=rows)
    yield Figure(f"import: rows a second, {known:,} known", "a second", (rows / spent,))
    for name, work in {"verify": lambda: verify(programme), "rebuild": lambda: rebuild(programme)}.items():
        spent = seconds(work, processor=True)
        yield Figure(f"journal {name}, {lines:,} lines", "s", (spent,), series=f"journal {name}", size=lines)
        yield Figure(f"journal {name}: lines a second", "a second", (lines / spent,))
    spent = seconds(lambda: back_up(Reason.ASKED))
    yield Figure(f"backup, {lines:,} lines", "s", (spent,), series="backup", size=lines)
