"""Places and waiting list: never beyond the capacity by oneself, never an empty seat while someone waits."""

from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from numerai.programme.workshops import rules
from numerai.programme.workshops.rules import EnrolmentStatus, SessionState


@dataclass
class Room(RuleBasedStateMachine):
    """A session as its rules see it: seats taken, numbers waiting, in any order of events."""

    capacity: int = 3
    seats: dict[int, bool] = field(default_factory=dict)  # seat: forced
    waiting: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def __hash__(self) -> int:
        return id(self)

    @rule(force=st.booleans())
    def ask(self, force: bool) -> None:
        place = rules.place_for(
            capacity=self.capacity,
            taken=self.seats,
            last_waiting=max(self.waiting, default=0),
            someone_waits=bool(self.waiting),
            force=force,
        )
        assert place.status == EnrolmentStatus.ENROLLED or not force
        if place.seat is not None:
            assert place.seat not in self.seats
            assert place.forced or len(self.seats) < self.capacity
            self.seats[place.seat] = place.forced
        if place.waiting_number is not None:
            assert place.waiting_number not in self.waiting
            self.waiting.append(place.waiting_number)

    @precondition(lambda self: self.seats)
    @rule(data=st.data())
    def leave_a_seat(self, data: st.DataObject) -> None:
        del self.seats[data.draw(st.sampled_from(sorted(self.seats)))]
        self.promote()

    @precondition(lambda self: self.waiting)
    @rule(data=st.data())
    def stop_waiting(self, data: st.DataObject) -> None:
        self.waiting.remove(data.draw(st.sampled_from(self.waiting)))

    @rule(capacity=st.integers(min_value=1, max_value=6))
    def change_room(self, capacity: int) -> None:
        self.capacity = capacity
        self.promote()

    def promote(self) -> None:
        first_before = sorted(self.waiting)
        moves = rules.promotions(capacity=self.capacity, taken=self.seats, waiting=self.waiting)
        assert [number for number, _ in moves] == first_before[: len(moves)]
        for number, seat in moves:
            assert seat not in self.seats
            self.seats[seat] = False
            self.waiting.remove(number)

    @invariant()
    def nobody_waits_beside_an_empty_seat(self) -> None:
        assert not self.waiting or len(self.seats) >= self.capacity

    @invariant()
    def positions_are_said_from_one_without_gaps(self) -> None:
        said = sorted(rules.position(number, self.waiting) for number in self.waiting)
        assert said == list(range(1, len(self.waiting) + 1))


TestRoom = Room.TestCase
TestRoom.settings = settings(max_examples=200, stateful_step_count=30, deadline=None)


def test_twelve_places_and_a_thirteenth_person() -> None:
    assert rules.place_for(
        capacity=12, taken=range(1, 13), last_waiting=0, someone_waits=False, force=False
    ) == rules.Place(EnrolmentStatus.WAITING, waiting_number=1)


def test_the_team_may_accept_a_thirteenth_person_and_it_shows() -> None:
    place = rules.place_for(capacity=12, taken=range(1, 13), last_waiting=4, someone_waits=True, force=True)
    assert place == rules.Place(EnrolmentStatus.ENROLLED, seat=13, forced=True)


@pytest.mark.parametrize(
    ("day", "cancelled", "came", "state"),
    [
        (date(2026, 11, 22), False, False, SessionState.TO_REPORT),
        (date(2026, 11, 23), False, False, SessionState.UPCOMING),
        (date(2026, 11, 22), False, True, SessionState.HELD),
        (date(2026, 11, 22), True, True, SessionState.CANCELLED),
        (date(2026, 12, 1), True, False, SessionState.CANCELLED),
        (date(2026, 11, 23), False, True, SessionState.HELD),
        (date(2026, 11, 24), False, True, SessionState.UPCOMING),
    ],
)
def test_what_a_session_has_become(day: date, cancelled: bool, came: bool, state: SessionState) -> None:
    assert rules.state_of(day=day, today=date(2026, 11, 23), cancelled=cancelled, people_came=came) == state


@given(st.integers(min_value=0, max_value=40), st.integers(min_value=0, max_value=60))
def test_a_margin_larger_than_the_total_is_told_but_not_the_enrolled(total: int, count: int) -> None:
    told = rules.margins_above_total(total, {"women": count, "enrolled": count})
    assert told == (["women"] if count > total else [])
    assert rules.margins_above_total(None, {"women": count}) == []
