"""Two acts on the same people at the same instant, many times over, in a process of its own; prints what came of it.

python -m tests.faults.crossing ROUNDS leaving enrolling_merged crossing_merges erasing
Each round runs its acts on threads of their own, each with its own connection to the real database.
"""

import json
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

from tests.faults.patience import PATIENCE

Act = Callable[[], object]
Found = dict[str, int]


def at_once(*acts: Act) -> list[str]:
    """How each ended: the name of what refused it, or nothing."""
    from django.db import connection

    together = Barrier(len(acts), timeout=PATIENCE)

    def act(one: Act) -> str:
        together.wait()
        try:
            one()
        except Exception as refused:
            return type(refused).__name__
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(act, acts))


class Rounds:
    """`found`: what people were promised and what became of it, counted over all rounds."""

    def __init__(self, start: int) -> None:
        from tests.faults.team_scenes import Scene

        self.scene = Scene()
        self.found: Found = {"tries": 0, "kept": 0, "lost": 0, "doubled": 0, "errors": 0}
        self.number = start

    def people(self, count: int) -> list[UUID]:
        self.number += count
        return [self.scene.someone(self.number - place) for place in range(count)]

    def enrol(self, session: UUID, person: UUID) -> Act:
        return lambda: self.scene.enrol(session, person, force=False)

    def count(self, *, kept: int = 0, lost: int = 0, doubled: int = 0, errors: int = 0) -> None:
        self.found["tries"] += 1
        for name, more in {"kept": kept, "lost": lost, "doubled": doubled, "errors": errors}.items():
            self.found[name] += more

    # ── Leaving while others enrol ────────────────────────────────────────────────────────────────

    def leaving(self) -> None:
        """Two places, two people in them, two who wait; both leave while three more ask."""
        from numerai.programme.workshops.actions.enrolment import cancel_enrolment
        from numerai.programme.workshops.models import Enrolment, Task

        session = self.scene.plan(20, capacity=2)
        first, new = self.people(4), self.people(3)
        for person in first:
            self.scene.enrol(session, person, force=False)
        rows = {row.participant_id: row.id for row in Enrolment.objects.filter(session=session)}
        gone = [self._leave(cancel_enrolment, rows[person]) for person in first[:2]]
        ended = at_once(*gone, *[self.enrol(session, person) for person in new])
        seats = dict(Enrolment.objects.filter(session=session, status="enrolled").values_list("participant_id", "seat"))
        waiting = Enrolment.objects.filter(session=session, status="waiting").values_list("waiting_number", flat=True)
        told = Task.objects.filter(session=session, kind="tell_promoted").count()
        served = set(seats) == set(first[2:]) and sorted(seats.values()) == [1, 2]
        twice = max(told - 2, 0) + len(waiting) - len(set(waiting)) + max(len(seats) - 2, 0)
        self.count(
            kept=len(seats) + len(waiting),
            lost=(not served) + abs(3 - len(waiting)),
            doubled=twice,
            errors=sum(map(bool, ended)),
        )

    def _leave(self, cancel: Callable[..., object], enrolment: UUID) -> Act:
        return lambda: cancel(self.scene.programme, **self.scene.who, enrolment_id=enrolment)

    # ── Merging ───────────────────────────────────────────────────────────────────────────────────

    def _merge(self, alias: UUID, into: UUID) -> Act:
        from numerai.programme.people.actions import merge

        return lambda: merge(self.scene.programme, **self.scene.who, alias=alias, into=into)

    def enrolling_merged(self) -> None:
        """Both files of one person ask for a place while they are merged."""
        from numerai.programme.people.queries import files_of_person
        from numerai.programme.workshops.models import Enrolment

        session, (one, other) = self.scene.plan(21), self.people(2)
        ended = at_once(self._merge(one, other), self.enrol(session, one), self.enrol(session, other))
        files = files_of_person(self.scene.programme, one)
        placed = Enrolment.objects.filter(session=session, participant__in=files, status="enrolled").count()
        promised = sum(not refused for refused in ended[1:])
        self.count(
            kept=placed, lost=(set(files) != {one, other}) + max(promised - placed, 0), errors=sum(map(bool, ended))
        )

    def crossing_merges(self) -> None:
        """A into B and B into A: one person in the end, one main file, nobody turns in a ring."""
        from numerai.programme.people.models import Participant
        from numerai.programme.people.queries import files_of_person

        one, other = self.people(2)
        ended = at_once(self._merge(one, other), self._merge(other, one))
        aliases = Participant.objects.filter(id__in=[one, other], merged_into__isnull=False).count()
        together = set(files_of_person(self.scene.programme, one)) == {one, other}
        self.count(kept=int(together), lost=int(not together), doubled=abs(aliases - 1), errors=sum(map(bool, ended)))

    # ── Erasing ───────────────────────────────────────────────────────────────────────────────────

    def erasing(self) -> None:
        """Whoever is erased while they enrol keeps no place and no file; who waits gets the seat."""
        from numerai.base.journal.models import PersonKey
        from numerai.programme.people.models import Participant
        from numerai.programme.workshops.actions.erasure import erase_person
        from numerai.programme.workshops.models import Enrolment

        session, (gone, waits) = self.scene.plan(22, capacity=1), self.people(2)
        erase: Act = lambda: erase_person(self.scene.programme, **self.scene.who, participant_id=gone)  # noqa: E731
        ended = at_once(erase, self.enrol(session, gone), self.enrol(session, waits))
        left = (
            PersonKey.objects.filter(person=gone).count() + Participant.objects.filter(id=gone, erased_at=None).count()
        )
        seated = Enrolment.objects.filter(session=session, status="enrolled").values_list("participant_id", flat=True)
        unexpected = [refused for refused in ended if refused not in ("", "PersonErased")]
        self.count(
            kept=int(list(seated) == [waits]), lost=int(list(seated) != [waits]), doubled=left, errors=len(unexpected)
        )


def main(rounds: int, names: list[str]) -> dict[str, Found]:
    found = {}
    for name in names:
        played = Rounds(start=1_000 * len(found))
        for _round in range(rounds):
            getattr(played, name)()
        found[name] = played.found
    return found


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "numerai.settings")
    import django

    django.setup()
    print(json.dumps(main(int(sys.argv[1]), sys.argv[2:])))
