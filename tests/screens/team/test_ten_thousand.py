"""Ten thousand people, three hundred sessions: each page of the team reads few rows, opens few files, and a name typed
by ear still finds its person. Counted exactly; what it costs in time is measured in `benchmarks/search.py`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock

from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from numerai.base import keys
from numerai.base.ids import uuid7
from numerai.base.models import Programme
from numerai.programme.people import sounds
from numerai.programme.people.models import NameSounds, Participant
from numerai.programme.people.queries import duplicates_to_decide, search
from numerai.programme.people.rules import Role
from numerai.programme.workshops.models import Session, SessionTrainer
from tests.programme.people.crowd import TWINS, crowd
from tests.programme.people.invented import BY_EAR, PEOPLE
from tests.screens.team.stage import TODAY, Furnisher, staff

NOW = datetime(2026, 11, 22, 22, 0, tzinfo=UTC)
SESSIONS = 300
QUERIES_OF_A_DAY = 12
PAIRS = TWINS + 1  # and the pair of the stage


@contextmanager
def opened_files() -> Iterator[list[str]]:
    """Each time that the identity of someone is opened."""
    opened: list[str] = []
    really = keys.unseal

    def counted(key: bytes, sealed: bytes, label: str) -> bytes:
        if label.startswith(Participant.SEALED):
            opened.append(label)
        return really(key, sealed, label)

    with mock.patch.object(keys, "unseal", counted):
        yield opened


def _many_sessions(programme: Programme, like: Session) -> None:
    """As one that was planned, each on its day, animated by the same colleagues. They have no line in the journal."""
    columns = [field.attname for field in Session._meta.concrete_fields]
    values = {column: getattr(like, column) for column in columns}
    rows = [
        Session(
            **values | {"id": uuid7(), "slug": f"seance-{rank}", "day": TODAY + timedelta(days=rank - SESSIONS // 2)}
        )
        for rank in range(SESSIONS)
    ]
    Session.objects.bulk_create(rows)
    who = list(SessionTrainer.objects.filter(session=like).values_list("account", flat=True))
    SessionTrainer.objects.bulk_create(
        SessionTrainer(programme=programme, session=row, account_id=account) for row in rows for account in who
    )


class TenThousand(TestCase):
    """Furnished once for all its tests."""

    programme: Programme

    @classmethod
    def setUpTestData(cls) -> None:
        with mock.patch("django.utils.timezone.now", return_value=NOW):
            cls.programme = Programme.objects.get(is_default=True)
            cls.accounts = {role: staff(cls.programme, role) for role in Role}
            by = Furnisher(cls.programme, NOW, "Exemple")
            cls.stage = by.furnish()
            by.by(cls.accounts[Role.RELAY]).enrol(by.plan(12, capacity=12), by.someone("Cagou"))
            _many_sessions(cls.programme, Session.objects.get(id=cls.stage.full))
            crowd(cls.programme, PEOPLE, now=NOW)

    def setUp(self) -> None:
        self.enterContext(mock.patch("django.utils.timezone.now", return_value=NOW))

    def cost(self, role: Role, name: str, *named: Any) -> tuple[int, int]:
        """Queries, and files opened, of a page that was visited before."""
        client = Client()
        client.force_login(self.accounts[role])
        url = reverse(f"team:{name}", args=named)
        client.get(url)
        with CaptureQueriesContext(connection) as queries, opened_files() as opened:
            assert client.get(url).status_code in (200, 302)
        return len(queries), len(opened)

    def test_the_day_of_each_role(self) -> None:
        assert Participant.objects.count() > PEOPLE
        assert Session.objects.count() > SESSIONS
        for role in Role:
            queries, opened = self.cost(role, "day")
            assert queries <= QUERIES_OF_A_DAY, role
            # Both files of each pair, and who is to be called; whom a relay enrolled.
            assert opened <= {Role.COORDINATOR: 2 * PAIRS + 5, Role.RELAY: 1}.get(role, 0), role

    def test_each_page_opens_only_the_files_that_it_shows(self) -> None:
        for page, named, most_queries, files in (
            ("people", (), 8, 2 * PAIRS),
            ("person", (self.stage.person,), 18, 1),
            ("duplicates", (), 12, 2 * PAIRS + 2),  # two files of the stage are merged
            ("calls", (), 8, 3),
            ("tasks", (), 8, 3),
            ("sessions", (), 14, 0),
            ("session", (self.stage.full,), 17, 3),
            ("enrol", (self.stage.full,), 6, 0),
        ):
            queries, opened = self.cost(Role.COORDINATOR, page, *named)
            assert queries <= most_queries, page
            assert opened == files, page

    def test_a_name_typed_by_ear_is_in_the_first_three(self) -> None:
        """In two queries, and a few hundred files opened among ten thousand."""
        for typed, meant in BY_EAR:
            with self.assertNumQueries(2), opened_files() as opened:
                found = [person.name for person in search(self.programme, typed)]
            assert meant in found[:3], typed
            assert len(opened) <= sounds.OPENED

    def test_the_name_as_it_is_written_comes_first(self) -> None:
        assert [search(self.programme, meant)[0].name for _, meant in BY_EAR] == [meant for _, meant in BY_EAR]

    def test_a_beginning_or_an_initial_is_enough(self) -> None:
        for typed in ("ro", "xa"):
            found = [f" {person.name.lower()}".replace("-", " ") for person in search(self.programme, typed)]
            assert [f" {typed}" in name for name in found] == [True] * 20
        for _, meant in BY_EAR[:5]:
            given, _, family = meant.partition(" ")
            assert meant in [person.name for person in search(self.programme, f"{family} {given[:2]}")], meant

    def test_marks_mean_nothing_without_the_keys_and_nobody_is_found_without_marks(self) -> None:
        really = keys.digests
        with mock.patch.object(keys, "digests", lambda purpose, texts: really(f"other {purpose}", texts)):
            found = [[person.name for person in search(self.programme, typed)] for typed, _ in BY_EAR]
        assert sum(meant in few for (_, meant), few in zip(BY_EAR, found, strict=True)) <= 4
        NameSounds.objects.all().delete()
        assert [search(self.programme, typed) for typed, _ in BY_EAR] == [[]] * len(BY_EAR)

    def test_pairs_are_found_without_opening_anyone_else(self) -> None:
        with opened_files() as opened, self.assertNumQueries(3):
            pairs = duplicates_to_decide(self.programme)
        assert len(pairs) == PAIRS
        assert len(opened) == 2 * PAIRS
