"""Strange requests to every form and every address, as whoever may open them: nothing breaks, leaks or changes unasked.

Forms are found in the pages of the gate's register: a new page joins by itself. `make test` sends a few requests
to each, always the same; `make fuzz SECONDS=600` sends others until the time is over.
"""

import os
import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

import tests.gate.pages  # noqa: F401  (fills the register)
from numerai.base.models import Programme
from numerai.programme.people.rules import Role
from tests.fuzz.cases import Maker
from tests.fuzz.judging import Judge, undone
from tests.fuzz.reading import Form, forms_of, keys_in_source
from tests.screens import test_permission_matrix as matrix
from tests.screens.team.stage import Furnisher, staff
from tests.screens.test_permission_matrix import ALL, ANYONE, EXPECTED, OPEN, REFUSED, Address, url_of
from tests.support.pages import ENTRIES, REASONS, Entry, Response, Scene, sign_in

SECONDS = float(os.environ.get("FUZZ_SECONDS", 0))  # 0: the quick suite, always the same
SEED = os.environ.get("FUZZ_SEED", "1")
WORD = "Zyxailleurs"
SHARES, WORKERS = 4, 2  # the pages are shared; `make fuzz` runs so many processes

arguments = matrix.arguments


class Hall:
    """The pages of the register, one after the other, and what is sent to each."""

    def __init__(self, programme: Programme, elsewhere: Programme, now: datetime) -> None:
        stage = Furnisher(elsewhere, now, WORD).furnish()
        self.foreign = [str(getattr(stage, name)) for name in stage.__slots__]
        self.judge, self.programme, self.now = Judge(elsewhere, WORD), programme, now
        self.keys, self.asked = sorted(keys_in_source()), set[object]()
        self.sent = 0

    def findings(self, entry: Entry, seed: str) -> Iterator[str]:
        """Arrange the page, then send what a form of it, and its address, should withstand. All is undone."""
        maker = Maker(f"{seed} {entry.id}", self.foreign)
        with undone():
            client = Client()
            sign_in(client, self.programme, entry.role)
            try:
                answer = entry.arrange(Scene(client, self.programme, self.now))
            except Exception as failure:
                reason = "this entry of tests/gate/pages/ takes the rows of every programme: add .of(scene.programme)"
                yield f"{reason}\n    {entry.id}: {failure!r}"
                return
            forms, keys = self._unasked(answer, entry)
            path = answer.request["PATH_INFO"]  # type: ignore[attr-defined]  # added by the test client
            cases = [case for form in forms for case in maker.of_form(form, 3 if SECONDS else 2)]
            if forms or entry.name not in self.asked:
                cases += maker.of_address(path, sorted({*self.keys, *keys}), 2 if SECONDS else 1)
            self.asked.add(entry.name)
            for case in cases:
                self.sent += 1
                yield from (f"{found}\n    {entry.id}: {case}" for found in self.judge.findings(client, case))
            yield from self._from_others(forms, maker)

    def of_no_page(self, address: Address, arguments: dict[str, object]) -> Iterator[str]:
        """A file, or an act that only takes a form: sent strange things as whoever may open it."""
        row = EXPECTED[address.name]
        client, opens = Client(), [role for role in Role if row[role] == OPEN]
        with undone():
            if row[ANYONE] != OPEN:
                client.force_login(staff(self.programme, opens[0], "habitant"))
            for case in Maker(f"{SEED} {address.name}", self.foreign).of_address(
                url_of(address, arguments), self.keys, 4
            ):
                self.sent += 1
                yield from (f"{found}\n    {address.name}: {case}" for found in self.judge.findings(client, case))

    def _unasked(self, answer: Response, entry: Entry) -> tuple[list[Form], set[str]]:
        """In the quick suite, two states of a page that ask for the same thing are asked once."""
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            return [], set()
        forms, keys = forms_of(answer.content.decode(), answer.request["PATH_INFO"])  # type: ignore[attr-defined]
        fresh = [form for form in forms if SECONDS or (form.signature, entry.role) not in self.asked]
        self.asked |= {(form.signature, entry.role) for form in fresh}
        return fresh, keys

    def _from_others(self, forms: list[Form], maker: Maker) -> Iterator[str]:
        """The same forms, from someone whose role does not open that page."""
        for form in forms:
            try:
                row = EXPECTED[resolve(form.action).view_name]
            except (Resolver404, KeyError):
                continue
            refused = [role for role in Role if row[role] == REFUSED]
            if form.method != "post" or not refused:
                continue
            role = maker.chance.choice(refused)
            with undone():
                stranger = Client()
                stranger.force_login(staff(self.programme, role, "intrus"))
                told = self.judge.findings(stranger, maker.of_someone_refused(form))
            for found in told:
                yield f"{found}\n    as {role}: {form.action}"


@pytest.fixture
def hall(programme: Programme, other_programme: Programme, clock: datetime) -> Hall:
    return Hall(programme, other_programme, clock)


def pages(share: int) -> list[Entry]:
    """What this worker visits. In the quick suite, each page once; each question of the journeys."""
    names = sorted({entry.name for entry in ENTRIES if entry.name not in {"500", "503"}})
    mine = {name for rank, name in enumerate(names) if rank % SHARES == share}
    register = [entry for entry in ENTRIES if entry.name in mine and not entry.demo]
    if SECONDS:
        return register
    once = {entry.name: entry for entry in register if entry.state != "error"}
    return [entry for entry in register if once.get(entry.name, entry) is entry or entry.name.endswith("step")]


@pytest.mark.parametrize("share", range(SHARES))
def test_nothing_breaks_leaks_or_changes_unasked(share: int, hall: Hall) -> None:
    until, turn, found = time.monotonic() + SECONDS * WORKERS / SHARES, 0, set[str]()
    while not turn or time.monotonic() < until:
        for entry in pages(share):
            found |= set(hall.findings(entry, f"{SEED}.{turn}"))
            if turn and time.monotonic() > until:
                break
        turn += 1
    print(f"{hall.sent} requests, {turn} turns, seed {SEED}")
    assert not found, f"{len(found)} findings (seed {SEED})\n" + "\n".join(sorted(found))


def test_addresses_that_are_no_page(hall: Hall, arguments: dict[str, Any]) -> None:
    found = [finding for address in ALL if address.name in REASONS for finding in hall.of_no_page(address, arguments)]
    assert found == []
    assert hall.sent > 8 * len(REASONS) - 1
